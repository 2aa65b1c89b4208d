import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Prints a figure, and what is to be reached if anything. */
export function print(
  name: string,
  figure: string,
  target?: { readonly value: number; readonly atMost: number },
): void {
  const verdict =
    target === undefined
      ? ''
      : `   target: at most ${target.atMost}, ${target.value <= target.atMost ? 'met' : 'not met'}`;
  console.log(`  ${name.padEnd(44)} ${figure.padStart(20)}${verdict}`);
}

/** Collects garbage, also where the engine wasn't told at its start that programs may ask for that. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
}
