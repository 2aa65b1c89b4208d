import * as path from 'node:path';
import * as vscode from 'vscode';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import { findOccurrencesInSteps } from '../../core/recognition/occurrences';
import { detectionKeysFor } from '../editor/detectionKeys';
import { readTextFile } from '../workspace/readTextFile';
import type { OpenDocuments } from '../editor/openDocuments';
import type { UnrecognizedNumber } from './chooseNumbers';
import { numbersInText } from './numbersInText';
import { requireUnchangedCells, requireUnchangedFiles } from './sameOnDisk';

/**
 * Every media ID in a file as it is now: the editor's text where it is open, else what is on the disk.
 * @throws UserError when it can't be read, or an editor without unsaved changes shows other IDs than the disk holds.
 */
export async function occurrencesInFile(
  file: vscode.Uri,
  openDocuments: OpenDocuments,
): Promise<readonly FoundOccurrence[]> {
  const open = vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.toString() === file.toString(),
  );
  if (open !== undefined) {
    const inEditor = await openDocuments.occurrencesIn(open);
    await requireUnchangedFiles(open, inEditor);
    return inEditor;
  }
  const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (notebook !== undefined) {
    const cells = notebook.getCells().map(({ document }) => openDocuments.occurrencesIn(document));
    const inCells = (await Promise.all(cells)).flat();
    await requireUnchangedCells(notebook, inCells);
    return inCells;
  }
  const options = { fileName: path.posix.basename(file.path), ...detectionKeysFor(file) };
  const steps = findOccurrencesInSteps(await readTextFile(file), options);
  const found = (await runCooperatively(steps, new AbortController().signal)) ?? [];
  openDocuments.incomplete.note(file, found);
  return found;
}

/**
 * Every number in a file as it is now that could be a media ID, recognized or not.
 * @throws UserError when it can't be read.
 */
export async function numbersInFile(file: vscode.Uri): Promise<UnrecognizedNumber[]> {
  const open = openDocumentsOf(file);
  const texts = open === undefined ? [await readTextFile(file)] : open.map((document) => document.getText());
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
