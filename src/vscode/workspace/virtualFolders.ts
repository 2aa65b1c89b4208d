import * as vscode from 'vscode';
import type { ScanSummary } from '../../core/scanning/protocol';
import { emptySummary } from '../../core/scanning/protocol';
import type { FolderScanner, RunningSearch, TakeResults } from './folderScanner';
import { SavedFiles } from './savedFiles';
import { folderToScan } from './scanSettings';
import { sumOf } from './scanStatus';
import type { PublishVirtualFile, VirtualProgress } from './virtualFolder';
import { VirtualFolder } from './virtualFolder';

interface SearchedFolder {
  readonly folder: VirtualFolder;
  last: ScanSummary | undefined;
}

/** The folders of the workspace that aren't on this machine, searched through VS Code's file system. */
export class VirtualFolders implements FolderScanner {
  private folders = new Map<string, SearchedFolder>();
  /** By URI. */
  private readonly savedFiles = new SavedFiles();
  private orders = 0;
  private newestScan = 0;

  /** @param listed the URIs of files that hold something so far. */
  constructor(
    private readonly listed: () => readonly string[],
    private readonly onResults: TakeResults,
  ) {}

  get summary(): ScanSummary {
    return sumOf([...this.folders.values()].flatMap(({ last }) => (last === undefined ? [] : [last])));
  }

  scan(): RunningSearch | undefined {
    const inWorkspace = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme !== 'file');
    this.folders = new Map(
      inWorkspace.map((folder) => [
        folder.uri.toString(),
        { folder: new VirtualFolder(folder.uri, folderToScan(folder)), last: undefined },
      ]),
    );
    this.newestScan = this.orders + 1;
    if (this.folders.size === 0) return undefined;
    return this.run(undefined, async (publish, signal, progress) => {
      const scans = [...this.folders.values()].map(async (searched) => {
        searched.last = await searched.folder.scan(this.listed(), publish, signal, progress);
        return searched.last;
      });
      return sumOf((await Promise.race([Promise.all(scans), aborted(signal)])) ?? [stopped]);
    });
  }

  update(uris: readonly vscode.Uri[]): RunningSearch | undefined {
    const changed = new Map<SearchedFolder, vscode.Uri[]>();
    for (const uri of uris) {
      const key = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
      const searched = this.folders.get(key);
      if (searched !== undefined) changed.set(searched, [...(changed.get(searched) ?? []), uri]);
    }
    if (changed.size === 0) return undefined;
    return this.run(new Set(uris.map(String)), async (publish, signal) => {
      for (const [searched, ofFolder] of changed) {
        const update = searched.folder.update(ofFolder, this.listed(), publish, signal);
        searched.last = (await Promise.race([update, aborted(signal)])) ?? searched.last;
      }
      return signal.aborted ? { ...this.summary, isCancelled: true } : this.summary;
    });
  }

  saved(file: vscode.Uri): void {
    if (file.scheme !== 'file') this.savedFiles.add(file.toString());
  }

  /** A search reports every file that holds something. */
  completed(): readonly string[] {
    return [];
  }

  reconfigure(): void {
    // Each search reads settings and folders again.
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** @param among the files that it reads, `undefined` for all. */
  private run(
    among: ReadonlySet<string> | undefined,
    work: (publish: PublishVirtualFile, signal: AbortSignal, progress: VirtualProgress) => Promise<ScanSummary>,
  ): RunningSearch {
    const order = ++this.orders;
    const abort = new AbortController();
    const progress = { found: 0, done: 0 };
    this.savedFiles.begin(order, this.savedFiles.unread(among));
    const publish: PublishVirtualFile = (uri, occurrences) => {
      if (abort.signal.aborted || this.savedFiles.isOutdated(uri, order)) return;
      this.onResults([{ uri, occurrences }], order >= this.newestScan);
    };
    const finish = async (): Promise<ScanSummary> => {
      let isWhole = false;
      try {
        const summary = await work(publish, abort.signal, progress);
        isWhole = !summary.isCancelled;
        return summary;
      } finally {
        this.savedFiles.end(order, isWhole);
      }
    };
    return {
      summary: finish(),
      progress: () => ({ ...progress }),
      cancel: () => {
        abort.abort();
      },
    };
  }
}

const stopped: ScanSummary = { ...emptySummary, isCancelled: true };

/** A search that is stopped doesn't wait for a file system that is slow to answer. */
function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve(undefined);
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
