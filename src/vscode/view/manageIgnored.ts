import * as vscode from 'vscode';
import type { IgnoredMediaIds } from './ignoredMediaIds';

/** Shows what is ignored in this workspace; what is unticked is listed again. */
export async function manageIgnored(ignored: IgnoredMediaIds): Promise<void> {
  const ids = ignored.all();
  if (ids.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is ignored in this workspace.'));
    return;
  }
  const items = ids.map((label) => ({ label, picked: true }));
  const kept = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Manage Ignored Media IDs'),
    placeHolder: vscode.l10n.t('Uncheck what should be listed again'),
  });
  if (kept === undefined) return;
  const stays = new Set(kept.map(({ label }) => label));
  await ignored.remove(ids.filter((mediaId) => !stays.has(mediaId)));
}
