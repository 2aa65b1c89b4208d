import { setImmediate } from 'node:timers';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileUses, UsesQuery } from '../uses/use';
import type { ScanMessage, FileOccurrences, FolderToScan, ScanRequest, ScanSummary } from './protocol';
import { controlIndex, emptySummary, makeControl } from './protocol';

/** More threads than this take the processor from what the user is doing. */
const maxThreads = 4;

/** A stopped request is answered within this time, whatever the threads do (ms). */
const stopWithinMs = 700;

/** Threads that don't write their cache within this time are terminated (ms). */
const saveWithinMs = 3000;

export interface ScanProgress {
  /** Files done and found so far. */
  readonly done: number;
  readonly found: number;
}

/** A scan or an update in progress. */
export interface RunningScan {
  /** Rises with each that is begun. */
  readonly id: number;
  readonly summary: Promise<ScanSummary>;
  progress(): ScanProgress;
  /** Stops it within a second: `summary` tells what it came to, or what was known before where the threads are busy. */
  cancel(): void;
}

/** A search for uses in progress. */
export interface RunningUsesSearch {
  /** What was found so far. */
  readonly found: { readonly files: readonly FileUses[]; readonly more: number };
  /** Whether all files were searched, once it ends. */
  readonly isComplete: Promise<boolean>;
  cancel(): void;
}

interface Asked {
  readonly control: Int32Array;
  readonly configuration: number;
  readonly resolve: (summary: ScanSummary) => void;
  readonly onUses: (files: readonly FileUses[], more: number) => void;
}

/** Scans folders of this machine in threads of its own. Runs in plain Node. */
export class Scanner {
  private readonly worker: Worker;
  private readonly asked = new Map<number, Asked>();
  private lastId = 0;
  private configuration = 0;
  private lastSummary = emptySummary;
  private isStopped = false;

  /**
   * @param entry the compiled file of `scanThread`.
   * @param onResults called with what files hold now, in batches, while the scan or update of that number runs. What was
   * found by an earlier configuration isn't told.
   * @param onFailure called once when the threads died; the scanner is of no use afterwards.
   */
  constructor(
    entry: string,
    private readonly onResults: (files: readonly FileOccurrences[], id: number) => void,
    onFailure: (error: Error) => void,
  ) {
    this.worker = new Worker(entry, {
      workerData: { threads: Math.max(1, Math.min(maxThreads, availableParallelism())) },
    });
    this.worker.unref();
    this.worker.on('message', (answer: ScanMessage) => {
      this.onMessage(answer);
    });
    const fail = (error: Error): void => {
      if (this.isStopped) return;
      this.isStopped = true;
      for (const { resolve } of this.asked.values()) resolve({ ...emptySummary, isCancelled: true });
      this.asked.clear();
      onFailure(error);
    };
    this.worker.on('error', fail);
    this.worker.on('exit', (code) => {
      fail(new Error(`The scanner's thread ended with code ${code}.`));
    });
  }

  /** Says what to scan. `cacheFile` keeps what is known over restarts. */
  configure(folders: readonly FolderToScan[], cacheFile: string | undefined): void {
    this.configuration++;
    this.lastSummary = emptySummary;
    this.worker.postMessage({ kind: 'configure', folders, cacheFile } satisfies ScanRequest);
  }

  /**
   * Searches everything that was configured; with `wantsAll` also reports what is unchanged.
   * @param reread files that are read and reported whatever is known of them.
   */
  scan(wantsAll: boolean, reread: readonly string[] = []): RunningScan {
    return this.send((id, control) => ({ kind: 'scan', id, control, wantsAll, reread }));
  }

  /** Searches these paths again, and reports each of them. */
  update(paths: readonly string[], reread: readonly string[] = []): RunningScan {
    return this.send((id, control) => ({ kind: 'update', id, control, paths, reread }));
  }

  /** Finds where digits stand, whatever they mean there, in the files that a scan reads; it needs no scan before. */
  findUses(query: UsesQuery): RunningUsesSearch {
    const found = { files: [] as FileUses[], more: 0 };
    const onUses = (files: readonly FileUses[], more: number): void => {
      found.files.push(...files);
      found.more += more;
    };
    const running = this.send((id, control) => ({ kind: 'findUses', id, control, query }), onUses);
    return {
      found,
      isComplete: running.summary.then(({ isCancelled }) => !isCancelled),
      cancel: () => {
        running.cancel();
      },
    };
  }

  /** Keeps what is known on the disk now, and ends the threads. */
  async stop(): Promise<void> {
    for (const { control } of this.asked.values()) Atomics.store(control, controlIndex.cancelled, 1);
    const saving = this.send((id) => ({ kind: 'save', id }));
    const giveUp = (): void => {
      saving.cancel();
    };
    const timer = setTimeout(giveUp, saveWithinMs - stopWithinMs);
    await saving.summary;
    clearTimeout(timer);
    this.isStopped = true;
    await this.worker.terminate();
  }

  private onMessage(answer: ScanMessage): void {
    const asked = this.asked.get(answer.id);
    if (asked === undefined) return;
    if (answer.kind === 'done') {
      this.asked.delete(answer.id);
      if (this.asked.size === 0) this.worker.unref();
      if (asked.configuration === this.configuration) this.lastSummary = answer.summary;
      asked.resolve(answer.summary);
      return;
    }
    if (answer.kind === 'uses') {
      asked.onUses(answer.files, answer.more);
      return;
    }
    // Only in the next turn of the loop: else as many batches would come in this one as the thread can send.
    setImmediate(() => {
      Atomics.add(asked.control, controlIndex.taken, 1);
      Atomics.notify(asked.control, controlIndex.taken);
    });
    if (asked.configuration === this.configuration) this.onResults(answer.files, answer.id);
  }

  private send(
    order: (id: number, control: Int32Array) => ScanRequest,
    onUses: Asked['onUses'] = () => undefined,
  ): RunningScan {
    const id = ++this.lastId;
    const control = makeControl();
    const summary = new Promise<ScanSummary>((resolve) => {
      if (this.isStopped) {
        resolve({ ...emptySummary, isCancelled: true });
        return;
      }
      // Keeps the process alive for as long as an answer is awaited.
      this.worker.ref();
      this.asked.set(id, { control, configuration: this.configuration, resolve, onUses });
      this.worker.postMessage(order(id, control));
    });
    return {
      id,
      summary,
      progress: () => ({
        done: Atomics.load(control, controlIndex.done),
        found: Atomics.load(control, controlIndex.found),
      }),
      cancel: () => {
        Atomics.store(control, controlIndex.cancelled, 1);
        // A file that is being recognized, or a disk that doesn't answer, may keep the threads for longer.
        const answer = (): void => {
          this.asked.get(id)?.resolve({ ...this.lastSummary, examples: [], isCancelled: true });
        };
        setTimeout(answer, stopWithinMs).unref();
      },
    };
  }
}
