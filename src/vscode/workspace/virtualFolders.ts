import * as vscode from 'vscode';
import type { ScanSummary } from '../../core/scanning/protocol';
import { emptySummary } from '../../core/scanning/protocol';
import { folderToScan } from './scanSettings';
import { sumOf } from './scanStatus';
import type { PublishVirtualFile, VirtualProgress } from './virtualFolder';
import { VirtualFolder } from './virtualFolder';

/** The folders of the workspace that aren't on this machine. */
export class VirtualFolders {
  private folders = new Map<string, { readonly folder: VirtualFolder; last: ScanSummary | undefined }>();

  /** What scans and updates came to so far. */
  get summary(): ScanSummary {
    return sumOf([...this.folders.values()].flatMap(({ last }) => (last === undefined ? [] : [last])));
  }

  async scan(
    listed: readonly string[],
    publish: PublishVirtualFile,
    signal: AbortSignal,
    progress: VirtualProgress,
  ): Promise<ScanSummary> {
    const inWorkspace = vscode.workspace.workspaceFolders ?? [];
    this.folders = new Map(
      inWorkspace
        .filter(({ uri }) => uri.scheme !== 'file')
        .map((folder) => [
          folder.uri.toString(),
          { folder: new VirtualFolder(folder.uri, folderToScan(folder)), last: undefined },
        ]),
    );
    const scans = [...this.folders.values()].map(async (scanned) => {
      scanned.last = await scanned.folder.scan(listed, publish, signal, progress);
      return scanned.last;
    });
    const stopped = aborted(signal).then((): ScanSummary[] => [{ ...emptySummary, isCancelled: true }]);
    return sumOf(await Promise.race([Promise.all(scans), stopped]));
  }

  /** Looks again at files or folders that changed. What lies in no virtual folder is left alone. */
  async update(
    uris: readonly vscode.Uri[],
    listed: readonly string[],
    publish: PublishVirtualFile,
    signal: AbortSignal,
  ): Promise<void> {
    const changed = new Map<string, vscode.Uri[]>();
    for (const uri of uris) {
      const key = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
      if (this.folders.has(key)) changed.set(key, [...(changed.get(key) ?? []), uri]);
    }
    for (const [key, ofFolder] of changed) {
      const scanned = this.folders.get(key);
      if (scanned === undefined) continue;
      const update = scanned.folder.update(ofFolder, listed, publish, signal);
      scanned.last = (await Promise.race([update, aborted(signal)])) ?? scanned.last;
    }
  }
}

/** Who stops a scan doesn't wait for a file system that is slow to answer. */
function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve(undefined);
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
