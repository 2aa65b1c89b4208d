/** Work rests so many times as long as it took: what goes on all the time takes a fifth of the host's time at most. */
const restFactor = 4;

/** Does work soon after it is asked for, once for all that ask meanwhile, and leaves time for others. */
export class UpdateScheduler {
  private timer: NodeJS.Timeout | undefined;
  private isWorking = false;
  private isScheduled = false;
  private spentMs = 0;
  private restUntil = 0;

  /**
   * @param work what is to be done; it measures what it costs by `spend`.
   * @param delayMs for how long those who ask are gathered, in milliseconds.
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly delayMs: () => number,
  ) {}

  schedule(): void {
    this.isScheduled = true;
    if (this.isWorking || this.timer !== undefined) return;
    const rest = this.restUntil - performance.now();
    this.timer = setTimeout(() => void this.run(), Math.max(this.delayMs(), rest));
  }

  /** The same without waiting for others to ask. */
  scheduleNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isScheduled = true;
    if (!this.isWorking) this.timer = setTimeout(() => void this.run(), 0);
  }

  /** Does something that counts as the work's cost. */
  measure<T>(part: () => T): T {
    const begin = performance.now();
    if (begin > this.restUntil) this.spentMs = 0;
    try {
      return part();
    } finally {
      const ms = performance.now() - begin;
      this.spentMs += ms;
      this.restUntil = Math.max(this.restUntil, performance.now() + restFactor * this.spentMs);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.isWorking = true;
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.isWorking = true;
    this.isScheduled = false;
    try {
      await this.work();
    } finally {
      this.isWorking = false;
      if (this.wasScheduledMeanwhile()) this.schedule();
    }
  }

  private wasScheduledMeanwhile(): boolean {
    return this.isScheduled;
  }
}
