/**
 * Files that editors saved. What an editor saved is newer than what was read before: until an order that began after the
 * save has read such a file, its result is outdated. Orders are numbered in ascending order.
 */
export class SavedFiles {
  /** The order that reads each file after its save; `Infinity` until one does. */
  private readonly readBy = new Map<string, number>();

  add(file: string): void {
    this.readBy.set(file, Infinity);
  }

  /** Saved files that no order has read yet. @param among restricts them to these. */
  unread(among?: ReadonlySet<string>): string[] {
    return [...this.readBy]
      .filter(([file, order]) => order === Infinity && (among === undefined || among.has(file)))
      .map(([file]) => file);
  }

  /** An order begins that reads these. */
  begin(order: number, files: readonly string[]): void {
    for (const file of files) this.readBy.set(file, order);
  }

  /** An order has ended; one that was stopped may not have read them. */
  end(order: number, isWhole: boolean): void {
    for (const [file, by] of this.readBy) {
      if (by !== order) continue;
      if (isWhole) this.readBy.delete(file);
      else this.readBy.set(file, Infinity);
    }
  }

  /** Whether the result of an order was read before the file was saved. */
  isOutdated(file: string, order: number): boolean {
    return order < (this.readBy.get(file) ?? 0);
  }
}
