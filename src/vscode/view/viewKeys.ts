import * as vscode from 'vscode';
import type { CommandTable } from '../commands';
import type { MediaIdsView } from './mediaIdsView';
import type { Navigation } from './navigation';

/**
 * What the keys of the view are bound to: ids of their own, so that no menu shows a key beside a command that means
 * something else there. VS Code passes no arguments: the selection is meant, into which the binding has put the
 * focused row unless several rows are selected.
 */
export function viewKeys(view: MediaIdsView, navigation: Navigation): CommandTable {
  const runOnSelection = (command: string): unknown => {
    const { selection } = view.tree;
    const [row] = selection;
    if (row !== undefined) return vscode.commands.executeCommand(command, row, [...selection]);
    void vscode.window.showInformationMessage(vscode.l10n.t('Select a row in the view Media IDs first.'));
    return undefined;
  };
  return {
    'whatsappMedia.mediaIds.delete': () => runOnSelection('whatsappMedia.delete'),
    'whatsappMedia.mediaIds.copy': () => runOnSelection('whatsappMedia.copy'),
    'whatsappMedia.mediaIds.next': () => navigation.go(1, true),
    'whatsappMedia.mediaIds.previous': () => navigation.go(-1, true),
  };
}
