import * as path from 'node:path';
import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import { inSlices } from '../core/recognition/inSlices';
import type { FoundOccurrence } from '../core/recognition/occurrences';
import { findOccurrencesInSteps, withoutByteOrderMark } from '../core/recognition/occurrences';
import { detectionKeysFor } from '../recognition/detectionKeys';
import { FileError } from '../files/fileError';
import type { OpenDocuments } from '../recognition/openDocuments';

/** A file of this size is read when the user asks for it by name; larger ones would not fit into memory with ease. */
const largestMB = 100;

/**
 * Every media ID in a file as it is now: the editor's text where it is open, else what is on the disk.
 * @throws FileError when it can't be read.
 */
export async function occurrencesInFile(
  file: vscode.Uri,
  openDocuments: OpenDocuments,
): Promise<readonly FoundOccurrence[]> {
  const open = vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.toString() === file.toString(),
  );
  if (open !== undefined) return openDocuments.occurrencesIn(open);
  const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (notebook !== undefined) {
    const cells = notebook.getCells().map(({ document }) => openDocuments.occurrencesIn(document));
    return (await Promise.all(cells)).flat();
  }
  const options = { fileName: path.posix.basename(file.path), ...detectionKeysFor(file) };
  const steps = findOccurrencesInSteps(await textOf(file), options);
  return (await inSlices(steps, new AbortController().signal)) ?? [];
}

async function textOf(file: vscode.Uri): Promise<string> {
  const name = inMessage(path.posix.basename(file.path), 60);
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.Directory) !== 0)
      throw new FileError(vscode.l10n.t('{0} is a folder. Choose a file.', name));
    if (size > largestMB * 1_000_000) {
      throw new FileError(vscode.l10n.t('{0} is larger than {1} MB. Cut out the part with the IDs.', name, largestMB));
    }
    const bytes = await vscode.workspace.fs.readFile(file);
    if (bytes.includes(0)) {
      throw new FileError(vscode.l10n.t('{0} is not a text file. Save its IDs as text, a CSV file for example.', name));
    }
    return withoutByteOrderMark(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof FileError) throw error;
    const reason = inMessage(error instanceof Error ? error.message : String(error), 200);
    throw new FileError(vscode.l10n.t('{0} could not be read: {1}', name, reason));
  }
}
