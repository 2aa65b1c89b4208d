import { UserError } from '../messages/userError';
import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { FileOccurrences } from '../../core/scanning/protocol';
import { emptySummary } from '../../core/scanning/protocol';
import type { RunningUsesSearch } from '../../core/scanning/scanner';
import type { UsesQuery } from '../../core/uses/use';
import { Disposable } from '../disposable';
import { LocalFolders } from './localFolders';
import { SavedFiles } from './savedFiles';
import type { ScanStatus } from './scanStatus';
import { hasChanged, sumOf } from './scanStatus';
import type { PublishVirtualFile } from './virtualFolder';
import { VirtualFolders } from './virtualFolders';

export type { ScanStatus } from './scanStatus';

/** Interval between progress updates (ms). */
const progressEveryMs = 100;

/** A scan in progress, of folders on this machine and of virtual ones. */
interface Running {
  readonly abort: AbortController;
  readonly done: Promise<void>;
  /** The files that hold something; what is listed besides is gone when the scan ends. */
  readonly reported: Set<string>;
}

/** Scans the workspace when asked to, and keeps the index up to date with its files from then on. */
export class WorkspaceScan extends Disposable {
  private readonly statusChanged = this.own(new vscode.EventEmitter<ScanStatus>());
  readonly onDidChangeStatus = this.statusChanged.event;
  private current: ScanStatus = { kind: 'notScanned' };
  private readonly local: LocalFolders;
  private readonly virtual = new VirtualFolders();
  /** Of virtual folders, by URI. */
  private readonly savedFiles = new SavedFiles();
  private orders = 0;
  private running: Running | undefined;
  private updating: AbortController | undefined;
  private updates: Promise<void> = Promise.resolve();

  /**
   * @param entry the compiled file of the scanner's threads.
   * @param storage where what is known of files is kept over restarts; `undefined` without a folder.
   */
  constructor(
    private readonly index: OccurrenceIndex,
    entry: string,
    storage: vscode.Uri | undefined,
  ) {
    super();
    this.own({ dispose: () => void this.stop() });
    this.local = new LocalFolders(
      entry,
      storage,
      (files, isNewest) => {
        this.take(files, isNewest);
      },
      (reason) => {
        this.fail(reason);
      },
    );
  }

  get status(): ScanStatus {
    return this.current;
  }

  /** Whether every file was looked at, at least once. */
  get isScanned(): boolean {
    return this.current.kind === 'scanned' && !this.current.summary.isCancelled;
  }

  /** Scans unless that was done or is in progress; again after a failure. Whether it failed, the status says. */
  async ensure(): Promise<void> {
    if (this.running !== undefined) await this.newest();
    else if (this.current.kind === 'notScanned' || this.current.kind === 'failed') await ignoreErrors(this.scan());
  }

  /**
   * Scans everything; a scan that is in progress is superseded. Returns when the newest one is done.
   * @throws UserError when it failed.
   */
  async scan(): Promise<void> {
    this.cancel();
    this.running = this.start();
    // Superseded meanwhile: callers want the result of the newer search.
    await this.newest();
    if (this.current.kind === 'failed') {
      throw new UserError(vscode.l10n.t('The search for media IDs failed: {0}', this.current.reason));
    }
  }

  /** Stops a scan or an update; what was found so far stays listed. @returns whether there was one. */
  cancel(): boolean {
    const isAny = this.running !== undefined || this.updating !== undefined;
    this.running?.abort.abort();
    this.updating?.abort();
    return isAny;
  }

  /** Settings or folders have changed: searches again by the new ones. */
  async reconfigure(): Promise<void> {
    this.local.reconfigure();
    if (this.current.kind !== 'notScanned') await ignoreErrors(this.scan());
  }

  /** Looks again at files or folders that changed, after a scan that is in progress. Does nothing before the first scan. */
  async update(uris: readonly vscode.Uri[]): Promise<void> {
    if (this.current.kind === 'notScanned') return;
    const done = this.updates.then(() => this.updateNow(uris));
    this.updates = ignoreErrors(done);
    await done;
  }

  /** An editor's text was saved: the file holds now what the editor held, whatever was read of it before. */
  saved(file: vscode.Uri, occurrences: readonly FoundOccurrence[]): void {
    const uri = file.toString();
    if (file.scheme === 'file') this.local.saved(file.fsPath);
    else this.savedFiles.add(uri);
    if (occurrences.length > 0) this.running?.reported.add(uri);
    this.index.setSaved([{ uri, occurrences }]);
  }

  /** Finds where digits stand in the folders on this machine, scanned before or not; `undefined` where there are none. */
  findUses(query: UsesQuery): RunningUsesSearch | undefined {
    return this.local.findUses(query);
  }

  /** Ends the threads once they have kept what they know; a later scan starts others. */
  async stop(): Promise<void> {
    this.cancel();
    await this.local.stop();
  }

  private async newest(): Promise<void> {
    while (this.running !== undefined) await this.running.done;
  }

