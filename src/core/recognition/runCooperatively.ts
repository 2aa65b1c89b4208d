import { setImmediate } from 'node:timers';

/** All work in steps together gives way after so long. A frame of the user interface has 16 ms. */
const sliceMs = 8;

/** Those who wait for a turn of the event loop, the first one first. */
const waiting: (() => void)[] = [];
let isTurnPlanned = false;

/** The share of the present turn, as soon as somebody takes of it. */
let share: { readonly endsAt: number } | undefined;

/**
 * Runs work that comes in steps so that it never keeps others waiting for long, however much of it there is at once.
 * @returns `undefined` when it was aborted.
 */
export async function runCooperatively<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  for (;;) {
    if (waiting.length > 0 || isShareSpent()) await nextTurn();
    if (signal.aborted) return undefined;
    // Whoever's turn it is goes on until the share is spent.
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (!isShareSpent());
  }
}

function isShareSpent(): boolean {
  share ??= beginShare();
  return performance.now() >= share.endsAt;
}

function beginShare(): NonNullable<typeof share> {
  const own = { endsAt: performance.now() + sliceMs };
  setImmediate(() => {
    if (share === own) share = undefined;
  });
  return own;
}

/** In each turn one who waits goes on. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    planTurn();
  });
}

function planTurn(): void {
  if (isTurnPlanned) return;
  isTurnPlanned = true;
  setImmediate(() => {
    isTurnPlanned = false;
    share = beginShare();
    waiting.shift()?.();
    if (waiting.length > 0) planTurn();
  });
}
