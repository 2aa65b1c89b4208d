import * as vscode from 'vscode';
import { isForReading } from './openDocuments';

/**
 * The context key of the editor's menu: the paths of open documents that hold a run of 13 to 20 digits. The menu opens
 * before a key that follows the cursor has arrived, so it can't be asked what is under the cursor; the command decides.
 */
const contextKey = 'whatsappMedia.documentsWithDigits';

/** So long after the last keystroke the key is brought up to date. */
const debounceMs = 150;

const digits = /(?<!\d)\d{13,20}(?!\d)/;

/** Keeps the context key; it is set anew only when a path comes or goes. */
export function keepDocumentsWithDigits(): vscode.Disposable {
  const holding = new Map<vscode.TextDocument, boolean>();
  const timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  let told = '';
  const tell = (): void => {
    const paths = [...holding].filter(([, holds]) => holds).map(([{ uri }]) => uri.fsPath);
    const distinct = [...new Set(paths)].sort();
    if (distinct.join('\n') === told) return;
    told = distinct.join('\n');
    void vscode.commands.executeCommand('setContext', contextKey, distinct);
  };
  const look = (document: vscode.TextDocument): void => {
    if (!isForReading(document)) return;
    holding.set(document, digits.test(document.getText()));
    tell();
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      clearTimeout(timers.get(document));
      timers.set(
        document,
        setTimeout(() => {
          look(document);
        }, debounceMs),
      );
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(timers.get(document));
      timers.delete(document);
      holding.delete(document);
      tell();
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}
