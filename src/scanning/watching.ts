import * as vscode from 'vscode';
import type { MediaIndex } from '../core/mediaIndex/mediaIndex';
import { FileFilter } from '../core/scanning/fileFilter';
import type { OpenDocuments } from '../recognition/openDocuments';
import { folderToScan, settingsOfScanning } from './scanSettings';
import type { WorkspaceScan } from './workspaceScan';

/** Changes are gathered for so long: switching a branch tells of thousands of files one by one. Milliseconds. */
const gatherMs = 200;

/** Keeps the index up to date with what is saved, created, renamed, deleted and typed. */
export function watchFiles(scan: WorkspaceScan, index: MediaIndex, open: OpenDocuments): vscode.Disposable {
  const changed = new Map<string, vscode.Uri>();
  let timer: NodeJS.Timeout | undefined;
  const gather = (uri: vscode.Uri): void => {
    if (scan.status.kind === 'notScanned') return;
    changed.set(uri.toString(), uri);
    timer ??= setTimeout(() => {
      timer = undefined;
      const uris = [...changed.values()];
      changed.clear();
      void scan.update(uris);
    }, gatherMs);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(gather),
    watcher.onDidCreate(gather),
    watcher.onDidDelete(gather),
    vscode.workspace.onDidSaveTextDocument((document) => {
      index.setUnsaved(document.uri.toString(), undefined);
      gather(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      index.setUnsaved(document.uri.toString(), undefined);
    }),
    open.onDidRecognise(({ document, occurrences }) => {
      const isUnsaved = document.isDirty || document.isUntitled || vscode.workspace.workspaceFolders === undefined;
      index.setUnsaved(document.uri.toString(), isUnsaved && isSearched(document.uri) ? occurrences : undefined);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (settingsOfScanning.some((setting) => change.affectsConfiguration(setting))) void scan.reconfigure();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void scan.reconfigure()),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

/** Whether a document is one that a scan would search: what is excluded stays so while it is edited. */
function isSearched(uri: vscode.Uri): boolean {
  // A notebook is searched as the file it is.
  if (uri.scheme === 'vscode-notebook-cell') return false;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return true;
  const filter = new FileFilter(folderToScan(folder));
  const relative = uri.path.slice(folder.uri.path.length).replace(/^\//, '');
  return !filter.isAnyPartExcluded(relative, () => false) && filter.isIncluded(relative);
}
