import * as vscode from 'vscode';
import type { ScanSummary, SkipReason } from '../../core/scanning/protocol';
import { skipReasons } from '../../core/scanning/protocol';
import type { ScanProgress } from '../../core/scanning/scanner';

/** `Scanning 1,234 of 10,000 files` */
export function progressText({ done, found }: ScanProgress): string {
  return found === 0
    ? vscode.l10n.t('Searching…')
    : vscode.l10n.t('Searching {0} of {1} files', done.toLocaleString(), found.toLocaleString());
}

/** What was not searched and why, `''` when everything was. */
export function skippedText(skipped: ScanSummary['skipped']): string {
  const parts = skipReasons
    .filter((reason) => skipped[reason] > 0)
    .map((reason) => reasonText(reason, skipped[reason]));
  return parts.length === 0 ? '' : vscode.l10n.t('Not searched: {0}', parts.join(', '));
}

function reasonText(reason: SkipReason, count: number): string {
  switch (reason) {
    case 'binary':
      return vscode.l10n.t('{0} binary', count);
    case 'tooLarge':
      return vscode.l10n.t('{0} larger than the limit', count);
    case 'unreadable':
      return vscode.l10n.t('{0} unreadable', count);
    case 'vanished':
      return vscode.l10n.t('{0} no longer exist', count);
    case 'link':
      return vscode.l10n.t('{0} links not followed', count);
  }
}

/** Lines for the log: what a scan did, and which files it left out. */
export function scanLog(summary: ScanSummary): string[] {
  const head = summary.isCancelled
    ? vscode.l10n.t('The search was canceled.')
    : vscode.l10n.t('Searched {0} files, read {1}.', summary.files, summary.read);
  const skipped = skippedText(summary.skipped);
  return [
    skipped === '' ? head : `${head} ${skipped}`,
    ...summary.examples.map(({ path, reason }) => `${path}: ${reasonText(reason, 1)}`),
  ];
}
