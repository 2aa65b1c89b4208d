import * as vscode from 'vscode';
import type { AccountCheck } from '../accountMedia/accountCheck';
import { clockText } from '../messages/localTime';
import type { BatchReport } from '../../core/deletion/batch';
import type { DeletionOutcome, DeletionResult, LookUp } from '../../core/outcome';

/** Outcomes of which the account's list may tell more. */
const toldMore: readonly DeletionOutcome[] = ['deleted', 'notFound', 'unknown'];

/**
 * The media to look for afterward: none where the service must not be asked again, and none that the account did not
 * list before, of which its list tells nothing.
 */
function lookedUpAfter(
  { results, stop, retryNotBefore }: BatchReport,
  listedBefore: ReadonlyMap<string, unknown> | undefined,
): string[] {
  if (retryNotBefore !== undefined || stop?.kind === 'fault') return [];
  return results
    .filter(({ mediaId, outcome }) => toldMore.includes(outcome) && (listedBefore?.has(mediaId) ?? true))
    .map(({ mediaId }) => mediaId);
}

/** Asks once what the account lists after a batch. @returns `undefined` where that tells nothing, or isn't known. */
export async function lookUpAfter(
  report: BatchReport,
  listedBefore: ReadonlyMap<string, unknown> | undefined,
  ask: () => Promise<AccountCheck>,
): Promise<LookUp | undefined> {
  const mediaIds = lookedUpAfter(report, listedBefore);
  if (mediaIds.length === 0) return undefined;
  const check = await ask();
  if (check.kind !== 'listed') return undefined;
  const { media, askedMs } = check.listing;
  const listed = new Set(mediaIds.filter((mediaId) => media.has(mediaId)));
  const notListed = new Set(mediaIds.filter((mediaId) => !media.has(mediaId)));
  return { askedMs, listed, notListed };
}

/** Sentences on what the account listed afterward. */
export function lookUpTexts(results: readonly DeletionResult[], lookUp: LookUp | undefined): string[] {
  if (lookUp === undefined) return [];
  const { listed, notListed } = lookUp;
  const time = clockText(new Date(lookUp.askedMs));
  const count = (outcome: DeletionOutcome, among: ReadonlySet<string>): number =>
    results.filter((one) => one.outcome === outcome && among.has(one.mediaId)).length;
  const [gone, still] = [count('deleted', notListed), count('deleted', listed)];
  const [unknownGone, unknownStill] = [count('unknown', notListed), count('unknown', listed)];
  return [
    ...(gone === 0 ? [] : [confirmedText(gone, results.length, time)]),
    ...(still === 0
      ? []
      : [vscode.l10n.t('Reported as deleted, but still listed by the account at {0}: {1}.', time, still)]),
    ...(unknownGone === 0 ? [] : [vscode.l10n.t('Unknown, no longer listed at {0}: {1}.', time, unknownGone)]),
    ...(unknownStill === 0 ? [] : [vscode.l10n.t('Unknown, still there at {0}: {1}.', time, unknownStill)]),
  ];
}

function confirmedText(count: number, total: number, time: string): string {
  if (total === 1) return vscode.l10n.t('Confirmed: the account no longer lists it at {0}.', time);
  if (count === total) return vscode.l10n.t('Confirmed: the account no longer lists them at {0}.', time);
  return vscode.l10n.t('Confirmed: the account no longer lists {0} of them at {1}.', count, time);
}
