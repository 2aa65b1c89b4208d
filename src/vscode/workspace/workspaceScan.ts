import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { RunningUsesSearch, ScanProgress } from '../../core/scanning/scanner';
import type { UsesQuery } from '../../core/uses/use';
import { Disposable } from '../disposable';
import { UserError } from '../messages/userError';
import type { FileResult, FolderScanner, RunningSearch, TakeResults } from './folderScanner';
import { LocalFolders } from './localFolders';
import type { ScanStatus } from './scanStatus';
import { hasChanged, sumOf } from './scanStatus';
import { VirtualFolders } from './virtualFolders';

export type { ScanStatus } from './scanStatus';

/** Interval between progress updates (ms). */
const progressEveryMs = 100;

/** A search in progress, of all folders. */
interface Running {
  readonly abort: AbortController;
  readonly done: Promise<void>;
  /** The files that hold something; what is listed besides is gone when the search ends. */
  readonly reported: Set<string>;
}

/** Searches the workspace when asked to, and keeps the index up to date with its files from then on. */
export class WorkspaceScan extends Disposable {
  private readonly statusChanged = this.own(new vscode.EventEmitter<ScanStatus>());
  readonly onDidChangeStatus = this.statusChanged.event;
  private readonly updated = this.own(new vscode.EventEmitter<readonly vscode.Uri[]>());
  /** Fired with files and folders that were looked at again. */
  readonly onDidUpdate = this.updated.event;
  private current: ScanStatus = { kind: 'notScanned' };
  private readonly local: LocalFolders;
  private readonly scanners: readonly FolderScanner[];
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
    const take: TakeResults = (files, isNewest) => {
      this.take(files, isNewest);
    };
    const onFailure = (reason: string): void => {
      this.fail(reason);
    };
    this.local = new LocalFolders(entry, storage, take, onFailure);
    this.scanners = [this.local, new VirtualFolders(() => index.uris(), take)];
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
    for (const scanner of this.scanners) scanner.reconfigure();
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
    for (const scanner of this.scanners) scanner.saved(file);
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
    await Promise.all(this.scanners.map((scanner) => scanner.stop()));
  }

  private async newest(): Promise<void> {
    while (this.running !== undefined) await this.running.done;
  }

  private start(): Running {
    const abort = new AbortController();
    const isNewest = (): boolean => this.running === running;
    const work = async (): Promise<void> => {
      let timer: NodeJS.Timeout | undefined;
      try {
        const searches = this.scanners.flatMap((scanner) => scanner.scan() ?? []);
        whenAborted(abort.signal, searches);
        const reportProgress = (): void => {
          if (isNewest()) this.setStatus({ kind: 'scanning', progress: progressOf(searches) });
        };
        reportProgress();
        timer = setInterval(reportProgress, progressEveryMs);
        const summaries = await Promise.all(searches.map(({ summary }) => summary));
        if (!isNewest()) return;
        const summary = sumOf(summaries);
        if (!summary.isCancelled) this.finish(running.reported);
        this.running = undefined;
        this.setStatus({ kind: 'scanned', summary });
      } catch (error) {
        if (!isNewest()) return;
        for (const scanner of this.scanners) scanner.reconfigure();
        this.fail(error instanceof Error ? error.message : String(error));
      } finally {
        clearInterval(timer);
      }
    };
    // In the next microtask: only then the search in progress is this one.
    const running: Running = { abort, reported: new Set(), done: Promise.resolve().then(work) };
    return running;
  }

  private async updateNow(uris: readonly vscode.Uri[]): Promise<void> {
    await this.newest();
    if (this.current.kind !== 'scanned') return;
    const abort = new AbortController();
    this.updating = abort;
    try {
      const searches = this.scanners.flatMap((scanner) => scanner.update(uris) ?? []);
      whenAborted(abort.signal, searches);
      await Promise.all(searches.map(({ summary }) => summary));
    } finally {
      this.updating = undefined;
    }
    this.updated.fire(uris);
    // A search that began meanwhile reports for itself.
    if (this.running !== undefined) return;
    const now = sumOf(this.scanners.map(({ summary }) => summary));
    const summary = { ...now, isCancelled: !this.isScanned || abort.signal.aborted };
    if (this.status.kind === 'scanned' && hasChanged(this.status, summary)) {
      this.setStatus({ kind: 'scanned', summary });
    }
  }

  private take(files: readonly FileResult[], isNewest: boolean): void {
    const reported = isNewest ? this.running?.reported : undefined;
    for (const { uri, occurrences } of files) {
      if (occurrences?.length === 0) reported?.delete(uri);
      else reported?.add(uri);
    }
    this.index.setSaved(
      files.flatMap(({ uri, occurrences }) => (occurrences === undefined ? [] : [{ uri, occurrences }])),
    );
  }

  /** After a whole search: what it didn't report is gone, unless its scanner reports only changes. */
  private finish(reported: Set<string>): void {
    const listed = this.index.uris();
    for (const scanner of this.scanners) for (const uri of scanner.completed(listed)) reported.add(uri);
    this.index.keepSaved(reported);
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

function whenAborted(signal: AbortSignal, searches: readonly RunningSearch[]): void {
  const cancel = (): void => {
    for (const search of searches) search.cancel();
  };
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel);
}

function progressOf(searches: readonly RunningSearch[]): ScanProgress {
  const all = searches.map((search) => search.progress());
  return {
    found: all.reduce((sum, { found }) => sum + found, 0),
    done: all.reduce((sum, { done }) => sum + done, 0),
  };
}

/** The status says what failed. */
async function ignoreErrors(work: Promise<void>): Promise<void> {
  await work.catch(() => undefined);
}
