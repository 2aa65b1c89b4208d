import type { MessagePort } from 'node:worker_threads';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FoundOccurrence } from '../recognition/occurrences';
import { FileReader } from './fileReader';
import type { Segment } from './segment';
import { readSegment } from './segment';

/** Which segment of which scan: a report of a scan that is over must not be taken for one of the next. */
interface SegmentNumber {
  readonly scan: number;
  readonly segment: number;
}

/** What a worker thread found in files of a segment. */
interface WorkerReport extends SegmentNumber {
  readonly found: readonly (readonly [index: number, occurrences: readonly FoundOccurrence[]])[];
  readonly isDone: boolean;
}

export interface WorkerData {
  readonly port: MessagePort;
  /** [1 once the thread has ended] */
  readonly ended: Int32Array;
}

/** Files with media IDs before a thread reports. */
const reportEvery = 100;

/** What a worker thread does: it reads segments beside the coordinating one. */
export function runWorker({ port, ended }: WorkerData): void {
  const reader = new FileReader();
  // The coordinating thread is busy and receives no event; shared memory it can read.
  process.on('exit', () => Atomics.store(ended, 0, 1));
  port.on('message', ({ segment: files, scan, number }: { segment: Segment; scan: number; number: number }) => {
    let found: (readonly [number, readonly FoundOccurrence[]])[] = [];
    const report = (isDone: boolean): void => {
      if (found.length === 0 && !isDone) return;
      port.postMessage({ scan, segment: number, found, isDone } satisfies WorkerReport);
      found = [];
    };
    readSegment(files, reader, (index, occurrences) => {
      found.push([index, occurrences]);
      if (found.length >= reportEvery) report(false);
    });
    report(true);
  });
}

/** The threads that read beside the coordinating one. */
export interface WorkerRun {
  /** Begins a scan: what is reported of an earlier one counts no more. */
  begin(): void;
  /** Lets all of them read a segment of the scan, too. */
  share(segment: Segment, number: number): void;
  /** Takes what they have reported since. @returns whether there was anything. */
  drain(found: (segment: number, index: number, occurrences: readonly FoundOccurrence[]) => void): boolean;
  /** Whether any has yet to say that it is done. */
  readonly isPending: boolean;
}

interface WorkerHandle {
  readonly port: MessagePort;
  readonly ended: Int32Array;
  awaited: number;
}

/** Threads that read beside the coordinating one. */
export class WorkerPool implements WorkerRun {
  private workers: WorkerHandle[] = [];
  private scan = 0;

  /** @param entry the file whose threads call `help`. */
  constructor(
    private readonly count: number,
    private readonly entry: string,
  ) {
    this.replaceEnded();
  }

  begin(): void {
    this.scan++;
    this.replaceEnded();
    for (const worker of this.workers) worker.awaited = 0;
  }

  share(segment: Segment, number: number): void {
    for (const worker of this.workers) {
      worker.port.postMessage({ segment, scan: this.scan, number });
      worker.awaited++;
    }
  }

  drain(found: Parameters<WorkerRun['drain']>[0]): boolean {
    let isAny = false;
    for (const worker of this.workers) {
      for (let received = receive(worker.port); received !== undefined; received = receive(worker.port)) {
        if (received.scan !== this.scan) continue;
        isAny = true;
        for (const [index, occurrences] of received.found) found(received.segment, index, occurrences);
        if (received.isDone) worker.awaited--;
      }
    }
    return isAny;
  }

  get isPending(): boolean {
    return this.workers.some(({ awaited, ended }) => awaited > 0 && Atomics.load(ended, 0) === 0);
  }

  private replaceEnded(): void {
    this.workers = this.workers.filter(({ ended }) => Atomics.load(ended, 0) === 0);
    while (this.workers.length < this.count) this.workers.push(startWorker(this.entry));
  }
}

function startWorker(entry: string): WorkerHandle {
  const { port1, port2 } = new MessageChannel();
  const ended = new Int32Array(new SharedArrayBuffer(4));
  const data: WorkerData = { port: port2, ended };
  const worker = new Worker(entry, { workerData: data, transferList: [port2] });
  // A thread that runs out of memory ends without a message. Without a listener its error would end this thread, too.
  const end = (): void => {
    Atomics.store(ended, 0, 1);
  };
  worker.on('error', end).on('exit', end);
  worker.unref();
  port1.unref();
  return { port: port1, ended, awaited: 0 };
}

function receive(port: MessagePort): WorkerReport | undefined {
  return receiveMessageOnPort(port)?.message as WorkerReport | undefined;
}
