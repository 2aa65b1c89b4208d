/** Maximum length of a turn (ms): a frame of the user interface has 16. */
const maxTurnMs = 10;

/** Yields to other work during long work. */
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
