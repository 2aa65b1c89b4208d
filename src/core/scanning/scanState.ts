import { isInsideAny } from './isInside';
import type { ReadFile } from './fileReader';
import type { KnownFiles } from './knownFiles';
import type { ResultBatcher } from './resultBatcher';
import type { ScanSummary, SkipReason } from './protocol';
import { SkippedFiles } from './skippedFiles';

/** Of which files is told: of those that changed, of all that hold something as well, or of every one. */
export type ReportMode = 'changed' | 'holding' | 'every';

/** What became of each file, over a scan and the updates after it. */
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
   * Keeps what became of a file, and tells of it.
   * @param signature of the settings by which it was read.
   * @param isTold it was told already.
   */
  recordFile(
    file: string,
    signature: string,
    now: ReadFile,
    portions: ResultBatcher,
    telling: ReportMode,
    isTold = false,
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
        if (telling === 'every' || (telling === 'holding' && held.length > 0)) portions.add(file, held);
        return;
      case 'read':
      case 'binary': {
        this.filesRead++;
        this.known.set(file, { size, mtimeMs, ctimeMs, ino, isBinary, occurrences, signature });
        const isNews = occurrences.length > 0 || held.length > 0;
        if (!isTold && (telling === 'every' || isNews)) portions.add(file, occurrences);
        return;
      }
      case 'tooLarge':
      case 'vanished':
        this.known.delete(file);
        if (telling === 'every' || held.length > 0) portions.add(file, []);
    }
  }

  /**
   * After a scan: all others are gone.
   * @param closed folders that can't be read for now. What lies below them still holds what it held.
   */
  recordScanEnd(seen: Set<string>, closed: ReadonlySet<string>, portions: ResultBatcher, telling: ReportMode): void {
    this.files = seen;
    for (const [file, { occurrences }] of this.known.all()) {
      if (seen.has(file)) continue;
      if (isInsideAny(closed, file)) {
        if (telling !== 'changed' && occurrences.length > 0) portions.add(file, occurrences);
        continue;
      }
      this.known.delete(file);
      if (occurrences.length > 0) portions.add(file, []);
    }
  }

  /** After an update: what is gone is neither known nor counted any more. */
  forget(isGone: (path: string) => boolean, portions: ResultBatcher): void {
    for (const [file, { occurrences }] of this.known.all()) {
      if (!isGone(file)) continue;
      this.known.delete(file);
      if (occurrences.length > 0) portions.add(file, []);
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
