import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { OpenDocuments } from '../editor/openDocuments';
import { Disposable } from '../disposable';
import type { WorkspaceScan } from './workspaceScan';

/** Delay after the last change before a notebook is recognized again (ms), as for other documents. */
const debounceMs = 250;

/** Whether a document is the text of a notebook's cell: it belongs to the notebook. */
export function isCell({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'vscode-notebook-cell';
}

/** The cell whose text a document is, `undefined` when it is none's. */
export function cellOf(document: vscode.TextDocument): vscode.NotebookCell | undefined {
  if (!isCell(document)) return undefined;
  const cells = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
  return cells.find((cell) => cell.document === document);
}

/**
 * Keeps the index up to date with notebooks that aren't saved: what their cells hold stands for the file. One that is
 * saved is searched as the file it is.
 */
export class Notebooks extends Disposable {
  private readonly timers = new Map<vscode.NotebookDocument, NodeJS.Timeout>();
  /** Those whose cells stand for the file. */
  private readonly shown = new Set<vscode.NotebookDocument>();

  constructor(
    private readonly scan: Pick<WorkspaceScan, 'update'>,
    private readonly index: Pick<OccurrenceIndex, 'setUnsaved'>,
    private readonly open: Pick<OpenDocuments, 'occurrencesIn'>,
    private readonly isListed: (notebook: vscode.NotebookDocument) => boolean,
  ) {
    super();
    this.own({
      dispose: () => {
        for (const notebook of this.timers.keys()) this.unschedule(notebook);
      },
    });
    this.own(
      vscode.workspace.onDidOpenNotebookDocument((notebook) => {
        this.schedule(notebook);
      }),
    );
    this.own(
      vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => {
        this.schedule(notebook);
      }),
    );
    this.own(
      vscode.workspace.onDidSaveNotebookDocument((notebook) => {
        void this.takeSaved(notebook);
      }),
    );
    this.own(
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        this.unschedule(notebook);
        this.shown.delete(notebook);
        this.index.setUnsaved(notebook.uri.toString(), undefined);
      }),
    );
    // A notebook that is reverted says nothing of it, but its tab does.
    this.own(
      vscode.window.tabGroups.onDidChangeTabs(() => {
        for (const notebook of this.shown) this.schedule(notebook);
      }),
    );
    this.showAll();
  }

  /** Settings or folders have changed. */
  showAll(): void {
    for (const notebook of vscode.workspace.notebookDocuments) this.schedule(notebook);
  }

  private schedule(notebook: vscode.NotebookDocument): void {
    this.unschedule(notebook);
    const show = (): void => {
      this.timers.delete(notebook);
      void this.show(notebook);
    };
    this.timers.set(notebook, setTimeout(show, debounceMs));
  }

  private unschedule(notebook: vscode.NotebookDocument): void {
    clearTimeout(this.timers.get(notebook));
    this.timers.delete(notebook);
  }

  /** Until the disk was looked at the file holds what the cells held, and nothing flickers. */
  private async takeSaved(notebook: vscode.NotebookDocument): Promise<void> {
    // Where that fails, the next scan looks at the file.
    await this.scan.update([notebook.uri]).catch(() => undefined);
    await this.show(notebook);
  }

  private async show(notebook: vscode.NotebookDocument): Promise<void> {
    const { version } = notebook;
    const found = this.standsForFile(notebook) ? await this.occurrencesIn(notebook) : undefined;
    // A later change is looked at later; it may have been saved meanwhile.
    if (notebook.version !== version || notebook.isClosed) return;
    const occurrences = this.standsForFile(notebook) ? found : undefined;
    if (occurrences === undefined) this.shown.delete(notebook);
    else this.shown.add(notebook);
    this.index.setUnsaved(notebook.uri.toString(), occurrences);
  }

  private standsForFile(notebook: vscode.NotebookDocument): boolean {
    const isUnsaved = notebook.isDirty || notebook.isUntitled || vscode.workspace.workspaceFolders === undefined;
    return isUnsaved && this.isListed(notebook);
  }

  private async occurrencesIn(notebook: vscode.NotebookDocument): Promise<readonly FoundOccurrence[]> {
    const ofCells = notebook.getCells().map(async ({ document, index }) => {
      const cell = { uri: document.uri.toString(), number: index + 1 };
      return (await this.open.occurrencesIn(document)).map((occurrence) => ({ ...occurrence, cell }));
    });
    return (await Promise.all(ofCells)).flat();
  }
}
