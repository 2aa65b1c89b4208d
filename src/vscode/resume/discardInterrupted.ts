import * as vscode from 'vscode';
import type { InterruptedBatch, Ledger } from '../../core/ledger/ledger';
import { toUserError } from '../deletion/ledgerErrors';
import { findInterrupted, showNoneInterrupted } from './interruptedDeletions';

/** Discard Interrupted Deletion. @throws UserError as {@link discardInterrupted} */
export async function discardCommand(ledger: Ledger): Promise<void> {
  const interrupted = await findInterrupted(ledger);
  if (interrupted.length === 0) showNoneInterrupted();
  else await discardInterrupted(ledger, interrupted);
}

/**
 * Closes interrupted deletions for good, and says what that means.
 * @throws UserError for the first one that can't be closed; that keeps none of the others.
 */
export async function discardInterrupted(ledger: Ledger, interrupted: readonly InterruptedBatch[]): Promise<void> {
  const done = await Promise.allSettled(interrupted.map(({ plan }) => ledger.discard(plan.batch)));
  const discarded = interrupted.filter((_batch, index) => done[index]?.status === 'fulfilled');
  if (discarded.length > 0) void vscode.window.showInformationMessage(discardedText(discarded));
  const failed = done.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw toUserError(failed.reason);
}

function discardedText(discarded: readonly InterruptedBatch[]): string {
  const unknown = new Set(discarded.flatMap((batch) => [...batch.unknown.keys()])).size;
  const unsent = new Set(discarded.flatMap(({ neverSent }) => neverSent)).size;
  return unknown === 0
    ? vscode.l10n.t('Interrupted deletion discarded. Not deleted: {0}.', unsent)
    : vscode.l10n.t(
        'Interrupted deletion discarded. Not deleted: {0}. May have been deleted: {1}; the history calls them unknown.',
        unsent,
        unknown,
      );
}
