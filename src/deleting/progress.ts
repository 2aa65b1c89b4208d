import * as vscode from 'vscode';
import type { DeletionResult } from '../core/deletion/outcome';

export interface DeletionProgress {
  ended(result: DeletionResult): void;
}

/**
 * Runs a batch under one notification with n of N, failures so far and Cancel.
 * @param stopped aborted when somebody else than the user at the notification stops the batch.
 */
export async function withDeletionProgress<Result>(
  total: number,
  stopped: AbortSignal,
  run: (progress: DeletionProgress, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const title =
    total === 1
      ? vscode.l10n.t('Deleting 1 WhatsApp media object')
      : vscode.l10n.t('Deleting {0} WhatsApp media objects', total);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (notification, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      abort.abort();
    });
    let done = 0;
    let failed = 0;
    const ended = ({ outcome }: DeletionResult): void => {
      done++;
      if (outcome !== 'deleted' && outcome !== 'cancelled') failed++;
      const message =
        failed === 0
          ? vscode.l10n.t('{0} of {1}', done, total)
          : vscode.l10n.t('{0} of {1}, {2} not deleted', done, total, failed);
      notification.report({ message, increment: 100 / total });
    };
    try {
      return await run({ ended }, AbortSignal.any([abort.signal, stopped]));
    } finally {
      subscription.dispose();
    }
  });
}
