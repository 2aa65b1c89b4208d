/** What waits is merged in when it is so great a part of what is sorted already. */
const muchPart = 0.2;

/** Distinct values in order. What is added and removed is merged in together: a list of thousands is not sorted again. */
export class SortedValues<T> {
  private sorted: readonly T[] = [];
  private readonly added = new Set<T>();
  private readonly removed = new Set<T>();

  constructor(private readonly compare: (a: T, b: T) => number) {}

  /** A value that isn't there. */
  add(value: T): void {
    if (!this.removed.delete(value)) this.added.add(value);
  }

  /** A value that is there. */
  remove(value: T): void {
    if (!this.added.delete(value)) this.removed.add(value);
  }

  /** The values in order; another array after every change. */
  values(): readonly T[] {
    if (this.added.size > 0 || this.removed.size > 0) this.merge();
    return this.sorted;
  }

  /** Merges in what came and went once that is a good part of all: so every turn costs little, and all of them, too. */
  mergeIfMuch(): void {
    const waiting = this.added.size + this.removed.size;
    if (waiting > 0 && waiting >= this.sorted.length * muchPart) this.merge();
  }

  private merge(): void {
    const coming = [...this.added].sort(this.compare).values();
    let next = coming.next();
    const merged: T[] = [];
    for (const value of this.sorted) {
      if (this.removed.size > 0 && this.removed.has(value)) continue;
      for (; next.done !== true && this.compare(next.value, value) < 0; next = coming.next()) merged.push(next.value);
      merged.push(value);
    }
    for (; next.done !== true; next = coming.next()) merged.push(next.value);
    this.sorted = merged;
    this.added.clear();
    this.removed.clear();
  }
}
