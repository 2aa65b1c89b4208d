import type { AppendedFile } from './appendedFile';
import { LedgerError, RecordLostError } from './errors';
import type { Line } from './format';
import { textOfLine } from './format';

interface WaitingLine {
  readonly line: Line;
  readonly text: string;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/** What is at the file's path, by its size: what was written, that and more, or something else. */
export type RecordState = 'whole' | 'grown' | 'lost';

/**
 * Appends lines to a file. A line's promise resolves when it is on the disk; lines that come while others are being
 * written go together, so that several requests at once cost one write.
 */
export class LedgerFile {
  private waiting: WaitingLine[] = [];
  private isWriting = false;
  private written: number;
  private beingWritten = 0;
  private failure: LedgerError | RecordLostError | undefined;
  /** Lines with known outcomes that could not be written yet. */
  private unwritten: Line[] = [];
  /** A partly written line could not be removed. */
  private endsInTornLine = false;

  constructor(private readonly file: AppendedFile) {
    this.written = file.size;
  }

  /** Whether a failed line may be in the file nevertheless. */
  get mayHoldMore(): boolean {
    return this.endsInTornLine;
  }

  /** Checks on the disk whether the file is what was written. @throws LedgerError when that can't be known. */
  state(): RecordState {
    try {
      const size = this.file.sizeNow();
      if (size === undefined || size < this.written) return 'lost';
      return size > this.written + this.beingWritten ? 'grown' : 'whole';
    } catch (error) {
      throw LedgerError.from(error);
    }
  }

  /** @throws LedgerError when it can't be written, and ever after; RecordLostError when the file isn't what it was. */
  append(line: Line): Promise<void> {
    if (this.failure !== undefined) {
      this.keepUnwritten(line);
      return Promise.reject(this.failure);
    }
    const text = textOfLine(line);
    return new Promise((done, failed) => {
      this.waiting.push({ line, text, done, failed });
      if (this.isWriting) return;
      this.isWriting = true;
      // Lines of the same turn of the event loop, such as the next intent after an outcome, are written together.
      setImmediate(() => void this.write());
    });
  }

  /**
   * Appends the last line. Where the disk was full, what is still to be written is tried again: there may be room by
   * now, at least for some of it.
   * @param waits before each retry, in milliseconds.
   * @param isSent whether the history would call this media unknown: what is known of it goes first.
   * @returns the media of which something stayed unwritten.
   */
  async finish(
    last: Line | undefined,
    waits: readonly number[],
    isSent: (mediaId: string) => boolean,
  ): Promise<ReadonlySet<string>> {
    if (last !== undefined) await this.append(last).catch(() => undefined);
    if (this.failure !== undefined) {
      for (const wait of waits) {
        if (this.isLost()) break;
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (await this.writeRemaining(last, isSent)) break;
      }
    }
    return new Set(this.unwritten.flatMap((line) => ('mediaId' in line ? [line.mediaId] : [])));
  }

  /** Starts a new line after what a killed process may have left. @throws LedgerError */
  async startLine(): Promise<void> {
    try {
      await this.appendText('\n');
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
        // A line after missing ones would belong to nothing.
        if (this.state() === 'lost') throw new RecordLostError();
        await this.appendText(lines.map(({ text }) => text).join(''));
        for (const { done } of lines) done();
      } catch (error) {
        await this.fail(error);
        for (const { line, failed } of lines) {
          this.keepUnwritten(line);
          failed(this.failure ?? LedgerError.from(error));
        }
      }
    }
    this.isWriting = false;
  }

  private async appendText(text: string): Promise<void> {
    const bytes = Buffer.byteLength(text);
    this.beingWritten = bytes;
    await this.file.append(text);
    this.beingWritten = 0;
    this.written += bytes;
  }

  private keepUnwritten(line: Line): void {
    if (line.kind === 'outcome' || line.kind === 'unsent') this.unwritten.push(line);
  }

  /** Writes all at once where there is room, else as many important lines as fit. @returns whether that was all. */
  private async writeRemaining(last: Line | undefined, isSent: (mediaId: string) => boolean): Promise<boolean> {
    const matters = this.unwritten.filter((line) => 'mediaId' in line && isSent(line.mediaId));
    const others = this.unwritten.filter((line) => !matters.includes(line));
    if (await this.appendRemaining([...matters, ...others, ...(last === undefined ? [] : [last])])) return true;
    for (const line of matters) if (!(await this.appendRemaining([line]))) break;
    return false;
  }

  private async appendRemaining(lines: readonly Line[]): Promise<boolean> {
    const text = [this.endsInTornLine ? '\n' : '', ...lines.map(textOfLine)].join('');
    try {
      if (this.isLost()) return false;
      await this.appendText(text);
    } catch {
      await this.rollback();
      return false;
    }
    this.endsInTornLine = false;
    const written = new Set(lines);
    this.unwritten = this.unwritten.filter((line) => !written.has(line));
    return true;
  }

  private isLost(): boolean {
    try {
      return this.state() === 'lost';
    } catch {
      return false;
    }
  }

  private async fail(error: unknown): Promise<void> {
    if (this.failure !== undefined) return;
    this.failure = error instanceof RecordLostError ? error : LedgerError.from(error);
    await this.rollback();
  }

  /** Removes a partly written line, so that it doesn't damage what follows; never what was there before. */
  private async rollback(): Promise<void> {
    const attempted = this.beingWritten;
    this.beingWritten = 0;
    if (attempted === 0) return;
    try {
      const size = this.file.sizeNow() ?? 0;
      // More than that was written by another process, and stays.
      if (size > this.written + attempted) throw new Error('Somebody else writes, too');
      if (size > this.written) await this.file.truncate(this.written);
      this.endsInTornLine = false;
    } catch {
      this.endsInTornLine = true;
    }
  }
}
