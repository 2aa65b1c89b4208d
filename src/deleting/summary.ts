import * as vscode from 'vscode';
import type { BatchReport } from '../core/deletion/batch';
import type { DeletionOutcome } from '../core/deletion/outcome';
import { deletionOutcomes } from '../core/deletion/outcome';
import { causeText } from '../output/attemptText';
import { outcomeText } from '../output/deletionLog';
import { pauseText } from './askAtPause';

/** A button of the summary, and what it does. */
export interface SummaryAction {
  readonly title: string;
  run(): unknown;
}

export interface Summary {
  readonly text: string;
  readonly severity: 'information' | 'warning' | 'error';
}

/** One message for a whole batch: how many ended how, and why it stopped where it did. */
export function summarize({ results, stop }: BatchReport): Summary {
  const count = (outcome: DeletionOutcome): number => results.filter((result) => result.outcome === outcome).length;
  const counts = deletionOutcomes
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${count(outcome)} ${outcomeText(outcome)}`)
    .join(', ');
  const only = results.length === 1 ? results[0] : undefined;
  const what =
    only === undefined
      ? vscode.l10n.t('WhatsApp media: {0}.', counts)
      : vscode.l10n.t('WhatsApp media {0}: {1}.', only.mediaId, outcomeText(only.outcome));
  const why =
    stop === undefined || stop.kind === 'cancelled'
      ? notes(count)
      : stop.kind === 'fault'
        ? vscode.l10n.t('Stopped: {0}.', causeText(stop.cause))
        : vscode.l10n.t('Stopped. {0}', pauseText(stop.pause));
  const failures: readonly DeletionOutcome[] = ['refused', 'unauthorized', 'throttled', 'unreachable', 'unknown'];
  const failed = failures.some((outcome) => count(outcome) > 0);
  const good = count('deleted') > 0;
  return {
    text: why === '' ? what : `${what} ${why}`,
    severity: failed ? (good ? 'warning' : 'error') : count('notFound') > 0 ? 'warning' : 'information',
  };
}

function notes(count: (outcome: DeletionOutcome) => number): string {
  const parts: string[] = [];
  if (count('notFound') > 0) parts.push(vscode.l10n.t("Not found means gone, expired or not this account's."));
  if (count('unknown') > 0) parts.push(vscode.l10n.t('Unknown means that it may have been deleted or not.'));
  return parts.join(' ');
}

/** Shows the summary without waiting for it to be answered. */
export function showSummary(summary: Summary, actions: readonly SummaryAction[]): void {
  const titles = actions.map(({ title }) => title);
  const shown =
    summary.severity === 'information'
      ? vscode.window.showInformationMessage(summary.text, ...titles)
      : summary.severity === 'warning'
        ? vscode.window.showWarningMessage(summary.text, ...titles)
        : vscode.window.showErrorMessage(summary.text, ...titles);
  void shown.then((chosen) => actions.find(({ title }) => title === chosen)?.run());
}
