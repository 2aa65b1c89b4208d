import * as path from 'node:path';
import * as vscode from 'vscode';
import type { MediaIndex } from '../core/mediaIndex/mediaIndex';
import type { FileOccurrences, FolderToScan, ScanSummary } from '../core/scanning/protocol';
import { emptySummary } from '../core/scanning/protocol';
import type { RunningScan, ScanProgress } from '../core/scanning/scanner';
import { Scanner } from '../core/scanning/scanner';
import { folderToScan } from './scanSettings';
import { scanVirtualFolder } from './virtualFolders';

export type ScanStatus =
  | { readonly kind: 'notScanned' }
  | { readonly kind: 'scanning'; readonly progress: ScanProgress }
  | { readonly kind: 'scanned'; readonly summary: ScanSummary }
  | { readonly kind: 'failed'; readonly reason: string };

/** So often the progress of a scan is told. Milliseconds. */
const progressEveryMs = 100;

/** A scan under way, of folders on this machine and of virtual ones. */
interface Running {
  readonly abort: AbortController;
  readonly local: RunningScan | undefined;
  readonly done: Promise<void>;
}

/** Scans the workspace when asked to, and keeps the index up to date with its files from then on. */
export class WorkspaceScan implements vscode.Disposable {
  private readonly statusChanged = new vscode.EventEmitter<ScanStatus>();
  readonly onDidChangeStatus = this.statusChanged.event;
  private current: ScanStatus = { kind: 'notScanned' };
  private running: Running | undefined;
  private scanner: Scanner | undefined;
  private isConfigured = false;
  /** Whether the index holds all that the scanner's thread knows. */
  private isComplete = false;
  private heard: Set<string> | undefined;

  /**
   * @param entry the compiled file of the scanner's threads.
   * @param storage where what is known of files is kept over restarts; `undefined` without a folder.
   */
  constructor(
    private readonly index: MediaIndex,
    private readonly entry: string,
    private readonly storage: vscode.Uri | undefined,
  ) {}

  get status(): ScanStatus {
    return this.current;
  }

  /** Whether every file was looked at, at least once. */
  get isScanned(): boolean {
    return this.current.kind === 'scanned' && !this.current.summary.isCancelled;
  }

  /** Scans unless that was done or is under way. */
  async ensure(): Promise<void> {
    if (this.running !== undefined) await this.running.done;
    else if (this.current.kind === 'notScanned') await this.scan();
  }

  /** Scans everything; a scan that is under way is superseded. Returns when the newest one is done. */
  async scan(): Promise<void> {
    this.cancel();
    const running = this.start();
    this.running = running;
    await running.done;
    // Superseded meanwhile: whoever waits wants the result of the newer one.
    await this.newest();
  }

  private async newest(): Promise<void> {
    while (this.running !== undefined) await this.running.done;
  }

  cancel(): void {
    this.running?.abort.abort();
    this.running?.local?.cancel();
  }

  /** The settings or folders are others now: what is known is looked at by the new ones. */
  async reconfigure(): Promise<void> {
    this.isConfigured = false;
    this.isComplete = false;
    if (this.current.kind !== 'notScanned') await this.scan();
  }

  /** Looks anew at files or folders that changed. Does nothing before the first scan. */
  async update(uris: readonly vscode.Uri[]): Promise<void> {
    if (this.current.kind === 'notScanned' || this.scanner === undefined) return;
    const local = uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
    if (local.length > 0) await this.scanner.update(local);
  }

  dispose(): void {
    this.cancel();
    this.statusChanged.dispose();
    void this.scanner?.stop();
  }

  private start(): Running {
    const abort = new AbortController();
    const folders = vscode.workspace.workspaceFolders ?? [];
    const onDisk = folders.filter(({ uri }) => uri.scheme === 'file').map(folderToScan);
    const virtual = folders.filter(({ uri }) => uri.scheme !== 'file');
    const local = onDisk.length === 0 ? undefined : this.startLocal(onDisk);
    const timer = setInterval(() => {
      if (local !== undefined) this.tell({ kind: 'scanning', progress: local.progress() });
    }, progressEveryMs);
    this.tell({ kind: 'scanning', progress: { done: 0, found: 0 } });
    const work = async (): Promise<void> => {
      try {
        const summaries = await Promise.all([
          local?.summary ?? Promise.resolve(emptySummary),
          ...virtual.map((folder) => this.scanVirtual(folder, abort.signal)),
        ]);
        if (this.running !== running) return;
        this.running = undefined;
        const summary = summaries.reduce(added);
        if (!summary.isCancelled) this.finish(virtual);
        if (this.current.kind !== 'failed') this.tell({ kind: 'scanned', summary });
      } finally {
        clearInterval(timer);
      }
    };
    const running: Running = { abort, local, done: Promise.resolve().then(work) };
    return running;
  }

  private startLocal(folders: readonly FolderToScan[]): RunningScan {
    this.scanner ??= new Scanner(
      this.entry,
      (files) => {
        this.take(files);
      },
      ({ message }) => {
        this.scanner = undefined;
        this.isConfigured = false;
        this.tell({ kind: 'failed', reason: message });
      },
    );
    if (!this.isConfigured) {
      const cacheFile = this.storage === undefined ? undefined : path.join(this.storage.fsPath, 'scanned-files.json');
      this.scanner.configure(folders, cacheFile);
      this.isConfigured = true;
    }
    if (!this.isComplete) this.heard = new Set();
    return this.scanner.scan(!this.isComplete);
  }

  private take(files: readonly FileOccurrences[]): void {
    const changed = files.map(({ path: file, occurrences }) => ({
      uri: vscode.Uri.file(file).toString(),
      occurrences,
    }));
    for (const { uri } of changed) this.heard?.add(uri);
    this.index.setSaved(changed);
  }

  private async scanVirtual(folder: vscode.WorkspaceFolder, signal: AbortSignal): Promise<ScanSummary> {
    const publish = (uri: string, occurrences: Parameters<MediaIndex['setSaved']>[0][number]['occurrences']): void => {
      if (occurrences.length > 0) this.heard?.add(uri);
      this.index.setSaved([{ uri, occurrences }]);
    };
    this.heard ??= new Set();
    return scanVirtualFolder(folder.uri, folderToScan(folder), publish, signal);
  }

  /** After a scan that told of everything: what it didn't tell of is gone. */
  private finish(virtual: readonly vscode.WorkspaceFolder[]): void {
    if (this.heard !== undefined && (!this.isComplete || virtual.length > 0)) {
      if (this.isComplete) for (const uri of this.index.uris()) if (uri.startsWith('file:')) this.heard.add(uri);
      this.index.keepSaved(this.heard);
    }
    this.isComplete = true;
    this.heard = undefined;
  }

  private tell(status: ScanStatus): void {
    this.current = status;
    this.statusChanged.fire(status);
  }
}

function added(a: ScanSummary, b: ScanSummary): ScanSummary {
  const sum = (reason: keyof ScanSummary['skipped']): number => a.skipped[reason] + b.skipped[reason];
  return {
    files: a.files + b.files,
    read: a.read + b.read,
    skipped: {
      binary: sum('binary'),
      tooLarge: sum('tooLarge'),
      unreadable: sum('unreadable'),
      vanished: sum('vanished'),
      link: sum('link'),
    },
    examples: [...a.examples, ...b.examples],
    isCancelled: a.isCancelled || b.isCancelled,
  };
}
