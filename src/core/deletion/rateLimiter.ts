import type { Clock } from './clock';

/** How late a timer may be before the rate starts over (ms). */
const timerLatenessMs = 20;

/** The first hold after throttling, doubled with each further one in a row, up to the longest (ms). */
const firstHoldMs = 500;
const maxHoldMs = 30_000;

/**
 * Keeps requests, retries included, to a rate, and away from the service while it asks to be left alone or the user is
 * asked. Turns are given one after another, at the moment when a request may leave: a request that waits through a hold has
 * no turn from before it.
 */
export class RateLimiter {
  private heldUntilTime = 0;
  private readonly holds = new Set<Promise<unknown>>();
  private throttlesInARow = 0;
  private lastThrottled = -Infinity;
  private readonly queue: TurnQueue;
  private readonly departureQueue: TurnQueue;

  /** @param requestsPerSecond 0 for no limit. */
  constructor(
    requestsPerSecond: number,
    private readonly clock: Clock,
  ) {
    const interval = intervalOf(requestsPerSecond);
    const waitWhileHeld = (signal: AbortSignal): Promise<void> | undefined => this.waitWhileHeld(signal);
    this.queue = new TurnQueue(interval, clock, waitWhileHeld);
    this.departureQueue = new TurnQueue(interval, clock, waitWhileHeld);
  }

  /** From now on requests keep to another rate, also those that wait already. @param requestsPerSecond 0 for no limit. */
  changeRate(requestsPerSecond: number): void {
    const interval = intervalOf(requestsPerSecond);
    this.queue.changeInterval(interval);
    this.departureQueue.changeInterval(interval);
  }

  /** Resolves when the next request may be prepared, or when `signal` is aborted. */
  waitForTurn(signal: AbortSignal): Promise<void> {
    return this.queue.wait(signal);
  }

  /**
   * Resolves when a request that had its turn may leave, or when `signal` is aborted: at once, unless what was done in
   * between, writing to a slow disk, took so long that others would leave with it, or a hold was put up meanwhile.
   */
  waitToLeave(signal: AbortSignal): Promise<void> {
    return this.departureQueue.wait(signal);
  }

  /** Until then no request leaves; milliseconds since the epoch, by the limiter's clock. */
  get heldUntil(): number {
    return this.heldUntilTime;
  }

  /** No request leaves before `time`, in milliseconds since the epoch. */
  holdUntil(time: number): void {
    this.heldUntilTime = Math.max(this.heldUntilTime, time);
  }

  /** No request leaves before `over` has settled, nor before any other hold has: each batch has its own. */
  holdDuring(over: Promise<unknown>): void {
    const hold = over
      .catch(() => undefined)
      .finally(() => {
        this.holds.delete(hold);
      });
    this.holds.add(hold);
  }

  /**
   * The service was too busy for a request that left at `sent`: all requests wait, longer each time. Those that were on
   * their way together count once.
   */
  onThrottled(sent: number): void {
    if (sent >= this.lastThrottled) {
      this.throttlesInARow++;
      this.lastThrottled = this.clock.now();
    }
    const full = Math.min(maxHoldMs, firstHoldMs * 2 ** (this.throttlesInARow - 1));
    this.holdUntil(this.lastThrottled + full / 2 + (full / 2) * this.clock.random());
  }

  /** The service had time for a request that left at `sent`. */
  onServed(sent: number): void {
    if (sent >= this.lastThrottled) this.throttlesInARow = 0;
  }

  private waitWhileHeld(signal: AbortSignal): Promise<void> | undefined {
    const [hold] = this.holds;
    if (hold !== undefined) return settledOrAborted(hold, signal);
    const wait = this.heldUntilTime - this.clock.now();
    return wait > 0 ? this.clock.sleep(wait, signal) : undefined;
  }
}

/** Lets one through after another, so far apart. */
class TurnQueue {
  /** When the last one was let through; milliseconds since the epoch. */
  private passed = -Infinity;
  private last: Promise<void> | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private interval: number,
    private readonly clock: Clock,
    private readonly waitWhileHeld: (signal: AbortSignal) => Promise<void> | undefined,
  ) {}

  wait(signal: AbortSignal): Promise<void> {
    // Most of the time there is nothing to wait for, and no cost for a hundred thousand.
    if (this.interval === 0 && this.last === undefined && this.waitWhileHeld(signal) === undefined) {
      return Promise.resolve();
    }
    const before = this.last;
    const own: Promise<void> = (before === undefined ? this.pass(signal) : before.then(() => this.pass(signal))).then(
      () => {
        if (this.last === own) this.last = undefined;
      },
    );
    this.last = own;
    return own;
  }

  changeInterval(interval: number): void {
    this.interval = interval;
    this.wake();
  }

  private async pass(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const held = this.waitWhileHeld(signal);
      const wait = this.passed + this.interval - this.clock.now();
      if (held !== undefined) await held;
      else if (wait > 0) await this.sleep(wait, signal);
      else break;
    }
    const now = this.clock.now();
    const due = this.passed + this.interval;
    this.passed = now - due < timerLatenessMs ? due : now;
  }

  /** Sleeps until so much time has passed, the interval has changed or `signal` is aborted. */
  private async sleep(ms: number, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    this.wake = () => {
      woken.abort();
    };
    signal.addEventListener('abort', this.wake);
    await this.clock.sleep(ms, woken.signal);
    signal.removeEventListener('abort', this.wake);
  }
}

/** The time between two requests, in milliseconds. */
function intervalOf(requestsPerSecond: number): number {
  return requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
}

function settledOrAborted(pause: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    pause.then(done, done);
    if (signal.aborted) done();
  });
}
