import * as vscode from 'vscode';
import type { Account } from '../accounts/account';
import type { CopiesBefore, CopyKeeper } from '../copies/copyKeeper';
import type { ReadingSettings } from '../settings/sendingSettings';
import type { BatchReport } from '../../core/deletion/batch';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { DeletionResult } from '../../core/outcome';
import { escapeForMessage } from '../../core/text/escaping';

interface CopyingOrder {
  readonly mediaIds: readonly MediaId[];
  readonly settings: ReadingSettings;
  readonly account: Account;
  readonly signal: AbortSignal;
  readonly keepsCopies: boolean;
}

/** What came of the copies that a batch keeps before it sends anything. */
export interface CopiesKept {
  /** Media without a copy, and why: they are not deleted. */
  readonly failed: CopiesBefore['failed'];
  /** Stops the deletion of the others. */
  readonly signal: AbortSignal;
}

/** Keeps copies before a batch sends anything, where they are to be kept. */
export async function keepCopiesBefore(
  { mediaIds, settings, account, signal, keepsCopies }: CopyingOrder,
  keeper: Pick<CopyKeeper, 'keep'>,
  batch: string,
): Promise<CopiesKept> {
  if (!keepsCopies) return { failed: new Map(), signal };
  const { failed, isCanceled } = await keeper.keep({ account, ...settings }, mediaIds, batch, signal);
  // Where nothing may be sent any more, or the user canceled, nothing is deleted, copied or not.
  if (signal.aborted) return { failed: new Map(), signal };
  return isCanceled ? { failed: new Map(), signal: AbortSignal.abort() } : { failed, signal };
}

/** The result of a media object that isn't deleted because no copy of it could be kept. */
export function withoutCopy(mediaId: MediaId, why: string): DeletionResult {
  const reason = vscode.l10n.t('No copy could be kept: {0}', why);
  return { mediaId, outcome: 'cancelled', reason, attempts: 0, durationMs: 0 };
}

/** A report about all, of those that were sent and those without a copy, in the order given. */
export function withAll(
  mediaIds: readonly MediaId[],
  report: BatchReport,
  results: readonly DeletionResult[],
): BatchReport {
  if (results.length === 0) return report;
  const byId = new Map([...report.results, ...results].map((result) => [result.mediaId, result]));
  return { ...report, results: mediaIds.flatMap((mediaId) => byId.get(mediaId) ?? []) };
}

/** A sentence about those that weren't deleted for want of a copy. */
export function withoutCopyTexts(failed: ReadonlyMap<MediaId, string>): string[] {
  const [first] = failed;
  if (first === undefined) return [];
  const why = escapeForMessage(first[1], 150);
  return [
    failed.size === 1
      ? vscode.l10n.t('{0} was not deleted, because no copy could be kept: {1}.', first[0], why)
      : vscode.l10n.t(
          '{0} were not deleted, because no copy could be kept: {1}, for instance: {2}.',
          failed.size,
          first[0],
          why,
        ),
  ];
}
