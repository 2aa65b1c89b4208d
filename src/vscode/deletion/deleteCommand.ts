import * as vscode from 'vscode';
import { readArgument } from '../commands';
import type { DeletionResult } from '../../core/outcome';
import { requireTrust } from '../settings/requireTrust';
import { askForMediaIds } from './askForMediaIds';
import { candidatesInEditor, mediaIdsAtCursor } from './candidatesInEditor';
import { mediaIdsFromArgument } from './commandArguments';
import type { DeletionController } from './deletionController';
import type { ListedCandidates } from './listedCandidates';

/**
 * Delete WhatsApp Media: from the editor's menu, from rows of the view, by a caller's array of IDs, or by what is typed
 * into a box.
 */
export async function deleteCommand(
  args: readonly unknown[],
  controller: DeletionController,
  listed: ListedCandidates,
): Promise<DeletionResult[] | undefined> {
  const [argument] = args;
  const fromList = await listed.candidatesFromArguments(args);
  // The Delete key with nothing selected does nothing.
  if (fromList?.length === 0) return undefined;
  // Checked again before anything is sent; checked here so that no typing is lost.
  if (!(await requireTrust())) return undefined;
  if (fromList !== undefined) return controller.deleteCandidates(fromList, 'rows');
  if (isUri(argument)) return controller.deleteCandidates(await candidatesInEditor(argument), 'pointedAt');
  if (argument !== undefined && argument !== null) {
    return controller.deleteFromScript(mediaIdsFromArgument(argument));
  }
  const list = await askForMediaIds(await mediaIdsAtCursor());
  return list === undefined ? undefined : controller.deleteListed(list);
}

function isUri(argument: unknown): argument is vscode.Uri {
  return readArgument(() => argument instanceof vscode.Uri);
}
