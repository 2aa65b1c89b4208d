import { isInsideAny } from './isInside';
import type { ReadFile } from './fileReader';
import type { KnownFiles } from './knownFiles';
import type { ResultBatcher } from './resultBatcher';
import type { ScanSummary, SkipReason } from './protocol';

/** Which files are reported: those that changed, also all that hold IDs, or every one. */
export type ReportMode = 'changed' | 'holding' | 'every';

/** The result of each file, over a scan and the updates after it. */
export class ScanState {
  private readonly skips = new SkippedFiles();
  /** Every file there is, searched or not. */
  private files: Set<string> = new Set<string>();
  private filesRead = 0;

  constructor(private readonly known: KnownFiles) {}

  beginScan(): void {
    this.filesRead = 0;
    this.skips.clear();
  }

  beginUpdate(): void {
    this.filesRead = 0;
  }

  skip(path: string, reason: SkipReason): void {
    this.skips.add(path, reason);
  }

  /**
   * Records the result of a file, and reports it.
   * @param signature of the settings by which it was read.
   * @param isReported whether its occurrences were reported already.
   */
  recordFile(
    file: string,
    signature: string,
    now: ReadFile,
    batcher: ResultBatcher,
    reportMode: ReportMode,
    isReported = false,
  ): void {
    const known = this.known.get(file, signature);
    const held = known?.occurrences ?? [];
    const { state, size, mtimeMs, ctimeMs, ino, occurrences } = now;
    const isBinary = state === 'binary' || (state === 'unchanged' && known?.isBinary === true);
    this.files.add(file);
    if (isBinary) this.skips.add(file, 'binary');
    else if (state === 'read' || state === 'unchanged') this.skips.remove(file);
    else this.skips.add(file, state);
    switch (state) {
      case 'unchanged':
      // What can't be read for now, a file that is locked for one, still holds what it held.
      case 'unreadable':
        if (reportMode === 'every' || (reportMode === 'holding' && held.length > 0)) batcher.add(file, held);
        return;
      case 'read':
      case 'binary': {
        this.filesRead++;
        this.known.set(file, { size, mtimeMs, ctimeMs, ino, isBinary, occurrences, signature });
        const holdsOrHeld = occurrences.length > 0 || held.length > 0;
        if (!isReported && (reportMode === 'every' || holdsOrHeld)) batcher.add(file, occurrences);
        return;
      }
      case 'tooLarge':
      case 'vanished':
        this.known.delete(file);
        if (reportMode === 'every' || held.length > 0) batcher.add(file, []);
    }
  }

  /**
   * After a scan: all others are gone.
   * @param closed folders that can't be read for now. What lies below them still holds what it held.
   */
  recordScanEnd(seen: Set<string>, closed: ReadonlySet<string>, batcher: ResultBatcher, reportMode: ReportMode): void {
    this.files = seen;
    for (const [file, { occurrences }] of this.known.all()) {
      if (seen.has(file)) continue;
      if (isInsideAny(closed, file)) {
        if (reportMode !== 'changed' && occurrences.length > 0) batcher.add(file, occurrences);
        continue;
      }
      this.known.delete(file);
      if (occurrences.length > 0) batcher.add(file, []);
    }
  }

  /** After an update: what is gone is neither known nor counted any more. */
  forget(isGone: (path: string) => boolean, batcher: ResultBatcher): void {
    for (const [file, { occurrences }] of this.known.all()) {
      if (!isGone(file)) continue;
      this.known.delete(file);
      if (occurrences.length > 0) batcher.add(file, []);
    }
    for (const file of this.files) if (isGone(file)) this.files.delete(file);
    this.skips.removeWhere(isGone);
  }

  summary(isCancelled: boolean): ScanSummary {
    return {
      files: this.files.size,
      read: this.filesRead,
      skipped: this.skips.counts(),
      examples: this.skips.drainExamples(),
      isCancelled,
    };
  }
}

/** Skipped paths that are named in the log. */
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
