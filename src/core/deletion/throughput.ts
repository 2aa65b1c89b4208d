/** The window over which the throughput is measured (ms). */
const windowMs = 20_000;

/** Measures how fast a batch goes, lately. */
export class Throughput {
  private readonly ends: { readonly time: number; readonly done: number }[] = [];

  /** @param began milliseconds, by the clock that `ended` goes by. */
  constructor(began: number) {
    this.ends.push({ time: began, done: 0 });
  }

  /** @param now when this many have ended (ms). */
  ended(done: number, now: number): void {
    const [, second] = this.ends;
    // Once a second is enough to look back.
    if (second === undefined || now - (this.ends.at(-1)?.time ?? 0) >= 1000) this.ends.push({ time: now, done });
    while (this.ends.length > 2 && now - (this.ends[1]?.time ?? now) >= windowMs) this.ends.shift();
  }

  /** Ends per second, `undefined` while nothing can be said yet. */
  perSecond(done: number, now: number): number | undefined {
    const [first] = this.ends;
    if (first === undefined || done - first.done < 2 || now - first.time < 1000) return undefined;
    return ((done - first.done) * 1000) / (now - first.time);
  }
}
