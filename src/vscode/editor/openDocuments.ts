import * as path from 'node:path';
import * as vscode from 'vscode';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import { findOccurrencesInSteps } from '../../core/recognition/occurrences';
import { Disposable } from '../disposable';
import { historyScheme } from '../history/historyText';
import { detectionKeysFor } from './detectionKeys';
import { DocumentQueue } from './documentQueue';
import type { IncompleteFiles } from './incompleteFiles';

/** Delay after the last keystroke before a document is recognized again (ms); VS Code's language features wait as long. */
const debounceMs = 250;

/** Schemes of documents without user content: our history, VS Code's output, its dialogs and its chat. */
const notForReading = new Set([
  historyScheme,
  'output',
  'debug',
  'vscode',
  'comment',
  'chat-editing-text-model',
  'vscode-chat-code-block',
]);

/** What an open document holds, as it is now: unsaved, untitled, a notebook's cell, either side of a comparison. */
export interface DocumentOccurrences {
  readonly document: vscode.TextDocument;
  readonly occurrences: readonly FoundOccurrence[];
}

interface Evaluation {
  readonly version: number;
  readonly abort: AbortController;
  readonly occurrences: Promise<readonly FoundOccurrence[] | undefined>;
}

/** Whether a document is one that media IDs are looked for in. */
export function isForReading({ uri }: vscode.TextDocument): boolean {
  return !notForReading.has(uri.scheme);
}

/** Recognizes media IDs in open documents, each once per change and only then. */
export class OpenDocuments extends Disposable {
  private readonly recognized = this.own(new vscode.EventEmitter<DocumentOccurrences>());
  /** Fired when an open document was recognized again. */
  readonly onDidRecognize = this.recognized.event;
  private readonly evaluations = new Map<vscode.TextDocument, Evaluation>();
  private readonly queue = this.own(new DocumentQueue((document) => this.look(document)));

  /**
   * Reads nothing before it has returned.
   * @param incomplete records for every document whether it was recognized as a whole.
   */
  constructor(readonly incomplete: Pick<IncompleteFiles, 'note'>) {
    super();
    const first = setTimeout(() => {
      this.scheduleAll();
    }, 0);
    this.own({
      dispose: () => {
        clearTimeout(first);
        for (const document of this.evaluations.keys()) this.forget(document);
      },
    });
    this.own(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.schedule(document);
      }),
    );
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.schedule(document);
      }),
    );
    this.own(
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.forget(document);
        this.incomplete.note(document.uri, []);
      }),
    );
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('whatsappMedia.detection.keys')) return;
        for (const document of [...this.evaluations.keys()]) this.forget(document);
        this.scheduleAll();
      }),
    );
  }

  /** What a document holds as it is now; looks again only where it changed since. */
  async occurrencesIn(document: vscode.TextDocument): Promise<readonly FoundOccurrence[]> {
    for (;;) {
      const found = await this.evaluate(document).occurrences;
      // A later version took over meanwhile.
      if (found !== undefined) {
        this.incomplete.note(document.uri, found);
        return found;
      }
      if (document.isClosed) return [];
    }
  }

  private scheduleAll(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document);
  }

  private schedule(document: vscode.TextDocument): void {
    if (isForReading(document)) this.queue.schedule(document, debounceMs);
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    const evaluation = this.evaluate(document);
    const occurrences = await evaluation.occurrences;
    if (occurrences !== undefined && this.evaluations.get(document) === evaluation) {
      this.recognized.fire({ document, occurrences });
    }
  }

  private evaluate(document: vscode.TextDocument): Evaluation {
    const known = this.evaluations.get(document);
    if (known?.version === document.version) return known;
    known?.abort.abort();
    const abort = new AbortController();
    const options = { fileName: path.posix.basename(document.uri.path), ...detectionKeysFor(document.uri) };
    const steps = findOccurrencesInSteps(document.getText(), options);
    const evaluation = { version: document.version, abort, occurrences: runCooperatively(steps, abort.signal) };
    this.evaluations.set(document, evaluation);
    return evaluation;
  }

  private forget(document: vscode.TextDocument): void {
    this.queue.forget(document);
    this.evaluations.get(document)?.abort.abort();
    this.evaluations.delete(document);
  }
}
