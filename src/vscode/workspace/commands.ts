import * as vscode from 'vscode';
import type { CommandTable } from '../commands';
import type { WorkspaceScan } from './workspaceScan';

/** The context key of the welcome content that must not say of a part that it is the whole. */
const isStoppedKey = 'whatsappMedia.isScanStopped';

/** How long the status bar says that a search was stopped (ms). */
const messageMs = 10_000;

/** The command Stop Searching. */
export function searchCommands(scan: WorkspaceScan): CommandTable {
  return {
    'whatsappMedia.cancelScan': () => {
      if (!scan.cancel()) return;
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('The search was stopped: not all media IDs of the workspace are listed.'),
        messageMs,
      );
    },
  };
}

/** Keeps the context key that says whether the last search was stopped. */
export function trackStoppedSearch(scan: WorkspaceScan): vscode.Disposable {
  return scan.onDidChangeStatus((status) => {
    const isStopped = status.kind === 'scanned' && status.summary.isCancelled;
    void vscode.commands.executeCommand('setContext', isStoppedKey, isStopped);
  });
}
