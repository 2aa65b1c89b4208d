import type { ScanSummary } from '../../core/scanning/protocol';
import { emptySummary, skipReasons } from '../../core/scanning/protocol';
import type { ScanProgress } from '../../core/scanning/scanner';

export type ScanStatus =
  | { readonly kind: 'notScanned' }
  | { readonly kind: 'scanning'; readonly progress: ScanProgress }
  | { readonly kind: 'scanned'; readonly summary: ScanSummary }
  | { readonly kind: 'failed'; readonly reason: string };

/** The sum of the scans of several folders. */
export function sumOf(summaries: readonly ScanSummary[]): ScanSummary {
  return summaries.reduce((a, b) => {
    const sum = (reason: keyof ScanSummary['skipped']): number => a.skipped[reason] + b.skipped[reason];
    return {
      files: a.files + b.files,
      read: a.read + b.read,
      skipped: {
        binary: sum('binary'),
        tooLarge: sum('tooLarge'),
        unreadable: sum('unreadable'),
        vanished: sum('vanished'),
        link: sum('link'),
      },
      examples: [...a.examples, ...b.examples],
      isCancelled: a.isCancelled || b.isCancelled,
    };
  }, emptySummary);
}

/** Whether an update changed what there is to say: what is skipped, and whether the list is whole. */
export function hasChanged(before: ScanStatus, now: ScanSummary): boolean {
  if (before.kind !== 'scanned') return true;
  const { summary } = before;
  return (
    summary.isCancelled !== now.isCancelled ||
    skipReasons.some((reason) => summary.skipped[reason] !== now.skipped[reason])
  );
}
