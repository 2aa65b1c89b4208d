import { setImmediate } from 'node:timers';

/** Work in steps gives way after so long. A frame of the user interface has 16 ms. */
const sliceMs = 8;

/**
 * Runs work that comes in steps so that it never keeps others waiting for long.
 * @returns `undefined` when it was aborted.
 */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - began < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return undefined;
    began = performance.now();
  }
}
