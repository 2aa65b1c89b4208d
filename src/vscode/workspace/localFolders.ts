import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ScanSummary } from '../../core/scanning/protocol';
import { emptySummary } from '../../core/scanning/protocol';
import type { RunningScan, RunningUsesSearch } from '../../core/scanning/scanner';
import { Scanner } from '../../core/scanning/scanner';
import type { UsesQuery } from '../../core/uses/use';
import type { FolderScanner, TakeResults } from './folderScanner';
import { SavedFiles } from './savedFiles';
import { folderToScan } from './scanSettings';

/** The folders of the workspace that are on this machine, searched by threads. */
export class LocalFolders implements FolderScanner {
  private scanner: Scanner | undefined;
  private isConfigured = false;
  private newestScan = 0;
  /** By path. */
  private readonly savedFiles = new SavedFiles();
  private last: ScanSummary = emptySummary;
  /** Whether the index holds all that the scanner's thread knows: then a search reports only changes. */
  private isComplete = false;

  /**
   * @param storage where what is known of files is kept over restarts; `undefined` without a folder.
   * @param onFailure called when the threads died.
   */
  constructor(
    private readonly entry: string,
    private readonly storage: vscode.Uri | undefined,
    private readonly onResults: TakeResults,
    private readonly onFailure: (reason: string) => void,
  ) {}

  get summary(): ScanSummary {
    return this.last;
  }

  reconfigure(): void {
    this.isConfigured = false;
    this.isComplete = false;
  }

  scan(): RunningScan | undefined {
    this.last = emptySummary;
    const scanner = this.configured();
    if (scanner === undefined) return undefined;
    const reread = this.savedFiles.unread();
    const running = scanner.scan(!this.isComplete, reread);
    this.newestScan = running.id;
    this.follow(running, reread);
    return running;
  }

  update(uris: readonly vscode.Uri[]): RunningScan | undefined {
    const paths = uris.filter(isLocal).map(({ fsPath }) => fsPath);
    if (paths.length === 0) return undefined;
    const reread = this.savedFiles.unread(new Set(paths));
    const running = this.scanner?.update(paths, reread);
    if (running !== undefined) this.follow(running, reread);
    return running;
  }

  /** Finds where digits stand in these folders, scanned before or not; `undefined` where none is on this machine. */
  findUses(query: UsesQuery): RunningUsesSearch | undefined {
    return this.configured()?.findUses(query);
  }

  saved(file: vscode.Uri): void {
    if (isLocal(file)) this.savedFiles.add(file.fsPath);
  }

  completed(listed: readonly string[]): readonly string[] {
    const unchanged = this.isComplete ? listed.filter((uri) => uri.startsWith('file:')) : [];
    this.isComplete = true;
    return unchanged;
  }

  async stop(): Promise<void> {
    const { scanner } = this;
    this.scanner = undefined;
    this.reconfigure();
    await scanner?.stop();
  }

  private follow({ id, summary }: RunningScan, reread: readonly string[]): void {
    this.savedFiles.begin(id, reread);
    void summary.then((ended) => {
      this.savedFiles.end(id, !ended.isCancelled);
      if (id >= this.newestScan) this.last = ended;
    });
  }

  /** The scanner that knows the folders and settings of now; `undefined` where there is nothing for it to do. */
  private configured(): Scanner | undefined {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => isLocal(uri));
    if (folders.length === 0 && this.scanner === undefined) return undefined;
    const scanner = (this.scanner ??= this.start());
    if (!this.isConfigured) {
      const cacheFile = this.storage === undefined ? undefined : path.join(this.storage.fsPath, 'scanned-files.json');
      scanner.configure(folders.map(folderToScan), cacheFile);
      this.isConfigured = true;
    }
    return scanner;
  }

  private start(): Scanner {
    return new Scanner(
      this.entry,
      (files, id) => {
        const current = files
          .filter(({ path: file }) => !this.savedFiles.isOutdated(file, id))
          .map(({ path: file, occurrences }) => ({ uri: vscode.Uri.file(file).toString(), occurrences }));
        this.onResults(current, id >= this.newestScan);
      },
      ({ message }) => {
        this.scanner = undefined;
        this.reconfigure();
        this.onFailure(message);
      },
    );
  }
}

function isLocal({ scheme }: vscode.Uri): boolean {
  return scheme === 'file';
}
