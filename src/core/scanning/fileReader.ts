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
    try {
      const stats = statSync(file, { throwIfNoEntry: false });
      if (!stats?.isFile()) return nothingOf('vanished');
      const { size, mtimeMs } = stats;
      const result = (state: FileState, occurrences = nothing): ReadFile => ({ size, mtimeMs, state, occurrences });
      if (size > maxBytes) return result('tooLarge');
      if (size === known.size && mtimeMs === known.mtimeMs) return result('unchanged');
      const length = this.load(file, size);
      if (utf16Of(this.buffer, length) === undefined) {
        if (isBinary(this.buffer, length)) return result('binary');
        if (!mayHoldMediaId(this.buffer, length)) return result('read');
      }
      const text = textOf(this.buffer, length);
      return text === undefined
        ? result('binary')
        : result('read', findOccurrences(text, { ...options, fileName: path.basename(file) }));
    } catch (error) {
      // Of whatever kind: one file must not end the scan of all the others. It may have gone since it was looked at.
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return nothingOf(isGone ? 'vanished' : 'unreadable');
    }
  }

  /** Fills the buffer with a file's bytes. @returns how many there are. */
  private load(file: string, size: number): number {
    if (size > this.buffer.length) this.buffer = Buffer.allocUnsafe(Math.max(size, this.buffer.length * 2));
    const descriptor = openSync(file, 'r');
    try {
      let length = 0;
      while (length < size) {
        const count = readSync(descriptor, this.buffer, length, size - length, length);
        if (count === 0) break;
        length += count;
      }
      return length;
    } finally {
      closeSync(descriptor);
    }
  }
}

function nothingOf(state: FileState): ReadFile {
  return { size: -1, mtimeMs: 0, state, occurrences: nothing };
}
