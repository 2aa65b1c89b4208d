import type { Clock } from './clock';

/** Keeps requests, retries included, to a rate, and away from the service while it asks to be left alone. */
export class Pace {
  private nextTurn = 0;

  /** @param requestsPerSecond 0 for no limit. */
  constructor(
    private readonly requestsPerSecond: number,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the next request may leave, or when `signal` is aborted. */
  async waitForTurn(signal: AbortSignal): Promise<void> {
    const turn = Math.max(this.nextTurn, this.clock.now());
    if (this.requestsPerSecond > 0) this.nextTurn = turn + 1000 / this.requestsPerSecond;
    // A hold may have been put up while this one slept.
    for (let wait = turn - this.clock.now(); wait > 0 && !signal.aborted; wait = this.heldUntil - this.clock.now()) {
      await this.clock.sleep(wait, signal);
    }
  }

  private heldUntil = 0;

  /** No request leaves before `time`, in milliseconds since the epoch. */
  holdUntil(time: number): void {
    this.heldUntil = Math.max(this.heldUntil, time);
    this.nextTurn = Math.max(this.nextTurn, time);
  }
}
