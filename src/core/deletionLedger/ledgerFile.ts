import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Line } from './format';

/** Something could not be recorded; nothing more may be sent. The cause is the file system's error. */
export class LedgerError extends Error {}

/** What the ledger asks of a file; tests put a disk that is full in its place. */
export interface AppendedFile {
  /** Resolves when the text is on the disk. */
  append(text: string): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export type OpenFile = (file: string) => Promise<AppendedFile>;

/** Creates a file that must not be there yet. */
export const createFile: OpenFile = async (file) => appendedFile(await open(file, 'ax'));

/** Opens a file that is there, to append to it. */
export const reopenFile: OpenFile = async (file) => appendedFile(await open(file, 'a'));

function appendedFile(handle: FileHandle): AppendedFile {
  return {
    append: async (text) => {
      await handle.appendFile(text);
      await handle.datasync();
    },
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

/**
 * Appends lines to a file. A line's promise resolves when it is on the disk; lines that come while others are being
 * written go together, so that several requests at once cost one write.
 */
export class LedgerFile {
  private waiting: { readonly text: string; readonly done: () => void; readonly failed: (error: Error) => void }[] = [];
  private isWriting = false;
  private written = 0;
  private failure: LedgerError | undefined;

  constructor(private readonly file: AppendedFile) {}

  /** @throws LedgerError when it can't be written, and ever after. */
  append(line: Line): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((done, failed) => {
      this.waiting.push({ text: `${JSON.stringify(line)}\n`, done, failed });
      if (this.isWriting) return;
      this.isWriting = true;
      // What else comes in this turn of the event loop, the next intent behind an outcome, goes along.
      setImmediate(() => void this.write());
    });
  }

  /** Begins on a line of its own behind what a killed process may have left. */
  async startLine(): Promise<void> {
    await this.file.append('\n');
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const lines = this.waiting.splice(0);
      try {
        if (this.failure !== undefined) throw this.failure;
        const text = lines.map((line) => line.text).join('');
        await this.file.append(text);
        this.written += Buffer.byteLength(text);
        for (const { done } of lines) done();
      } catch (error) {
        await this.fail(error);
        for (const { failed } of lines) failed(this.failure ?? new LedgerError(String(error)));
      }
    }
    this.isWriting = false;
  }

  /** What was written in part is taken back, so that it doesn't damage what stands before. */
  private async fail(error: unknown): Promise<void> {
    if (this.failure !== undefined) return;
    const { code = '' } = error as { code?: string };
    this.failure = new LedgerError(code === '' ? String(error) : code, { cause: error });
    await this.file.truncate(this.written).catch(() => undefined);
  }
}