  private start(): Running {
    const abort = new AbortController();
    const order = ++this.orders;
    const isNewest = (): boolean => this.running === running;
    const work = async (): Promise<void> => {
      let timer: NodeJS.Timeout | undefined;
      try {
        const local = this.local.scan();
        abort.signal.addEventListener('abort', () => local?.cancel());
        const counted = { found: 0, done: 0 };
        const reportProgress = (): void => {
          if (!isNewest()) return;
          const { found, done } = local?.progress() ?? { found: 0, done: 0 };
          this.setStatus({ kind: 'scanning', progress: { found: found + counted.found, done: done + counted.done } });
        };
        reportProgress();
        timer = setInterval(reportProgress, progressEveryMs);
        const publish = this.publisher(order, running, () => isNewest() && !abort.signal.aborted);
        this.savedFiles.begin(order, this.savedFiles.unread());
        const summaries = await Promise.all([
          local?.summary ?? emptySummary,
          this.virtual.scan(this.index.uris(), publish, abort.signal, counted),
        ]);
        if (!isNewest()) return;
        const summary = sumOf(summaries);
        this.savedFiles.end(order, !summary.isCancelled);
        if (!summary.isCancelled) this.finish(running.reported);
        this.running = undefined;
        this.setStatus({ kind: 'scanned', summary });
      } catch (error) {
        if (!isNewest()) return;
        this.local.reconfigure();
        this.fail(error instanceof Error ? error.message : String(error));
      } finally {
        clearInterval(timer);
        this.savedFiles.end(order, false);
      }
    };
    // In the next microtask: only then the scan in progress is this one.
    const running: Running = { abort, reported: new Set(), done: Promise.resolve().then(work) };
    return running;
  }

  private async updateNow(uris: readonly vscode.Uri[]): Promise<void> {
    await this.newest();
    if (this.current.kind !== 'scanned') return;
    const abort = new AbortController();
    this.updating = abort;
    const order = ++this.orders;
    try {
      const local = this.local.update(uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath));
      abort.signal.addEventListener('abort', () => local?.cancel());
      const publish = this.publisher(order, undefined, () => !abort.signal.aborted);
      const others = uris.filter(({ scheme }) => scheme !== 'file');
      this.savedFiles.begin(order, this.savedFiles.unread(new Set(others.map(String))));
      await Promise.all([local?.summary, this.virtual.update(others, this.index.uris(), publish, abort.signal)]);
      this.savedFiles.end(order, !abort.signal.aborted);
    } finally {
      this.updating = undefined;
      this.savedFiles.end(order, false);
    }
    // A search that began meanwhile reports for itself.
    if (this.running !== undefined) return;
    const now = sumOf([this.local.summary, this.virtual.summary]);
    const summary = { ...now, isCancelled: !this.isScanned || abort.signal.aborted };
    if (this.status.kind === 'scanned' && hasChanged(this.status, summary))
      this.setStatus({ kind: 'scanned', summary });
  }

  private take(files: readonly FileOccurrences[], isNewest: boolean): void {
    const changed = files.map(({ path: file, occurrences }) => ({
      uri: vscode.Uri.file(file).toString(),
      occurrences,
    }));
    if (isNewest && this.running !== undefined) for (const file of changed) recordFile(this.running, file);
    this.index.setSaved(changed);
  }

  /** Publishes the occurrences of virtual files while the search is current. @param order the number of the read. */
  private publisher(order: number, running: Running | undefined, isAwaited: () => boolean): PublishVirtualFile {
    return (uri, occurrences) => {
      if (!isAwaited() || this.savedFiles.isOutdated(uri, order)) return;
      if (occurrences === undefined) running?.reported.add(uri);
      else {
        if (running !== undefined) recordFile(running, { uri, occurrences });
        this.index.setSaved([{ uri, occurrences }]);
      }
    };
  }

  /** After a whole scan: what it didn't tell of is gone. Of local files it told only of changes if all were known. */
  private finish(reported: Set<string>): void {
    if (this.local.isComplete) for (const uri of this.index.uris()) if (uri.startsWith('file:')) reported.add(uri);
    this.index.keepSaved(reported);
    this.local.isComplete = true;
  }

  /** Ends whatever is in progress, also in virtual folders: what was found so far stays listed. */
  private fail(reason: string): void {
    const { running } = this;
    this.running = undefined;
    running?.abort.abort();
    this.updating?.abort();
    this.setStatus({ kind: 'failed', reason });
  }

  private setStatus(status: ScanStatus): void {
    this.current = status;
    this.statusChanged.fire(status);
  }
}

function recordFile(
  { reported }: Running,
  { uri, occurrences }: { uri: string; occurrences: readonly unknown[] },
): void {
  if (occurrences.length > 0) reported.add(uri);
  else reported.delete(uri);
}

/** The status says what failed. */
async function ignoreErrors(work: Promise<void>): Promise<void> {
  await work.catch(() => undefined);
}
