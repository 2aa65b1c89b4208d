/** A turn that is longer holds others up: a frame of the user interface has 16 ms (ms). */
const maxTurnMs = 10;

/** Lets others have their turn in the midst of work that takes long. */
export class CooperativeTurns {
  private began = performance.now();

  /** Whether it is time to wait for the {@link next} one. */
  get isOver(): boolean {
    return performance.now() - this.began > maxTurnMs;
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.began = performance.now();
  }
}
