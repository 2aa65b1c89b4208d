import type { Stats } from 'node:fs';

/**
 * What tells whether a file is the one that was read: size and time alone don't, since a file may be replaced by another
 * with the same ones. The change time is the file system's own; programs can't set it.
 */
export interface FileStamp {
  /** Bytes; -1 when nothing is known. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions as the file system has them. */
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** The file's number in its file system. */
  readonly ino: number;
}

/** Of a file of which nothing is known. */
export const noStamp: FileStamp = { size: -1, mtimeMs: 0, ctimeMs: 0, ino: 0 };

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, mtimeMs, ctimeMs, ino };
}

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

/** Numbers that a stamp takes in an array shared between threads. */
export const numbersOfStamp = 4;

export function writeStamp(stats: Float64Array, index: number, { size, mtimeMs, ctimeMs, ino }: FileStamp): void {
  const at = index * numbersOfStamp;
  stats[at] = size;
  stats[at + 1] = mtimeMs;
  stats[at + 2] = ctimeMs;
  stats[at + 3] = ino;
}

export function readStamp(stats: Float64Array, index: number): FileStamp {
  const at = index * numbersOfStamp;
  return {
    size: stats[at] ?? -1,
    mtimeMs: stats[at + 1] ?? 0,
    ctimeMs: stats[at + 2] ?? 0,
    ino: stats[at + 3] ?? 0,
  };
}
