import { appendFileSync } from 'node:fs';
import type { RecordedRequest } from './recordedRequest';

interface Waiter {
  readonly count: number;
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
    const count = this.requests.length;
    for (const waiter of this.waiters) if (waiter.count <= count) waiter.resolve();
    this.waiters = this.waiters.filter((waiter) => waiter.count > count);
    return entry;
  }

  /** Writes an entry in which nothing changes any more to the file. */
  write(entry: RecordedRequest): void {
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  waitFor(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve();
    if (this.isClosed) return Promise.reject(this.comesToNothing(count));
    return new Promise((resolve, reject) => {
      this.waiters.push({ count, resolve, reject });
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

  private comesToNothing(count: number): Error {
    return new Error(`The gateway was stopped after ${this.requests.length} requests; ${count} were waited for.`);
  }
}
