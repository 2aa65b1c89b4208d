import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Line } from './format';
import { textOfLine } from './format';

/** Something could not be recorded; nothing more may be sent. The cause is the file system's error. */
export class LedgerError extends Error {
  static from(error: unknown): LedgerError {
    if (error instanceof LedgerError) return error;
    const { code = '' } = error as { code?: string };
    return new LedgerError(code === '' ? String(error) : code, { cause: error });
  }
}

/** What the ledger asks of a file; tests put a disk that is full in its place. */
export interface AppendedFile {
  /** Bytes that were in it when it was opened. */
  readonly size: number;
  /** Resolves when the text is on the disk. */
  append(text: string): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export type OpenFile = (file: string) => Promise<AppendedFile>;

/** Creates a file that must not be there yet. */
export const createFile: OpenFile = async (file) => appendedFile(await open(file, 'ax'), 0);

/** Opens a file that is there, to append to it. */
export const reopenFile: OpenFile = async (file) => {
  const handle = await open(file, 'a');
  try {
    return appendedFile(handle, (await handle.stat()).size);
  } catch (error) {
    await handle.close();
    throw error;
  }
};

function appendedFile(handle: FileHandle, size: number): AppendedFile {
  return {
    size,
    append: async (text) => {
      await handle.appendFile(text);
      await handle.datasync();
    },
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

interface WaitingLine {
  readonly kind: Line['kind'];
  readonly text: string;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Appends lines to a file. A line's promise resolves when it is on the disk; lines that come while others are being
 * written go together, so that several requests at once cost one write.
 */
export class LedgerFile {
  private waiting: WaitingLine[] = [];
  private isWriting = false;
  private written: number;
  private failure: LedgerError | undefined;
  /** Outcomes that could not be written: what is known is not given up. */
  private unwritten: string[] = [];
  /** What was written in part could not be taken back. */
  private endsInTornLine = false;

  /** @param objection asked when an intent is on the disk: why its request must not leave, if it mustn't. */
  constructor(
    private readonly file: AppendedFile,
    private readonly objection: () => Error | undefined = () => undefined,
  ) {
    this.written = file.size;
  }

  /** @throws LedgerError when it can't be written, and ever after; an intent also with the objection to it. */
  append(line: Line): Promise<void> {
    const text = textOfLine(line);
    if (this.failure !== undefined) {
      this.keep(line.kind, text);
      return Promise.reject(this.failure);
    }
    return new Promise((done, failed) => {
      this.waiting.push({ kind: line.kind, text, done, failed });
      if (this.isWriting) return;
      this.isWriting = true;
      // What else comes in this turn of the event loop, the next intent behind an outcome, goes along.
      setImmediate(() => void this.write());
    });
  }

  /**
   * Appends the last line. Where the disk was full, outcomes that are still to be written are tried again: there may be
   * room by now.
   * @param waits before each further try, in milliseconds.
   * @returns how many outcomes stayed unwritten.
   */
  async finish(last: Line | undefined, waits: readonly number[]): Promise<number> {
    if (last !== undefined) await this.append(last).catch(() => undefined);
    if (this.failure === undefined) return 0;
    for (const wait of waits) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (await this.writeRest(last)) return 0;
    }
    return this.unwritten.length;
  }

  /** Begins on a line of its own behind what a killed process may have left. @throws LedgerError */
  async startLine(): Promise<void> {
    try {
      await this.file.append('\n');
      this.written += 1;
    } catch (error) {
      await this.fail(error);
      throw LedgerError.from(error);
    }
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
        const objection = lines.some(({ kind }) => kind === 'intent') ? this.objection() : undefined;
        for (const { kind, done, failed } of lines) {
          if (kind === 'intent' && objection !== undefined) failed(objection);
          else done();
        }
      } catch (error) {
        await this.fail(error);
        for (const { kind, text, failed } of lines) {
          this.keep(kind, text);
          failed(this.failure ?? LedgerError.from(error));
        }
      }
    }
    this.isWriting = false;
  }

  private keep(kind: Line['kind'], text: string): void {
    if (kind === 'outcome') this.unwritten.push(text);
  }

  private async writeRest(last: Line | undefined): Promise<boolean> {
    const lines = [this.endsInTornLine ? '\n' : '', ...this.unwritten, last === undefined ? '' : textOfLine(last)];
    try {
      await this.file.append(lines.join(''));
      this.unwritten = [];
      return true;
    } catch {
      await this.takeBack();
      return false;
    }
  }

  private async fail(error: unknown): Promise<void> {
    if (this.failure !== undefined) return;
    this.failure = LedgerError.from(error);
    await this.takeBack();
  }

  /** What was written in part is taken back, so that it doesn't damage what comes; never what stood there before. */
  private async takeBack(): Promise<void> {
    try {
      await this.file.truncate(Math.max(this.written, this.file.size));
      this.endsInTornLine = false;
    } catch {
      this.endsInTornLine = true;
    }
  }
}
