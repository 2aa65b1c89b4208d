import type { Attempt } from '../gateway/attempt';
import type { DeletionOutcome } from '../outcome';
import { isGone } from '../outcome';
import type { Pause } from './failureStreak';
import { repeatedFailure } from './failureStreak';

/** Until one answer is no failure, so many requests are sent at most before the batch pauses, retries included. */
const maxTrialRequests = 6;

/**
 * The beginning of a batch, before it is known that the service deletes anything at all: few requests leave, however many
 * may be in progress at once later, and in whatever ways they fail. An answer that the media is not found ends the phase,
 * too: credentials and endpoint work.
 */
export class TrialPhase {
  private isOver = false;
  private sent = 0;
  private failures: DeletionOutcome[] = [];
  private lastReason: string | undefined;
  /** Requests that wait until they may leave. */
  private readonly waiting = new Set<() => void>();

  /**
   * Resolves when a request may leave, or when `signal` is aborted.
   * @param onExhausted called when all that may leave have left and failed.
   */
  async enter(signal: AbortSignal, onExhausted: (pause: Pause) => void): Promise<void> {
    while (!this.isOver && this.sent >= maxTrialRequests && !signal.aborted) {
      const pause = this.pauseReason();
      if (pause !== undefined) onExhausted(pause);
      await this.changed(signal);
    }
    this.sent++;
  }

  /** Takes note of how a request ended. */
  recordEnd({ outcome, reason }: Attempt): void {
    if (isGone(outcome)) {
      this.isOver = true;
      this.wake();
    } else {
      this.failures.push(outcome);
      this.lastReason = reason;
    }
  }

  /** Why the batch should pause now: all that may leave have left and failed. */
  pauseReason(): Pause | undefined {
    if (this.isOver || this.failures.length < maxTrialRequests) return undefined;
    return repeatedFailure(this.failures, this.lastReason);
  }

  /** The user wants to go on: as many more may leave. */
  restart(): void {
    this.sent = 0;
    this.failures = [];
    this.wake();
  }

  private wake(): void {
    for (const wake of this.waiting) wake();
  }

  private changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
