import * as vscode from 'vscode';
import type { InterruptedBatch, Ledger } from '../../core/ledger/ledger';

/** Looking takes seconds only where another process may be at it still; then that is said. */
export async function findInterrupted(ledger: Ledger): Promise<InterruptedBatch[]> {
  const title = vscode.l10n.t('Looking for interrupted deletions');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => ledger.interrupted());
}

/** Says that there is nothing to resume or discard. */
export function showNoneInterrupted(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('No deletion was interrupted.'));
}
