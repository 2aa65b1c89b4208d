import * as vscode from 'vscode';
import { mayContainIdsInSteps } from '../../core/recognition/mayContainIds';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import { Disposable } from '../disposable';
import { DocumentQueue } from './documentQueue';
import { isForReading } from './openDocuments';

/**
 * The context key of the editor's menu: the paths of open documents that hold a run of 13 to 20 digits. The menu opens
 * before a key that follows the cursor has arrived, so it can't be asked what is under the cursor; the command decides.
 */
const contextKey = 'whatsappMedia.documentsWithDigits';

/** Delay after the last keystroke before the key is updated (ms). */
const debounceMs = 150;

/** Keeps the context key; it is set only when a path is added or removed. Reads nothing before the constructor has returned. */
export class DocumentsWithDigits extends Disposable {
  private readonly withDigits = new Map<vscode.TextDocument, boolean>();
  private readonly abort = new AbortController();
  private readonly queue = this.own(new DocumentQueue((document) => this.look(document)));
  private current = '';

  constructor() {
    super();
    const first = setTimeout(() => {
      for (const document of vscode.workspace.textDocuments) this.schedule(document, 0);
    }, 0);
    this.own({
      dispose: () => {
        clearTimeout(first);
        this.abort.abort();
      },
    });
    this.own(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.schedule(document, 0);
      }),
    );
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.schedule(document, debounceMs);
      }),
    );
    this.own(
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.queue.forget(document);
        this.withDigits.delete(document);
        this.updateContext();
      }),
    );
  }

  private schedule(document: vscode.TextDocument, afterMs: number): void {
    if (isForReading(document)) this.queue.schedule(document, afterMs);
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const hasDigits = await runCooperatively(mayContainIdsInSteps(document.getText()), this.abort.signal);
    // A document that has changed meanwhile is scheduled again anyway.
    if (hasDigits === undefined || document.isClosed || document.version !== version) return;
    this.withDigits.set(document, hasDigits);
    this.updateContext();
  }

  private updateContext(): void {
    const paths = [...this.withDigits].filter(([, hasDigits]) => hasDigits).flatMap(([{ uri }]) => pathsInMenus(uri));
    const distinct = [...new Set(paths)].sort();
    if (distinct.join('\n') === this.current) return;
    this.current = distinct.join('\n');
    void vscode.commands.executeCommand('setContext', contextKey, distinct);
  }
}

/**
 * The forms in which VS Code may hold the path of a document in `resourcePath`. The window's own machine decides about
 * that, and it may be another one than this, or its folders virtual: `\sub\a.env` of `memfs:/sub/a.env` on Windows.
 */
export function pathsInMenus({ fsPath, path }: Pick<vscode.Uri, 'fsPath' | 'path'>): string[] {
  return [...new Set([fsPath, fsPath.replaceAll('/', '\\'), fsPath.replaceAll('\\', '/'), path])];
}
