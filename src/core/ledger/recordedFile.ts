import type { Stats } from 'node:fs';
import { statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { LeaseState } from './leaseState';
import { readLines } from './readLines';
import type { BatchSource, RecordedBatch } from './recordedBatch';
import { BatchReader } from './recordedBatch';

/** Bytes before the read position that must be unchanged: else it is another file. */
const anchorBytes = 256;

/** What changed in a file. */
export type FileChange = 'same' | 'grown' | 'replaced' | 'gone';

/** A file of the ledger with all that is in it. What was read is not read again: ledgers are appended to. */
export class RecordedFile implements BatchSource {
  lease: LeaseState = 'expired';
  /** Whether a batch in it has not come to its end. */
  hasOpenBatch = false;
  /** Why not all of it could be read, where something failed: the system's code. */
  problem: string | undefined;
  private readonly reader = new BatchReader(this);
  /** As it was when it was read. */
  private stats: Stats | undefined;
  /** All lines before are read. */
  private end = 0;
  private anchor: Buffer = Buffer.alloc(0);
  /** Behind the last whole line is one that can't be read. */
  private endsInTornLine = false;
  /** It ends without a line feed in a line that can be read. */
  private endsInWholeLine = false;

  constructor(readonly file: string) {}

  get batches(): readonly RecordedBatch[] {
    return this.reader.batches;
  }

  /** Lines that can't be read; an unfinished line counts, too. */
  get damagedLines(): number {
    return this.reader.damagedLines + (this.endsInTornLine ? 1 : 0);
  }

  /** As it was when it was read (bytes). */
  get size(): number {
    return this.stats?.size ?? 0;
  }

  /** Whether the file at its path is still what was read, by its size, times and number. Doesn't read it. */
  isUnchanged(): boolean {
    if (this.stats === undefined) return false;
    try {
      const now = statSync(this.file);
      return isSame(now, this.stats) && now.size === this.stats.size && isSameTime(now, this.stats);
    } catch {
      return false;
    }
  }

  /**
   * Reads what is new. What can't be read stays as it is known.
   * @param changed collects the media for which something new is written.
   */
  async update(changed: { add(mediaIds: readonly string[]): void }): Promise<FileChange> {
    try {
      const now = statSync(this.file);
      // Others hold no lines, and to open them may take for ever.
      if (!now.isFile()) throw Object.assign(new Error(), { code: now.isDirectory() ? 'EISDIR' : 'ENOTFILE' });
      if (this.problem === undefined && this.isUnchanged()) return 'same';
      const handle = await open(this.file);
      try {
        const change = await this.readFrom(handle, changed);
        this.problem = undefined;
        return change;
      } finally {
        await handle.close();
      }
    } catch (error) {
      const { code = String(error) } = error as { code?: string };
      if (code === 'ENOENT') return 'gone';
      this.problem = code;
      return 'same';
    }
  }

  private async readFrom(handle: FileHandle, changed: { add(mediaIds: readonly string[]): void }): Promise<FileChange> {
    const stats = await handle.stat();
    const { stats: before } = this;
    if (before !== undefined) {
      const isGrown = isSame(before, stats) && stats.size > before.size && !this.endsInWholeLine;
      if (!isGrown || !(await this.isAnchored(handle))) return 'replaced';
    }
    for await (const { lines, end, isWhole } of readLines(handle, this.end, stats.size)) {
      if (isWhole) {
        for (const line of lines) changed.add(this.reader.read(line));
        this.end = end;
        this.endsInTornLine = false;
      } else this.readLast(lines[0], changed);
    }
    this.stats = stats;
    this.hasOpenBatch = this.batches.some(({ isClosed }) => !isClosed);
    const anchored = Math.min(anchorBytes, this.end);
    const { buffer } = await handle.read(Buffer.alloc(anchored), 0, anchored, this.end - anchored);
    this.anchor = buffer;
    return 'grown';
  }

  /** A line that isn't ended is read again when there is more of it. */
  private readLast(line: string | undefined, changed: { add(mediaIds: readonly string[]): void }): void {
    const before = this.reader.damagedLines;
    const mediaIds = this.reader.read(line);
    this.endsInTornLine = this.reader.damagedLines > before;
    this.endsInWholeLine = !this.endsInTornLine;
    this.reader.damagedLines = before;
    changed.add(mediaIds);
  }

  /** Whether what stands before what is new is what was read. */
  private async isAnchored(handle: FileHandle): Promise<boolean> {
    const { length } = this.anchor;
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, this.end - length);
    return buffer.equals(this.anchor);
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

function isSameTime(a: Stats, b: Stats): boolean {
  return a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs;
}
