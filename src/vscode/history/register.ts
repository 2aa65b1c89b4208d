import * as vscode from 'vscode';
import type { Commands } from '../commands';
import type { Ledger } from '../../core/ledger/ledger';
import type { LedgerEntry } from '../../core/ledger/format';
import { historyScheme, historyText } from './historyText';

/** The command Show Deletion History: a list in an editor that is only for reading, and its entries for the caller. */
export function registerHistory(context: vscode.ExtensionContext, commands: Commands, ledger: Ledger): void {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const uri = vscode.Uri.from({ scheme: historyScheme, path: vscode.l10n.t('Deletion History') });
  let shown: readonly LedgerEntry[] = [];
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(historyScheme, {
      onDidChange: changed.event,
      // After the window was loaded anew, nothing was shown yet.
      provideTextDocumentContent: async () =>
        historyText(shown.length === 0 ? await ledger.entries() : shown, await ledger.damage()),
    }),
  );
  commands.register('whatsappMedia.showHistory', async (): Promise<LedgerEntry[]> => {
    const entries = await ledger.entries();
    shown = entries;
    changed.fire(uri);
    void show(uri);
    return entries;
  });
}

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}
