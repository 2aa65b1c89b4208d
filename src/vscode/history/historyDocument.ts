import * as vscode from 'vscode';
import type { CommandTable } from '../commands';
import { Disposable } from '../disposable';
import type { Ledger } from '../../core/ledger/ledger';
import type { LedgerEntry } from '../../core/ledger/format';
import type { KeptCopies } from '../copies/keptCopies';
import { historyScheme, historyText } from './historyText';

/** The history as an editor that is only for reading. */
export class HistoryDocument extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  private readonly uri = vscode.Uri.from({ scheme: historyScheme, path: vscode.l10n.t('Deletion History') });
  private shown: readonly LedgerEntry[] = [];

  constructor(
    private readonly ledger: Ledger,
    copies: KeptCopies,
  ) {
    super();
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(historyScheme, {
        onDidChange: this.changed.event,
        // After the window was loaded again, nothing was shown yet.
        provideTextDocumentContent: async () => {
          const kept = await copies.byMediaId();
          const usage = await copies.usage(kept);
          const entries = this.shown.length === 0 ? await ledger.entries() : this.shown;
          return historyText(entries, await ledger.damage(), kept, usage);
        },
      }),
    );
  }

  /** Shows every deletion; doesn't wait for that. @returns the entries, oldest first. */
  async show(): Promise<LedgerEntry[]> {
    const entries = await this.ledger.entries();
    this.shown = entries;
    this.changed.fire(this.uri);
    void this.open();
    return entries;
  }

  private async open(): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.uri), { preview: true });
  }
}

/** The command Show Deletion History. */
export function historyCommands(history: HistoryDocument): CommandTable {
  return { 'whatsappMedia.showHistory': () => history.show() };
}
