import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { OpenDocuments } from '../editor/openDocuments';
import { isCell, Notebooks } from './notebooks';
import { FolderFilters, settingsOfScanning } from './scanSettings';
import type { WorkspaceScan } from './workspaceScan';

/** Changes are gathered for so long: switching a branch tells of thousands of files one by one. Milliseconds. */
const gatherMs = 200;

/** Keeps the index up to date with what is saved, created, renamed, deleted and typed. */
export function watchFiles(
  scan: WorkspaceScan,
  index: OccurrenceIndex,
  open: Pick<OpenDocuments, 'onDidRecognize' | 'occurrencesIn'>,
): vscode.Disposable {
  const { gather, dispose } = gatherer((uris) => void scan.update(uris));
  const filters = new FolderFilters();
  const recognized = new Map<vscode.TextDocument, readonly FoundOccurrence[]>();
  const show = (document: vscode.TextDocument, occurrences: readonly FoundOccurrence[]): void => {
    const isUnsaved = document.isDirty || document.isUntitled || vscode.workspace.workspaceFolders === undefined;
    index.setUnsaved(document.uri.toString(), isUnsaved && isListed(document, filters) ? occurrences : undefined);
  };
  /** The disk is looked at later: until then the file holds what the editor held, and nothing flickers. */
  const takeSaved = async (document: vscode.TextDocument): Promise<void> => {
    if (vscode.workspace.workspaceFolders === undefined || !isListed(document, filters)) return;
    const { version } = document;
    const occurrences = await open.occurrencesIn(document);
    if (document.version !== version || document.isDirty) return;
    scan.saved(document.uri, occurrences);
    index.setUnsaved(document.uri.toString(), undefined);
  };
  const reconfigure = (): void => {
    filters.clear();
    for (const [document, occurrences] of recognized) show(document, occurrences);
    notebooks.showAll();
    void scan.reconfigure();
  };
  const notebooks = new Notebooks(scan, index, open, (notebook) => isListed(notebook, filters));
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    notebooks,
    watcher,
    watcher.onDidChange(gather),
    watcher.onDidCreate(gather),
    watcher.onDidDelete(gather),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isCell(document)) return;
      void takeSaved(document);
      gather(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      recognized.delete(document);
      index.setUnsaved(document.uri.toString(), undefined);
    }),
    open.onDidRecognize(({ document, occurrences }) => {
      if (isCell(document)) return;
      recognized.set(document, occurrences);
      show(document, occurrences);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (settingsOfScanning.some((setting) => change.affectsConfiguration(setting))) reconfigure();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(reconfigure),
    { dispose },
  );
}

/** Gathers URIs for a while, then hands them over together, each once. */
function gatherer(take: (uris: readonly vscode.Uri[]) => void): {
  readonly gather: (uri: vscode.Uri) => void;
  readonly dispose: () => void;
} {
  const gathered = new Map<string, vscode.Uri>();
  let timer: NodeJS.Timeout | undefined;
  return {
    gather: (uri) => {
      gathered.set(uri.toString(), uri);
      timer ??= setTimeout(() => {
        timer = undefined;
        const uris = [...gathered.values()];
        gathered.clear();
        take(uris);
      }, gatherMs);
    },
    dispose: () => {
      clearTimeout(timer);
    },
  };
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
