import type { FileHandle } from 'node:fs/promises';
import { maxLineBytes } from './format';

const lineFeed = 0x0a;
const chunkBytes = 256 * 1024;

/** Lines that were read at once, and where the last one ends. */
export interface ReadLines {
  /** `undefined` for a line that is too long. */
  readonly lines: readonly (string | undefined)[];
  /** The first byte behind them and the line feed that ends them. */
  readonly end: number;
  /** Whether a line feed ends them: not so for the last line that is being written, or whose writer was killed. */
  readonly isWhole: boolean;
}

/** A line of which the end was not read yet. */
class BegunLine {
  private parts: Buffer[] = [];
  private bytes = 0;

  get isEmpty(): boolean {
    return this.bytes === 0;
  }

  add(part: Buffer): void {
    this.bytes += part.length;
    if (this.bytes > maxLineBytes) this.parts = [];
    else this.parts.push(part);
  }

  /** @returns all of it, `undefined` when it is too long, and begins the next one. */
  take(): string | undefined {
    const text = this.bytes > maxLineBytes ? undefined : Buffer.concat(this.parts).toString();
    this.parts = [];
    this.bytes = 0;
    return text;
  }
}

/**
 * Reads a file's lines from one byte to another, those of a chunk at once, so that a ledger of many thousands holds
 * nothing else up. Only a line feed ends one: Node's own reader also splits at U+2028, and so in the middle of a record.
 */
export async function* readLines(handle: FileHandle, from: number, to: number): AsyncGenerator<ReadLines> {
  const begun = new BegunLine();
  let position = from;
  while (position < to) {
    const length = Math.min(chunkBytes, to - position);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    const [firstEnd, lastEnd] = [chunk.indexOf(lineFeed), chunk.lastIndexOf(lineFeed)];
    if (lastEnd !== -1) {
      begun.add(chunk.subarray(0, firstEnd));
      const others =
        firstEnd === lastEnd
          ? []
          : chunk
              .subarray(firstEnd + 1, lastEnd)
              .toString()
              .split('\n');
      yield { lines: [begun.take(), ...others], end: position + lastEnd + 1, isWhole: true };
    }
    if (lastEnd + 1 < bytesRead) begun.add(chunk.subarray(lastEnd + 1));
    position += bytesRead;
  }
  if (!begun.isEmpty) yield { lines: [begun.take()], end: position, isWhole: false };
}
