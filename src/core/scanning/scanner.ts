import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, FileOccurrences, FolderToScan, Order, ScanSummary } from './protocol';
import { controlIndex, emptySummary } from './protocol';

/** More threads than this take the processor from what the user is doing. */
const mostThreads = 4;

export interface ScanProgress {
  /** Files done and found so far. */
  readonly done: number;
  readonly found: number;
}

/** A running scan. */
export interface RunningScan {
  readonly summary: Promise<ScanSummary>;
  progress(): ScanProgress;
  cancel(): void;
}

/** Scans folders of this machine in threads of its own. Runs in plain Node. */
export class Scanner {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (summary: ScanSummary) => void>();
  private lastId = 0;
  private isStopped = false;

  /**
   * @param entry the compiled file of `scanThread`.
   * @param onResults called with what files hold now, in portions, while a scan or an update runs.
   * @param onFailure called once when the threads died; the scanner is of no use afterwards.
   */
  constructor(
    entry: string,
    onResults: (files: readonly FileOccurrences[]) => void,
    onFailure: (error: Error) => void,
  ) {
    this.worker = new Worker(entry, {
      workerData: { threads: Math.max(1, Math.min(mostThreads, availableParallelism())) },
    });
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => {
      if (answer.kind === 'results') {
        onResults(answer.files);
        return;
      }
      this.waiting.get(answer.id)?.(answer.summary);
      this.waiting.delete(answer.id);
    });
    const fail = (error: Error): void => {
      if (this.isStopped) return;
      this.isStopped = true;
      for (const resolve of this.waiting.values()) resolve({ ...emptySummary, isCancelled: true });
      this.waiting.clear();
      onFailure(error);
    };
    this.worker.on('error', fail);
    this.worker.on('exit', (code) => {
      fail(new Error(`The scanner's thread ended with code ${code}.`));
    });
  }

  /** Says what to scan. `cacheFile` keeps what is known over restarts. */
  configure(folders: readonly FolderToScan[], cacheFile: string | undefined): void {
    this.post({ kind: 'configure', folders, cacheFile });
  }

  /** Scans everything that was configured; with `wantsAll` also tells of what is unchanged. */
  scan(wantsAll: boolean): RunningScan {
    const control = new Int32Array(new SharedArrayBuffer(12));
    return {
      summary: this.ask((id) => ({ kind: 'scan', id, control, wantsAll })),
      progress: () => ({
        done: Atomics.load(control, controlIndex.done),
        found: Atomics.load(control, controlIndex.found),
      }),
      cancel: () => {
        Atomics.store(control, controlIndex.cancelled, 1);
      },
    };
  }

  /** Looks anew at these paths. */
  update(paths: readonly string[]): Promise<ScanSummary> {
    return this.ask((id) => ({ kind: 'update', id, paths }));
  }

  /** Keeps what is known on the disk now, and ends the threads. */
  async stop(): Promise<void> {
    await this.ask((id) => ({ kind: 'save', id }));
    this.isStopped = true;
    await this.worker.terminate();
  }

  private ask(order: (id: number) => Order): Promise<ScanSummary> {
    if (this.isStopped) return Promise.resolve({ ...emptySummary, isCancelled: true });
    const id = ++this.lastId;
    // Keeps the process alive for as long as an answer is awaited.
    this.worker.ref();
    return new Promise((resolve) => {
      this.waiting.set(id, (summary) => {
        if (this.waiting.size <= 1) this.worker.unref();
        resolve(summary);
      });
      this.post(order(id));
    });
  }

  private post(order: Order): void {
    this.worker.postMessage(order);
  }
}
