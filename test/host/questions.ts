import * as vscode from 'vscode';

const names = [
  'showInformationMessage',
  'showWarningMessage',
  'showErrorMessage',
  'showInputBox',
  'showQuickPick',
  'createInputBox',
  'createQuickPick',
  'showOpenDialog',
] as const;

/** The functions of VS Code that ask the user something. */
export type Questions = Record<(typeof names)[number], unknown>;

/** Puts others in place of functions that ask the user, and returns what puts back those that were there. */
export function replaceQuestions(replacements: Partial<Questions>): () => void {
  const window = vscode.window as unknown as Questions;
  const own = Object.fromEntries(names.map((name) => [name, window[name]]));
  Object.assign(window, replacements);
  return () => {
    Object.assign(window, own);
  };
}
