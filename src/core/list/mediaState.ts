import type { DeletionOutcome } from '../outcome';
import { deletionOutcomes, isFailure } from '../outcome';

/** What is known of a media ID: nothing yet, a deletion in progress, or how the last one ended. */
export type MediaState = 'notDeleted' | 'waiting' | 'deleting' | DeletionOutcome;

/** In the order in which a list by state shows them. */
export const mediaStates: readonly MediaState[] = [
  'deleting',
  'waiting',
  'unknown',
  'refused',
  'unauthorized',
  'throttled',
  'unreachable',
  'notDeleted',
  'cancelled',
  'notFound',
  'deleted',
];

/** The states in which another try may help. */
export const failureStates: readonly MediaState[] = deletionOutcomes.filter(isFailure);

/** What the account says of a media ID: `expired` is listed still, though its time is over. */
export type AccountWord = 'listed' | 'notListed' | 'expired';

/**
 * The groups of a list by state. Of what was not deleted, what a spreadsheet damaged, or may have rounded, has its own, and
 * so has what has expired by the account's word, or isn't listed by it.
 */
export type StateGroup = MediaState | 'damaged' | 'expired' | 'notListed';

/** In the order in which a list by state shows them. */
export const stateGroups: readonly StateGroup[] = mediaStates.flatMap((state) =>
  state === 'notDeleted' ? [state, 'damaged', 'expired', 'notListed'] : [state],
);

/** The group of an ID in a list by state. */
export function groupOf(state: MediaState, isDamaged: boolean, word: AccountWord | undefined): StateGroup {
  if (state !== 'notDeleted') return state;
  if (isDamaged) return 'damaged';
  return word === 'expired' || word === 'notListed' ? word : state;
}

/** Its state, and what else a filter by states may ask for. */
export function statesOf(state: MediaState, isDamaged: boolean, word: AccountWord | undefined): StateGroup[] {
  if (state !== 'notDeleted') return [state];
  const damaged: StateGroup[] = isDamaged ? ['damaged'] : [];
  return [state, ...damaged, ...(word === 'expired' || word === 'notListed' ? [word] : [])];
}
