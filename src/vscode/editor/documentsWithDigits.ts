import * as vscode from 'vscode';
import { mayContainIdsInSteps } from '../../core/recognition/mayContainIds';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import { DocumentQueue } from './documentQueue';
import { isForReading } from './openDocuments';

/**
 * The context key of the editor's menu: the paths of open documents that hold a run of 13 to 20 digits. The menu opens
 * before a key that follows the cursor has arrived, so it can't be asked what is under the cursor; the command decides.
 */
const contextKey = 'whatsappMedia.documentsWithDigits';

/** So long after the last keystroke the key is brought up to date. */
const debounceMs = 150;

/** Keeps the context key; it is set anew only when a path comes or goes. Reads nothing before it has returned. */
export function trackDocumentsWithDigits(): vscode.Disposable {
  const holding = new Map<vscode.TextDocument, boolean>();
  let told = '';
  const tell = (): void => {
    const paths = [...holding].filter(([, holds]) => holds).flatMap(([{ uri }]) => pathsInMenus(uri));
    const distinct = [...new Set(paths)].sort();
    if (distinct.join('\n') === told) return;
    told = distinct.join('\n');
    void vscode.commands.executeCommand('setContext', contextKey, distinct);
  };
  const abort = new AbortController();
  const queue = new DocumentQueue(async (document) => {
    const { version } = document;
    const holds = await runCooperatively(mayContainIdsInSteps(document.getText()), abort.signal);
    // One that changed meanwhile is looked at again anyway.
    if (holds === undefined || document.isClosed || document.version !== version) return;
    holding.set(document, holds);
    tell();
  });
  const schedule = (document: vscode.TextDocument, afterMs: number): void => {
    if (isForReading(document)) queue.schedule(document, afterMs);
  };
  const atFirst = setTimeout(() => {
    for (const document of vscode.workspace.textDocuments) schedule(document, 0);
  }, 0);
  return vscode.Disposable.from(
    queue,
    vscode.workspace.onDidOpenTextDocument((document) => {
      schedule(document, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document, debounceMs);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      queue.forget(document);
      holding.delete(document);
      tell();
    }),
    new vscode.Disposable(() => {
      clearTimeout(atFirst);
      abort.abort();
    }),
  );
}

/**
 * The forms in which VS Code may hold the path of a document in `resourcePath`. The window's own machine decides about
 * that, and it may be another one than this, or its folders virtual: `\sub\a.env` of `memfs:/sub/a.env` on Windows.
 */
export function pathsInMenus({ fsPath, path }: Pick<vscode.Uri, 'fsPath' | 'path'>): string[] {
  return [...new Set([fsPath, fsPath.replaceAll('/', '\\'), fsPath.replaceAll('\\', '/'), path])];
}
