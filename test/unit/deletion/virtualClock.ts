import type { Clock } from '../../../src/core/deletion/clock';

/**
 * A clock on which several sleep at once: time passes only when nobody has anything else to do, and then to the moment
 * when the next one wakes.
 */
export class VirtualClock implements Clock {
  private time = 0;
  private readonly sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();

  now(): number {
    return this.time;
  }

  random(): number {
    return 0;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper = {
        at: this.time + ms,
        wake: (): void => {
          this.sleepers.delete(sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.sleepers.add(sleeper);
      signal.addEventListener('abort', sleeper.wake);
    });
  }

  /** Lets time pass until `work` is done. @throws Error when everybody waits and nobody sleeps. */
  async passUntil<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false as boolean;
    const done = work.finally(() => {
      isDone = true;
    });
    done.catch(() => undefined);
    for (;;) {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      if (isDone) return done;
      const [next] = [...this.sleepers].sort((a, b) => a.at - b.at);
      if (next === undefined) throw new Error('Everybody waits for ever');
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
  }
}
