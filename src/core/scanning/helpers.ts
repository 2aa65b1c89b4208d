import type { MessagePort } from 'node:worker_threads';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FoundOccurrence } from '../recognition/occurrences';
import { FileReader } from './fileReader';
import type { Segment } from './segment';
import { readSegment } from './segment';

/** What a helping thread found in files of a segment. */
export interface HelperReport {
  readonly segment: number;
  readonly found: readonly (readonly [index: number, occurrences: readonly FoundOccurrence[]])[];
  readonly isDone: boolean;
}

export interface HelperData {
  readonly port: MessagePort;
}

/** A helping thread reports after so many files with media IDs. */
const reportEvery = 100;

/** What a helping thread does: it reads segments beside the leading one. */
export function help(port: MessagePort): void {
  const reader = new FileReader();
  port.on('message', ({ segment, number }: { segment: Segment; number: number }) => {
    let found: (readonly [number, readonly FoundOccurrence[]])[] = [];
    const report = (isDone: boolean): void => {
      if (found.length === 0 && !isDone) return;
      port.postMessage({ segment: number, found, isDone } satisfies HelperReport);
      found = [];
    };
    readSegment(segment, reader, (index, occurrences) => {
      found.push([index, occurrences]);
      if (found.length >= reportEvery) report(false);
    });
    report(true);
    Atomics.notify(segment.next, 1);
  });
}

/** Threads that read beside the leading one. */
export class Helpers {
  private readonly ports: MessagePort[] = [];

  /** @param entry the file whose threads call `help`. */
  constructor(count: number, entry: string) {
    for (let index = 0; index < count; index++) {
      const { port1, port2 } = new MessageChannel();
      const data: HelperData = { port: port2 };
      new Worker(entry, { workerData: data, transferList: [port2] }).unref();
      port1.unref();
      this.ports.push(port1);
    }
  }

  /** Lets all of them read a segment, too. @returns how many will report that they are done with it. */
  share(segment: Segment, number: number): number {
    for (const port of this.ports) port.postMessage({ segment, number });
    return this.ports.length;
  }

  /** What they have reported since. */
  reports(): HelperReport[] {
    const reports: HelperReport[] = [];
    for (const port of this.ports) {
      for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
        reports.push(received.message as HelperReport);
      }
    }
    return reports;
  }
}
