import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Recognized } from '../../core/recognition/recognize';
import { recognizeInSteps } from '../../core/recognition/recognize';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import { detectionKeysFor } from '../editor/detectionKeys';
import { chooseNumbers } from './chooseNumbers';
import type { Candidate } from './candidates';
import { excerptOf } from './numbersInText';

/**
 * What the user means by a right-click in an editor: the IDs within the selections or, without a selection, the one at
 * each cursor. Where none is recognized, the user is asked which of the numbers there, or in the cursor's line, are media
 * IDs; beside recognized ones, other numbers and damaged IDs come along to be counted.
 * @returns `undefined` when nothing is meant; the user was told why.
 */
export async function candidatesInEditor(resource: vscode.Uri): Promise<readonly Candidate[] | undefined> {
  const editor = editorOf(resource);
  if (editor === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the file in a text editor and select a media ID there.'),
    );
    return undefined;
  }
  const { document } = editor;
  const text = document.getText();
  const numbers = (await numbersAt(editor)).map((number) => ({
    ...number,
    note: vscode.l10n.t('line {0}', document.positionAt(number.start).line + 1),
  }));
  const isUnknown = ({ confidence, damage }: Candidate): boolean => confidence === 'possible' && damage !== 'exponent';
  const unknown = numbers.filter(isUnknown);
  const others = numbers.filter((number) => !isUnknown(number));
  if (others.some(({ confidence }) => confidence !== 'possible')) return numbers;
  if (unknown.length === 0) {
    if (others.length > 0) return others;
    void vscode.window.showInformationMessage(nothingText(editor));
    return undefined;
  }
  const chosen = await chooseNumbers(
    unknown.map(({ mediaId, start, note }) => {
      return { digits: mediaId, place: note, excerpt: excerptOf(text, start, start + mediaId.length) };
    }),
  );
  return chosen.size === 0 ? undefined : [...unknown.filter(({ mediaId }) => chosen.has(mediaId)), ...others];
}

/** The media IDs recognized within the selections of the active editor, or at its cursors; each once, no damaged ones. */
export async function mediaIdsAtCursor(): Promise<string[]> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const touched = await recognizedWithin(editor, editor.selections);
  const recognized = touched.filter(({ confidence, damage }) => confidence !== 'possible' && damage === undefined);
  return [...new Set(recognized.map(({ mediaId }) => mediaId))];
}

function editorOf(resource: vscode.Uri): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  return editors.find(({ document }) => document.uri.toString() === resource.toString());
}

/**
 * Every run of 13 to 20 digits that the selections touch, and every damaged one. Cursors that touch none mean their lines,
 * as long as nothing is recognized there: who points beside a media ID may mean another.
 */
async function numbersAt(editor: vscode.TextEditor): Promise<Recognized[]> {
  const { document, selections } = editor;
  const touched = await recognizedWithin(editor, selections);
  if (touched.length > 0 || selections.some(({ isEmpty }) => !isEmpty)) return touched;
  const lines = selections.map(({ active }) => document.lineAt(active).range);
  const inLines = await recognizedWithin(editor, lines);
  return inLines.every(({ confidence, damage }) => confidence === 'possible' && damage === undefined) ? inLines : [];
}

async function recognizedWithin(
  { document }: vscode.TextEditor,
  ranges: readonly vscode.Range[],
): Promise<Recognized[]> {
  const options = { fileName: path.posix.basename(document.uri.path), ...detectionKeysFor(document.uri) };
  const steps = recognizeInSteps(document.getText(), options);
  const all = (await runCooperatively(steps, new AbortController().signal)) ?? [];
  const offsets = ranges.map(({ start, end }) => ({ from: document.offsetAt(start), to: document.offsetAt(end) }));
  return all.filter(({ start, mediaId }) =>
    offsets.some(({ from, to }) => start <= to && start + mediaId.length >= from),
  );
}

function nothingText({ selection }: vscode.TextEditor): string {
  return selection.isEmpty
    ? vscode.l10n.t('There is no media ID at the cursor: a media ID has 13 to 20 digits.')
    : vscode.l10n.t('There is no media ID in the selection: a media ID has 13 to 20 digits.');
}
