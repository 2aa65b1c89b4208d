import type { ScanSummary, SkipReason } from './protocol';

/** So many skipped paths are named in the log. */
const mostExamples = 50;

/** Counts what a scan did. */
export class Tally {
  files = 0;
  read = 0;
  private readonly skippedBy: Record<SkipReason, number> = {
    binary: 0,
    tooLarge: 0,
    unreadable: 0,
    vanished: 0,
    link: 0,
  };
  private readonly examples: { path: string; reason: SkipReason }[] = [];

  skipped(path: string, reason: SkipReason): void {
    this.skippedBy[reason]++;
    if (reason !== 'binary' && this.examples.length < mostExamples) this.examples.push({ path, reason });
  }

  summary(isCancelled: boolean): ScanSummary {
    const { files, read, skippedBy, examples } = this;
    return { files, read, skipped: { ...skippedBy }, examples: [...examples], isCancelled };
  }
}
