import * as vscode from 'vscode';
import { leftOutTexts } from '../confirmation/leftOut';
import { systemClock } from '../../core/deletion/clock';
import type { DeletionOutcome } from '../../core/outcome';
import { deletionOutcomes, isFailure } from '../../core/outcome';
import { causeText } from '../messages/causeText';
import type { Stop } from '../../core/deletion/failureStreak';
import { BatchNotOpenError, RecordLostError } from '../../core/ledger/errors';
import { localTime } from '../messages/localTime';
import type { UserAction } from '../messages/userError';
import { escapeForMessage } from '../../core/text/escaping';
import { outcomeText } from '../messages/outcomeText';
import type { CommonCause } from './failureCauses';
import { commonCauseText } from './failureCauses';
import { pauseText } from './pauseText';
import type { ConfirmedReport } from './deletion';
import { withoutCopyTexts } from './copiesBefore';
import { lookUpTexts } from './lookUp';
import { takenText } from './notOpenText';
import { credentialsRemoved } from './runningBatches';

export interface Summary {
  readonly text: string;
  readonly severity: 'information' | 'warning' | 'error';
}

/** One message for a whole batch: how many ended how, why it stopped where it did, and what was left out. */
export function summarize({
  results,
  stop,
  retryNotBefore,
  unrecorded,
  selection,
  commonCause,
  lookUp,
  withoutCopy,
}: ConfirmedReport): Summary {
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
  const why = [
    stop === undefined ? '' : stopText(stop),
    // What stopped the batch is said there.
    commonCause === undefined || saysCause(stop) ? '' : commonCauseText(withoutSaidWords(commonCause, stop)),
    stop?.kind === 'fault' ? '' : notes(count),
    retryNotBefore === undefined || saysWait(stop) ? '' : waitText(retryNotBefore),
    unrecorded === 0 ? '' : unrecordedText(unrecorded, stop),
    ...withoutCopyTexts(withoutCopy),
    ...lookUpTexts(results, lookUp),
    ...leftOutTexts(selection),
  ]
    .filter((text) => text !== '')
    .join(' ');
  const isUnrecorded = stop?.kind === 'unrecorded' || stop?.kind === 'unforeseen' || unrecorded > 0;
  const failed = isUnrecorded || withoutCopy.size > 0 || results.some(({ outcome }) => isFailure(outcome));
  const good = count('deleted') > 0;
  const isDoubtful =
    count('notFound') > 0 || results.some((one) => one.outcome === 'deleted' && lookUp?.listed.has(one.mediaId));
  return {
    text: why === '' ? what : `${what} ${why}`,
    severity: failed ? (good ? 'warning' : 'error') : isDoubtful ? 'warning' : 'information',
  };
}

function saysCause(stop: Stop | undefined): boolean {
  return stop?.kind === 'fault' || (stop?.kind === 'paused' && stop.pause.kind !== 'sameFailure');
}

/** A pause quotes the service; the same words aren't quoted twice. */
function withoutSaidWords(commonCause: CommonCause, stop: Stop | undefined): CommonCause {
  const said = stop?.kind === 'paused' && stop.pause.kind === 'sameFailure' ? stop.pause.reason : undefined;
  return said === commonCause.reason ? { ...commonCause, reason: undefined } : commonCause;
}

function saysWait(stop: Stop | undefined): boolean {
  return stop?.kind === 'paused' && stop.pause.kind === 'askedToWait';
}

function stopText(stop: Stop): string {
  switch (stop.kind) {
    case 'cancelled':
      return stop.reason === credentialsRemoved ? vscode.l10n.t('Stopped: the credentials were removed.') : '';
    case 'paused':
      return vscode.l10n.t('Stopped. {0}', pauseText(stop.pause));
    case 'unrecorded':
      if (stop.error instanceof BatchNotOpenError) return takenText(stop.error.reason);
      if (stop.error instanceof RecordLostError) {
        return vscode.l10n.t(
          'Stopped: the record of this deletion was removed or changed from outside. Nothing is deleted without a record.',
        );
      }
      return vscode.l10n.t(
        'Stopped: results could not be recorded ({0}). Nothing is deleted without a record. Free up disk space, then try again.',
        escapeForMessage(stop.error instanceof Error ? stop.error.message : String(stop.error), 60),
      );
    case 'unforeseen':
      return vscode.l10n.t(
        'Stopped: an unexpected error occurred ({0}). See the output.',
        escapeForMessage(stop.error instanceof Error ? stop.error.message : String(stop.error), 60),
      );
    case 'fault': {
      const cause = vscode.l10n.t('Stopped: {0}.', causeText(stop.cause, stop));
      const words = stop.words === undefined ? '' : escapeForMessage(stop.words, 100);
      return words === '' ? cause : `${cause} ${vscode.l10n.t('The service said: "{0}".', words)}`;
    }
  }
}

/** @param until milliseconds since the epoch, by the batch's clock. */
function waitText(until: number): string {
  const time = new Date(Date.now() + until - systemClock.now());
  return vscode.l10n.t('The service asks clients to wait until {0}.', localTime(time));
}

function unrecordedText(count: number, stop: Stop | undefined): string {
  if (stop?.kind === 'unrecorded' && stop.error instanceof RecordLostError) {
    return vscode.l10n.t('{0} of these are not in the history.', count);
  }
  return vscode.l10n.t(
    '{0} of these could not be written to the history, which calls them unknown. Free up disk space.',
    count,
  );
}

function notes(count: (outcome: DeletionOutcome) => number): string {
  const parts: string[] = [];
  if (count('notFound') > 0) parts.push(vscode.l10n.t("Not found means gone, expired or not this account's."));
  if (count('unknown') > 0) parts.push(vscode.l10n.t('Unknown means that it may or may not have been deleted.'));
  return parts.join(' ');
}

/** Shows the summary without waiting for it to be answered. */
export function showSummary(summary: Summary, actions: readonly UserAction[]): void {
  const titles = actions.map(({ title }) => title);
  const shown =
    summary.severity === 'information'
      ? vscode.window.showInformationMessage(summary.text, ...titles)
      : summary.severity === 'warning'
        ? vscode.window.showWarningMessage(summary.text, ...titles)
        : vscode.window.showErrorMessage(summary.text, ...titles);
  void shown.then((chosen) => actions.find(({ title }) => title === chosen)?.run());
}
