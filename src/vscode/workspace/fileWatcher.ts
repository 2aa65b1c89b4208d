import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { OpenDocuments } from '../editor/openDocuments';
import { Disposable } from '../disposable';
import { isCell, Notebooks } from './notebooks';
import { FolderFilters, settingsOfScanning } from './scanSettings';
import type { WorkspaceScan } from './workspaceScan';

/** Delay before changed files are searched: switching a branch changes thousands, one event each (ms). */
const debounceMs = 200;

/**
 * With so many changes at once, events may be lost: the system's queue of them is limited, and is drained too slowly by a
 * busy machine. Then the folders that they came from are searched once more.
 */
const minBurst = 500;

/** Delay after a burst before that (ms). */
const afterBurstMs = 2_000;

/** Keeps the index up to date with what is saved, created, renamed, deleted and typed. */
export class FileWatcher extends Disposable {
  private readonly filters = new FolderFilters();
  private readonly recognized = new Map<vscode.TextDocument, readonly FoundOccurrence[]>();
  private readonly notebooks: Notebooks;
  private readonly changed = new Map<string, vscode.Uri>();
  private timer: NodeJS.Timeout | undefined;
  private readonly burstFolders = new Map<string, vscode.Uri>();
  private burstTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scan: WorkspaceScan,
    private readonly index: OccurrenceIndex,
    private readonly openDocuments: Pick<OpenDocuments, 'onDidRecognize' | 'occurrencesIn'>,
  ) {
    super();
    const { workspace } = vscode;
    this.notebooks = this.own(
      new Notebooks(scan, index, openDocuments, (notebook) => isListed(notebook, this.filters)),
    );
    this.own({
      dispose: () => {
        clearTimeout(this.timer);
        clearTimeout(this.burstTimer);
      },
    });
    const debounce = (uri: vscode.Uri): void => {
      this.debounce(uri);
    };
    const watcher = this.own(workspace.createFileSystemWatcher('**/*'));
    this.own(watcher.onDidChange(debounce));
    this.own(watcher.onDidCreate(debounce));
    this.own(watcher.onDidDelete(debounce));
    this.own(
      workspace.onDidSaveTextDocument((document) => {
        if (isCell(document)) return;
        void this.takeSaved(document);
        this.debounce(document.uri);
      }),
    );
    this.own(
      workspace.onDidCloseTextDocument((document) => {
        this.recognized.delete(document);
        index.setUnsaved(document.uri.toString(), undefined);
      }),
    );
    this.own(
      openDocuments.onDidRecognize(({ document, occurrences }) => {
        if (isCell(document)) return;
        this.recognized.set(document, occurrences);
        this.show(document, occurrences);
      }),
    );
    this.own(
      workspace.onDidChangeConfiguration((change) => {
        if (settingsOfScanning.some((setting) => change.affectsConfiguration(setting))) this.reconfigure();
      }),
    );
    this.own(
      workspace.onDidChangeWorkspaceFolders(() => {
        this.reconfigure();
      }),
    );
  }

  private show(document: vscode.TextDocument, occurrences: readonly FoundOccurrence[]): void {
    const isUnsaved = document.isDirty || document.isUntitled || vscode.workspace.workspaceFolders === undefined;
    const isShown = isUnsaved && isListed(document, this.filters);
    this.index.setUnsaved(document.uri.toString(), isShown ? occurrences : undefined);
  }

  /** The disk is looked at later: until then the file holds what the editor held, and nothing flickers. */
  private async takeSaved(document: vscode.TextDocument): Promise<void> {
    if (vscode.workspace.workspaceFolders === undefined || !isListed(document, this.filters)) return;
    const { version } = document;
    const occurrences = await this.openDocuments.occurrencesIn(document);
    if (document.version !== version || document.isDirty) return;
    this.scan.saved(document.uri, occurrences);
    this.index.setUnsaved(document.uri.toString(), undefined);
  }

  private reconfigure(): void {
    this.filters.clear();
    for (const [document, occurrences] of this.recognized) this.show(document, occurrences);
    this.notebooks.showAll();
    void this.scan.reconfigure();
  }

  /** Collects changed URIs for a while, then has all of them searched together, each once. */
  private debounce(uri: vscode.Uri): void {
    this.changed.set(uri.toString(), uri);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const uris = [...this.changed.values()];
      this.changed.clear();
      void this.scan.update(uris);
      if (uris.length >= minBurst || this.burstFolders.size > 0) this.searchAfterBurst(uris);
    }, debounceMs);
  }

  private searchAfterBurst(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const folder = vscode.Uri.joinPath(uri, '..');
      // Beyond the workspace's folders there is nothing to search.
      if (vscode.workspace.getWorkspaceFolder(folder) !== undefined) this.burstFolders.set(folder.toString(), folder);
    }
    // Not put off by what changes afterwards: a log may change all the time.
    this.burstTimer ??= setTimeout(() => {
      this.burstTimer = undefined;
      const folders = [...this.burstFolders.values()];
      this.burstFolders.clear();
      void this.scan.update(folders);
    }, afterBurstMs);
  }
}

/**
 * Whether what an editor holds is listed: what a scan would search, so that what is excluded stays so while it is edited,
 * and what has no file yet. Files outside of the folders are none of the workspace.
 */
export function isListed(
  { uri, isUntitled }: Pick<vscode.TextDocument, 'uri' | 'isUntitled'>,
  filters: FolderFilters,
): boolean {
  if (vscode.workspace.workspaceFolders === undefined) return true;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return isUntitled;
  const filter = filters.of(folder);
  const relative = uri.path.slice(folder.uri.path.length).replace(/^\//, '');
  return !filter.isAnyPartExcluded(relative, () => false) && filter.isIncluded(relative);
}
