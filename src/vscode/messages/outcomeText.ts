import * as vscode from 'vscode';
import type { DeletionOutcome } from '../../core/outcome';

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
