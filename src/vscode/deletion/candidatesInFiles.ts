import * as path from 'node:path';
import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import type { OpenDocuments } from '../editor/openDocuments';
import type { UnrecognizedNumber } from './chooseNumbers';
import { chooseNumbers } from './chooseNumbers';
import type { Candidate, CandidateSource } from './candidates';
import { numbersInFile, occurrencesInFile } from './occurrencesInFile';

/** What is meant, and by which way the user said so. */
export interface CandidatesInFiles {
  readonly candidates: readonly Candidate[];
  readonly source: CandidateSource;
}

/**
 * Every media ID that is recognized in files; where there is none, those numbers that the user says are media IDs.
 * @returns `undefined` when nothing is meant; the user was told why.
 * @throws UserError when a file can't be read.
 */
export async function candidatesInFiles(
  files: readonly vscode.Uri[],
  openDocuments: OpenDocuments,
): Promise<CandidatesInFiles | undefined> {
  const occurrences = await Promise.all(files.map((file) => occurrencesInFile(file, openDocuments)));
  if (occurrences.some(({ length }) => length > 0)) return { candidates: occurrences.flat(), source: 'whole' };
  const numbers = (await Promise.all(files.map((file) => numbersIn(file, files.length > 1)))).flat();
  if (numbers.length === 0) {
    void vscode.window.showInformationMessage(nothingText(files));
    return undefined;
  }
  const chosen = await chooseNumbers(numbers);
  if (chosen.size === 0) return undefined;
  const candidates = numbers
    .filter(({ digits }) => chosen.has(digits))
    .map(({ digits, place }): Candidate => {
      return { mediaId: digits, confidence: 'possible', damage: undefined, isProbablyRounded: false, note: place };
    });
  return { candidates, source: 'pointedAt' };
}

async function numbersIn(file: vscode.Uri, isNamed: boolean): Promise<UnrecognizedNumber[]> {
  const numbers = await numbersInFile(file);
  if (!isNamed) return numbers;
  return numbers.map((number) => ({
    ...number,
    place: vscode.l10n.t('{0}, {1}', escapeForMessage(path.posix.basename(file.path), 60), number.place),
  }));
}

function nothingText(files: readonly vscode.Uri[]): string {
  const [file] = files;
  return files.length === 1 && file !== undefined
    ? vscode.l10n.t('No media IDs were found in {0}.', escapeForMessage(path.posix.basename(file.path), 60))
    : vscode.l10n.t('No media IDs were found in {0} files.', files.length);
}
