import type { ScanSummary, SkipReason } from './protocol';

/** So many skipped paths are named in the log. */
const maxExamples = 50;

/** Which files and folders are not searched, and why. Kept by path, so that an update can correct the counts. */
export class SkippedFiles {
  private readonly reasons = new Map<string, SkipReason>();
  private examples: { path: string; reason: SkipReason }[] = [];

  add(path: string, reason: SkipReason): void {
    if (this.reasons.get(path) === reason) return;
    this.reasons.set(path, reason);
    if (reason !== 'binary' && this.examples.length < maxExamples) this.examples.push({ path, reason });
  }

  remove(path: string): void {
    this.reasons.delete(path);
  }

  removeWhere(isGone: (path: string) => boolean): void {
    for (const path of this.reasons.keys()) if (isGone(path)) this.reasons.delete(path);
  }

  clear(): void {
    this.reasons.clear();
    this.examples = [];
  }

  counts(): ScanSummary['skipped'] {
    const counts = { binary: 0, tooLarge: 0, unreadable: 0, vanished: 0, link: 0 };
    for (const reason of this.reasons.values()) counts[reason]++;
    return counts;
  }

  /** The paths that were added since this was last asked, as far as they are named. */
  drainExamples(): ScanSummary['examples'] {
    const { examples } = this;
    this.examples = [];
    return examples;
  }
}
