import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Recognised } from '../core/recognition/recognise';
import { recogniseInSteps } from '../core/recognition/recognise';
import { inSlices } from '../core/recognition/inSlices';
import { detectionKeysFor } from '../recognition/detectionKeys';
import type { Candidate } from './fromOccurrences';

/**
 * What the user means by a right-click in an editor: the IDs within the selections or, without a selection, the one at
 * each cursor. Recognised ones are meant alone; bare digits only where nothing else is meant, and only when the user
 * says so.
 * @returns `undefined` when nothing is meant; the user was told why.
 */
export async function candidatesInEditor(resource: vscode.Uri): Promise<readonly Candidate[] | undefined> {
  const editor = editorOf(resource);
  if (editor === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the file in a text editor and choose a media ID there.'),
    );
    return undefined;
  }
  const meant = await numbersAt(editor);
  const recognised = meant.filter(({ confidence }) => confidence !== 'possible');
  if (recognised.length > 0) return recognised;
  if (meant.length > 0) return (await areMediaIds(meant)) ? meant : undefined;
  void vscode.window.showInformationMessage(nothingText(editor));
  return undefined;
}

function editorOf(resource: vscode.Uri): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  return editors.find(({ document }) => document.uri.toString() === resource.toString());
}

/** Every run of 13 to 20 digits that the selections touch. */
async function numbersAt({ document, selections }: vscode.TextEditor): Promise<Recognised[]> {
  const text = document.getText();
  const ranges = selections.map((selection) => ({
    from: document.offsetAt(selection.start),
    to: document.offsetAt(selection.end),
  }));
  const options = { fileName: path.posix.basename(document.uri.path), ...detectionKeysFor(document.uri) };
  const all = (await inSlices(recogniseInSteps(text, options), new AbortController().signal)) ?? [];
  const damaged = ({ confidence, damage }: Recognised): boolean => confidence === 'possible' && damage === 'exponent';
  return all
    .filter((number) => !damaged(number))
    .filter(({ start, mediaId }) => ranges.some(({ from, to }) => start <= to && start + mediaId.length >= from));
}

/** Asks about digits that nothing speaks for. They may be anything: a customer's phone number, a template. */
async function areMediaIds(numbers: readonly Recognised[]): Promise<boolean> {
  const distinct = [...new Set(numbers.map(({ mediaId }) => mediaId))];
  const goOn = vscode.l10n.t('Continue');
  const question =
    distinct.length === 1
      ? vscode.l10n.t('Is {0} a media ID?', distinct[0] ?? '')
      : vscode.l10n.t('Are these {0} numbers media IDs?', distinct.length);
  const detail = vscode.l10n.t(
    'Nothing around it says so. Phone-number IDs, templates and messages have numbers that look the same. If you continue, you are asked again before anything is sent.',
  );
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, goOn)) === goOn;
}

function nothingText({ selection }: vscode.TextEditor): string {
  return selection.isEmpty
    ? vscode.l10n.t('There is no media ID at the cursor: a media ID has 13 to 20 digits.')
    : vscode.l10n.t('There is no media ID in the selection: a media ID has 13 to 20 digits.');
}
