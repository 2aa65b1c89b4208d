import * as path from 'node:path';
import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import { findOccurrencesInSteps } from '../../core/recognition/occurrences';
import { UserError } from '../messages/userError';
import { readTextFile } from '../workspace/readTextFile';
import { detectionKeysFor } from '../editor/detectionKeys';

/**
 * Makes sure that an editor without unsaved changes shows the IDs that its file holds: VS Code takes a file that was
 * replaced by one of the same size and time for unchanged, and goes on showing the old text.
 * @throws UserError when it doesn't.
 */
export async function requireUnchangedFiles(
  open: vscode.TextDocument,
  inEditor: readonly FoundOccurrence[],
): Promise<void> {
  const onDisk = open.isDirty ? undefined : await textOnDisk(open.uri);
  // An editor has the same line ends everywhere.
  const text = onDisk?.replace(/\r\n?|\n/g, open.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
  if (text === undefined || text === open.getText()) return;
  const options = { fileName: path.posix.basename(open.uri.path), ...detectionKeysFor(open.uri) };
  const found = await runCooperatively(findOccurrencesInSteps(text, options), new AbortController().signal);
  const idsOf = (occurrences: readonly FoundOccurrence[] = []): string =>
    occurrences.map(({ mediaId }) => mediaId).join(' ');
  if (idsOf(found) !== idsOf(inEditor)) throw otherOnDisk(open.uri);
}

/** The same for a notebook, whose file holds outputs besides its cells. */
export async function requireUnchangedCells(
  notebook: vscode.NotebookDocument,
  inCells: readonly FoundOccurrence[],
): Promise<void> {
  const text = notebook.isDirty ? undefined : await textOnDisk(notebook.uri);
  if (text !== undefined && inCells.some(({ mediaId }) => !text.includes(mediaId))) throw otherOnDisk(notebook.uri);
}

/** `undefined` where there is nothing to compare: no file, or one in an encoding that only the editor knows. */
async function textOnDisk(file: vscode.Uri): Promise<string | undefined> {
  try {
    return await readTextFile(file);
  } catch {
    return undefined;
  }
}

function otherOnDisk(file: vscode.Uri): UserError {
  return new UserError(
    vscode.l10n.t(
      'Nothing was deleted: {0} on disk contains other media IDs than its editor shows. Run “Revert File” and try again.',
      escapeForMessage(path.posix.basename(file.path), 60),
    ),
  );
}
