import { closeSync, openSync, readSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { FoundOccurrence } from '../recognition/occurrences';
import { findOccurrences } from '../recognition/occurrences';
import type { RecognitionOptions } from '../recognition/recognise';
import { isBinary, mayHoldMediaId, textOf, utf16Of } from './bytes';

/** What became of a file in a scan. */
export type FileState = 'read' | 'unchanged' | 'binary' | 'tooLarge' | 'unreadable' | 'vanished';

export interface KnownFile {
  /** Bytes; -1 when nothing is known. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions as the file system has them. */
  readonly mtimeMs: number;
}

export interface ReadFile extends KnownFile {
  readonly state: FileState;
  readonly occurrences: readonly FoundOccurrence[];
}

const nothing: readonly FoundOccurrence[] = [];

/** Reads files one after another into one buffer, and recognises what they hold. */
export class FileReader {
  private buffer = Buffer.allocUnsafe(256 * 1024);

  /** Reads a file unless its size and time are the known ones. Never throws. */
  read(file: string, known: KnownFile, maxBytes: number, options: RecognitionOptions): ReadFile {
    let stats;
    try {
      stats = statSync(file, { throwIfNoEntry: false });
    } catch {
      return { size: -1, mtimeMs: 0, state: 'unreadable', occurrences: nothing };
    }
    if (!stats?.isFile()) return { size: -1, mtimeMs: 0, state: 'vanished', occurrences: nothing };
    const { size, mtimeMs } = stats;
    const result = (state: FileState, occurrences = nothing): ReadFile => ({ size, mtimeMs, state, occurrences });
    if (size > maxBytes) return result('tooLarge');
    if (size === known.size && mtimeMs === known.mtimeMs) return result('unchanged');
    const length = this.load(file, size);
    if (length === undefined) return { size: -1, mtimeMs: 0, state: 'unreadable', occurrences: nothing };
    if (utf16Of(this.buffer, length) === undefined) {
      if (isBinary(this.buffer, length)) return result('binary');
      if (!mayHoldMediaId(this.buffer, length)) return result('read');
    }
    const text = textOf(this.buffer, length);
    return text === undefined
      ? result('binary')
      : result('read', findOccurrences(text, { ...options, fileName: path.basename(file) }));
  }

  /** Fills the buffer with a file's bytes, and says how many there are. */
  private load(file: string, size: number): number | undefined {
    if (size > this.buffer.length) this.buffer = Buffer.allocUnsafe(Math.max(size, this.buffer.length * 2));
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      let length = 0;
      while (length < size) {
        const count = readSync(descriptor, this.buffer, length, size - length, length);
        if (count === 0) break;
        length += count;
      }
      return length;
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }
}
