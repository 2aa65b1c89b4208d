import { systemClock } from '../../core/deletion/clock';
import { RateLimiter } from '../../core/deletion/rateLimiter';
import { maxSilentWaitMs } from '../../core/gateway/contract';
import type { AccountScope } from './account';
import { scopeKey } from './account';

/**
 * The rate at which this window sends: deletions that run at once, and what is read of the account meanwhile, share that
 * of their account, so that together they keep to the rate. What the service asked for holds for the next deletion, too:
 * a wait of up to a minute is kept silently; a longer one is shown in the confirmation.
 */
export class RateLimiters {
  private readonly running = new Map<string, { readonly rateLimiter: RateLimiter; users: number }>();
  private readonly heldUntil = new Map<string, number>();

  /** @param requestsPerSecond 0 for no limit. @returns the rateLimiter, and what says that a deletion has ended. */
  begin(
    scope: AccountScope,
    requestsPerSecond: number,
  ): { readonly rateLimiter: RateLimiter; readonly end: () => void } {
    const key = scopeKey(scope);
    const shared = this.running.get(key) ?? { rateLimiter: this.newLimiter(key, requestsPerSecond), users: 0 };
    shared.users++;
    this.running.set(key, shared);
    const end = (): void => {
      shared.users--;
      this.heldUntil.set(key, shared.rateLimiter.heldUntil);
      if (shared.users === 0) this.running.delete(key);
    };
    return { rateLimiter: shared.rateLimiter, end };
  }

  /** Deletions that are running keep to another rate from now on. @param requestsPerSecond 0 for no limit. */
  changeRate(requestsPerSecond: number): void {
    for (const { rateLimiter } of this.running.values()) rateLimiter.changeRate(requestsPerSecond);
  }

  /** How much longer the service asks clients to wait, where that is longer than a silent wait (ms). */
  longWait(scope: AccountScope): number | undefined {
    const wait = (this.heldUntil.get(scopeKey(scope)) ?? 0) - systemClock.now();
    return wait > maxSilentWaitMs ? wait : undefined;
  }

  private newLimiter(key: string, requestsPerSecond: number): RateLimiter {
    const rateLimiter = new RateLimiter(requestsPerSecond, systemClock);
    const until = this.heldUntil.get(key) ?? 0;
    if (until - systemClock.now() <= maxSilentWaitMs) rateLimiter.holdUntil(until);
    return rateLimiter;
  }
}
