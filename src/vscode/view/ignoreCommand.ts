import * as vscode from 'vscode';
import type { Commands } from '../commands';
import type { IgnoredMediaIds } from './ignoredMediaIds';
import type { MediaIdsView } from './mediaIdsView';
import { selectedIds } from './selectedIds';

/** Mark as Not a Media ID: the rows' IDs are no longer listed; a notification offers to undo that. */
export async function ignoreCommand(
  args: readonly unknown[],
  view: MediaIdsView,
  ignored: IgnoredMediaIds,
  commands: Commands,
): Promise<void> {
  const ids = await ignored.add(selectedIds(view, args));
  if (ids.length > 0) void commands.handled('whatsappMedia.ignore', () => offerUndo(ignored, ids));
}

/** Says what is ignored now; Undo takes back just that, whatever was ignored since. */
async function offerUndo(ignored: IgnoredMediaIds, ids: readonly string[]): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const text =
    ids.length === 1
      ? vscode.l10n.t('{0} is no longer listed in this workspace.', ids[0] ?? '')
      : vscode.l10n.t('{0} numbers are no longer listed in this workspace.', ids.length);
  if ((await vscode.window.showInformationMessage(text, undo)) === undo) await ignored.remove(ids);
}
