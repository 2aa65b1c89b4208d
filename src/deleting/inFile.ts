import * as path from 'node:path';
import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import { inSlices } from '../core/recognition/inSlices';
import type { FoundOccurrence } from '../core/recognition/occurrences';
import { findOccurrencesInSteps, withoutByteOrderMark } from '../core/recognition/occurrences';
import { detectionKeysFor } from '../recognition/detectionKeys';
import { FileError } from '../files/fileError';
import type { OpenDocuments } from '../recognition/openDocuments';
import type { UnrecognizedNumber } from './chooseNumbers';
import { numbersInText } from './numbersInText';

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
  const open = openDocumentsOf(file);
  if (open !== undefined) {
    return (await Promise.all(open.map((document) => openDocuments.occurrencesIn(document)))).flat();
  }
  const options = { fileName: path.posix.basename(file.path), ...detectionKeysFor(file) };
  const steps = findOccurrencesInSteps(await textOf(file), options);
  return (await inSlices(steps, new AbortController().signal)) ?? [];
}

/**
 * Every number in a file as it is now that could be a media ID, recognized or not.
 * @throws FileError when it can't be read.
 */
export async function numbersInFile(file: vscode.Uri): Promise<UnrecognizedNumber[]> {
  const open = openDocumentsOf(file);
  const texts = open === undefined ? [await textOf(file)] : open.map((document) => document.getText());
  const isNotebook = open !== undefined && open[0]?.uri.toString() !== file.toString();
  const found = await Promise.all(texts.map((text) => numbersInText(text)));
  return found.flatMap((numbers, cell) =>
    numbers.map(({ digits, line, excerpt }) => {
      const place = isNotebook
        ? vscode.l10n.t('cell {0}, line {1}', cell + 1, line + 1)
        : vscode.l10n.t('line {0}', line + 1);
      return { digits, place, excerpt };
    }),
  );
}

/** The document of an open file, or those of an open notebook's cells. */
function openDocumentsOf(file: vscode.Uri): vscode.TextDocument[] | undefined {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const open = textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === file.toString());
  if (open !== undefined) return [open];
  const notebook = notebookDocuments.find(({ uri }) => uri.toString() === file.toString());
  return notebook?.getCells().map(({ document }) => document);
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
