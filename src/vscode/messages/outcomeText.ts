import * as vscode from 'vscode';
import type { DeletionOutcome } from '../../core/outcome';
import { localTime } from './localTime';

/** What the account listed after a deletion, in a few words. */
export function lookUpWords({ time, isListed }: { readonly time: string; readonly isListed: boolean }): string {
  const when = localTime(new Date(time));
  return isListed ? vscode.l10n.t('still listed at {0}', when) : vscode.l10n.t('no longer listed at {0}', when);
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
