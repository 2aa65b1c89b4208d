import { appendFileSync } from 'node:fs';
import type { RecordedRequest } from './recordedRequest';

interface Waiter {
  readonly count: number;
  readonly ofDeletions: boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** All that the gateway saw, in the order of arrival, and whoever waits for it. */
export class RequestRecord {
  readonly requests: RecordedRequest[] = [];
  private waiters: Waiter[] = [];
  private isClosed = false;

  /**
   * @param file where each settled request is appended as a line of JSON, if given.
   * @throws the system's error when it cannot be written.
   */
  constructor(private readonly file: string | undefined) {
    if (file !== undefined) appendFileSync(file, '');
  }

  /** Enters a request under the next number. */
  enter(request: Omit<RecordedRequest, 'number'>): RecordedRequest {
    const entry = { number: this.requests.length + 1, ...request };
    this.requests.push(entry);
    const hasCome = (waiter: Waiter): boolean => this.countOf(waiter) >= waiter.count;
    for (const waiter of this.waiters) if (hasCome(waiter)) waiter.resolve();
    this.waiters = this.waiters.filter((waiter) => !hasCome(waiter));
    return entry;
  }

  /** Writes an entry in which nothing changes any more to the file. */
  write(entry: RecordedRequest): void {
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  /** Those that ask for a deletion: all but GET. */
  get deletions(): readonly RecordedRequest[] {
    return this.requests.filter(({ method }) => method !== 'GET');
  }

  /** @param ofDeletions whether others don't count. */
  waitFor(count: number, ofDeletions: boolean): Promise<void> {
    if (this.countOf({ ofDeletions }) >= count) return Promise.resolve();
    if (this.isClosed) return Promise.reject(this.comesToNothing(count));
    return new Promise((resolve, reject) => {
      this.waiters.push({ count, ofDeletions, resolve, reject });
    });
  }

  clear(): void {
    this.requests.length = 0;
  }

  /** No request will come any more. */
  close(): void {
    this.isClosed = true;
    for (const waiter of this.waiters) waiter.reject(this.comesToNothing(waiter.count));
    this.waiters = [];
  }

  private countOf({ ofDeletions }: Pick<Waiter, 'ofDeletions'>): number {
    return (ofDeletions ? this.deletions : this.requests).length;
  }

  private comesToNothing(count: number): Error {
    return new Error(`The gateway was stopped after ${this.requests.length} requests; ${count} were waited for.`);
  }
}
