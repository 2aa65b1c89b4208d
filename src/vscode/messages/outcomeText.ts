import * as vscode from 'vscode';
import type { DeletionOutcome, MediaLookUp } from '../../core/outcome';
import { localTime } from './localTime';

/** How a deletion ended, with what the account listed afterward: `unknown, no longer listed at …`. */
export function endText(
  { outcome, lookUp }: { readonly outcome: DeletionOutcome; readonly lookUp?: MediaLookUp },
  timeText: (time: Date) => string = localTime,
): string {
  const end = outcomeText(outcome);
  if (lookUp === undefined) return end;
  const when = timeText(new Date(lookUp.time));
  if (!lookUp.isListed) return vscode.l10n.t('{0}, no longer listed at {1}', end, when);
  return outcome === 'unknown'
    ? vscode.l10n.t('{0}, still there at {1}', end, when)
    : vscode.l10n.t('{0}, still listed at {1}', end, when);
}

/** The word for an outcome in the log and in summaries. */
export function outcomeText(outcome: DeletionOutcome): string {
  switch (outcome) {
    case 'deleted':
      return vscode.l10n.t('deleted');
    case 'notFound':
      return vscode.l10n.t('not found');
    case 'refused':
      return vscode.l10n.t('refused');
    case 'unauthorized':
      return vscode.l10n.t('unauthorized');
    case 'throttled':
      return vscode.l10n.t('throttled');
    case 'unreachable':
      return vscode.l10n.t('unreachable');
    case 'unknown':
      return vscode.l10n.t('unknown');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
  }
}
