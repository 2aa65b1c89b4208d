import * as vscode from 'vscode';
import type { DeletionResult } from '../../core/outcome';
import type { OpenDocuments } from '../editor/openDocuments';
import { requireTrust } from '../settings/requireTrust';
import { candidatesInFiles } from './candidatesInFiles';
import type { DeletionController } from './deletionController';

/** Delete WhatsApp Media in File: of the clicked file and all selected ones, or of the active editor's. */
export async function deleteInFileCommand(
  args: readonly unknown[],
  controller: DeletionController,
  openDocuments: OpenDocuments,
): Promise<DeletionResult[] | undefined> {
  if (!(await requireTrust())) return undefined;
  const files = selectedFiles(args);
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a file, or choose one in the Explorer.'));
    return undefined;
  }
  const found = await candidatesInFiles(files, openDocuments);
  return found === undefined ? undefined : controller.deleteCandidates(found.candidates, found.source);
}

/** The Explorer passes the clicked file and all selected ones; the palette nothing, which means the active editor. */
function selectedFiles([file, selected]: readonly unknown[]): vscode.Uri[] {
  if (!(file instanceof vscode.Uri)) {
    const { activeNotebookEditor, activeTextEditor } = vscode.window;
    const active = activeNotebookEditor?.notebook.uri ?? activeTextEditor?.document.uri;
    return active === undefined ? [] : [active];
  }
  const all = Array.isArray(selected) ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : [];
  return all.some((one) => one.toString() === file.toString()) ? all : [file];
}
