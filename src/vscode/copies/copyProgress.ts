import * as vscode from 'vscode';

/**
 * Saves copies under a notification with n of N and Cancel.
 * @param stopped aborted when nothing more may be sent, for another reason than Cancel.
 */
export async function withCopyProgress<Result>(
  title: string,
  total: number,
  stopped: AbortSignal | undefined,
  save: (signal: AbortSignal, onCopy: () => void) => Promise<Result>,
): Promise<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    let done = 0;
    const signal = stopped === undefined ? abort.signal : AbortSignal.any([abort.signal, stopped]);
    return save(signal, () => {
      done++;
      progress.report({ message: vscode.l10n.t('{0} of {1}', done, total), increment: 100 / total });
    });
  });
}
