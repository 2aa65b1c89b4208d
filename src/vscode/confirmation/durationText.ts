import * as vscode from 'vscode';

/** A duration in seconds, in words as exact as an estimate is. */
export function durationText(seconds: number): string {
  if (seconds < 90) return vscode.l10n.t('{0} seconds', Math.ceil(seconds));
  return seconds < 5400
    ? vscode.l10n.t('{0} minutes', Math.ceil(seconds / 60))
    : vscode.l10n.t('{0} hours', Math.ceil(seconds / 360) / 10);
}
