import * as vscode from 'vscode';
import type { WorkspaceScan } from '../scanning/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import type { Place } from './mediaList';
import { openArguments } from './rowItem';

/** Opens the next or previous listed place after what is selected in the view, or after the cursor. */
export async function goTo(view: MediaIdsView, scan: WorkspaceScan, step: 1 | -1): Promise<void> {
  await scan.ensure();
  const places = view.list.places();
  if (places.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No media IDs are listed.'));
    return;
  }
  const current = currentIndex(view, places);
  const start = current ?? (step === 1 ? -1 : 0);
  const place = places[(start + step + places.length) % places.length];
  if (place === undefined) return;
  const [uri, options] = openArguments(place);
  await vscode.window.showTextDocument(uri, { ...options, preserveFocus: false });
  if (view.tree.visible) await view.tree.reveal(view.rows.rowOf(place), { select: true, focus: false });
}

function currentIndex(view: MediaIdsView, places: readonly Place[]): number | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined) {
    const uri = editor.document.uri.toString();
    const { line, character } = editor.selection.start;
    const at = places.findIndex(
      ({ uri: other, occurrence }) => other === uri && occurrence.line === line && occurrence.character === character,
    );
    if (at !== -1) return at;
  }
  const [selected] = view.tree.selection;
  if (selected?.kind !== 'place') return undefined;
  const at = places.findIndex(({ uri, nth, occurrence }) => {
    const { place } = selected;
    return uri === place.uri && nth === place.nth && occurrence.mediaId === place.occurrence.mediaId;
  });
  return at === -1 ? undefined : at;
}
