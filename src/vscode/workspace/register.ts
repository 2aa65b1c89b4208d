import * as vscode from 'vscode';
import type { Commands } from '../commands';
import type { WorkspaceScan } from './workspaceScan';

/** The context key of the welcome content that must not say of a part that it is the whole. */
const isStoppedKey = 'whatsappMedia.isScanStopped';

/** So long the status bar says that a scan was stopped. Milliseconds. */
const messageMs = 10_000;

/** The command that stops a scan. */
export function registerScanning(context: vscode.ExtensionContext, commands: Commands, scan: WorkspaceScan): void {
  commands.register('whatsappMedia.cancelScan', () => {
    if (!scan.cancel()) return;
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('The search was stopped: not all media IDs of the workspace are listed.'),
      messageMs,
    );
  });
  context.subscriptions.push(
    scan.onDidChangeStatus((status) => {
      const isStopped = status.kind === 'scanned' && status.summary.isCancelled;
      void vscode.commands.executeCommand('setContext', isStoppedKey, isStopped);
    }),
  );
}
