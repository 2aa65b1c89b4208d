/** Notes where a text is longer than it is read, so that what a number is can't be told. */
export class Limits {
  private isReached = false;

  reach(): void {
    this.isReached = true;
  }

  /** Whether a limit was reached since this was asked last. */
  takeReached(): boolean {
    const { isReached } = this;
    this.isReached = false;
    return isReached;
  }
}
