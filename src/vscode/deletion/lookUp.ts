import * as vscode from 'vscode';
import { clockText } from '../accountMedia/accountMediaText';
import type { BatchReport } from '../../core/deletion/batch';
import type { DeletionOutcome, DeletionResult } from '../../core/outcome';

/** What the account listed once a batch had ended: a hint with a time. */
export interface LookUp {
  /** Milliseconds since the epoch. */
  readonly askedMs: number;
  /** Of the batch's media those that are listed still. */
  readonly listed: ReadonlySet<string>;
}

/** Outcomes of which the account's list may tell more. */
const toldMore: readonly DeletionOutcome[] = ['deleted', 'notFound', 'unknown'];

/** The media to look for afterward: none where the service must not be asked again. */
export function lookedUpAfter({ results, stop, retryNotBefore }: BatchReport): string[] {
  const isAskedToWait = retryNotBefore !== undefined || stop?.kind === 'fault';
  return isAskedToWait ? [] : results.filter(({ outcome }) => toldMore.includes(outcome)).map(({ mediaId }) => mediaId);
}

/** Sentences on what the account listed afterward. */
export function lookUpTexts(results: readonly DeletionResult[], lookUp: LookUp | undefined): string[] {
  if (lookUp === undefined) return [];
  const time = clockText(lookUp.askedMs);
  const count = (outcome: DeletionOutcome, isListed: boolean): number =>
    results.filter((one) => one.outcome === outcome && lookUp.listed.has(one.mediaId) === isListed).length;
  const [gone, still] = [count('deleted', false), count('deleted', true)];
  const [unknownGone, unknownStill] = [count('unknown', false), count('unknown', true)];
  return [
    ...(gone === 0
      ? []
      : gone === 1
        ? [vscode.l10n.t('Confirmed: the account no longer lists it at {0}.', time)]
        : [vscode.l10n.t('Confirmed: the account no longer lists {0} of them at {1}.', gone, time)]),
    ...(still === 0
      ? []
      : [vscode.l10n.t('Reported as deleted, but still listed by the account at {0}: {1}.', time, still)]),
    ...(unknownGone === 0 ? [] : [vscode.l10n.t('Unknown, no longer listed at {0}: {1}.', time, unknownGone)]),
    ...(unknownStill === 0 ? [] : [vscode.l10n.t('Unknown, still there at {0}: {1}.', time, unknownStill)]),
  ];
}
