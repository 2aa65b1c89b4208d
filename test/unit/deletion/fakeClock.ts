import type { Clock } from '../../../src/core/deletion/clock';

/** A clock that stands still until somebody sleeps, and then jumps: no test waits, and every wait is on record. */
export class FakeClock implements Clock {
  readonly sleeps: number[] = [];
  /** Called while somebody sleeps. */
  onSleep: () => void = () => undefined;

  constructor(private time = 1_700_000_000_000) {}

  now(): number {
    return this.time;
  }

  random(): number {
    return 0;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.sleeps.push(ms);
    this.time += ms;
    this.onSleep();
    return Promise.resolve();
  }

  advance(ms: number): void {
    this.time += ms;
  }
}
