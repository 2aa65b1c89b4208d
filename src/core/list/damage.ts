import type { FoundOccurrence } from '../recognition/occurrences';
import type { ListedOccurrence } from './listedOccurrence';

/** What is known of the digits of an occurrence, or of an ID. */
export type Damaged = Pick<FoundOccurrence, 'damage' | 'isProbablyRounded'>;

/** Of an ID at all its places: one place where nothing happened to its digits shows that they are right. */
export function damageOf(places: readonly ListedOccurrence[]): Damaged {
  const whole = places.find(({ occurrence }) => occurrence.damage === undefined);
  return {
    damage: whole === undefined ? places[0]?.occurrence.damage : undefined,
    isProbablyRounded: places.some(({ occurrence }) => occurrence.isProbablyRounded),
  };
}

/** Whether digits were lost, or may have been. */
export function isDamaged({ damage, isProbablyRounded }: Damaged): boolean {
  return damage !== undefined || isProbablyRounded;
}
