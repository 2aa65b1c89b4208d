import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { FoundOccurrence } from '../recognition/occurrences';
import { findInBytesInSteps } from '../recognition/findInBytes';
import type { RecognitionOptions } from '../recognition/recognize';
import type { FileStamp } from './fileStamp';
import { isSameStamp, noStamp, stampOf } from './fileStamp';
import { Buffer } from 'node:buffer';
import type { Evidence } from '../recognition/rule';

/** What became of a file in a scan. */
export type FileStatus = 'read' | 'unchanged' | 'binary' | 'tooLarge' | 'unreadable' | 'vanished';

export interface ReadFile extends FileStamp {
  readonly state: FileStatus;
  readonly occurrences: readonly FoundOccurrence[];
}

const nothing: readonly FoundOccurrence[] = [];

/** Reads files one after another into one buffer, and recognizes what they hold. */
export class FileReader {
  private buffer = Buffer.allocUnsafe(256 * 1024);

  /**
   * Reads a file unless it is the known one. Never throws.
   * @param isStopped asked every few milliseconds while the file is recognized.
   * @returns `undefined` when it was stopped.
   */
  read(
    file: string,
    known: FileStamp,
    maxBytes: number,
    options: RecognitionOptions,
    isStopped: () => boolean = () => false,
  ): ReadFile | undefined {
    try {
      // To open a file costs more than to look at it; one that must be read anyway is looked at once it is open.
      if (known.size !== -1) {
        const stats = statSync(file, { throwIfNoEntry: false });
        const state = stats === undefined ? 'vanished' : stateBy(stats, known, maxBytes);
        if (state !== undefined) return holdingNothing(state, stats);
      }
      const descriptor = openSync(file, readOnly);
      try {
        const stats = fstatSync(descriptor);
        const state = stateBy(stats, known, maxBytes);
        if (state !== undefined) return holdingNothing(state, stats);
        return this.recognize(file, this.load(descriptor, stats.size), stats, options, isStopped);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      // Of whatever kind: one file must not end the scan of all the others. It may have gone since it was looked at.
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return holdingNothing(isGone ? 'vanished' : 'unreadable', undefined);
    }
  }

  /**
   * A file's bytes, until the next file is read; `undefined` where it isn't read: too large, gone, not readable. Never
   * throws.
   */
  bytesOf(file: string, maxBytes: number): Buffer | undefined {
    try {
      const descriptor = openSync(file, readOnly);
      try {
        const stats = fstatSync(descriptor);
        if (stateBy(stats, noStamp, maxBytes) !== undefined) return undefined;
        return this.buffer.subarray(0, this.load(descriptor, stats.size));
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return undefined;
    }
  }

  /** Fills the buffer with a file's bytes. @returns how many there are. */
  private load(descriptor: number, size: number): number {
    if (size > this.buffer.length) this.buffer = Buffer.allocUnsafe(Math.max(size, this.buffer.length * 2));
    let length = 0;
    while (length < size) {
      const count = readSync(descriptor, this.buffer, length, size - length, null);
      if (count === 0) break;
      length += count;
    }
    return length;
  }

  /** What the first bytes of the buffer hold. */
  private recognize(
    file: string,
    length: number,
    stats: Stats,
    options: RecognitionOptions,
    isStopped: () => boolean,
  ): ReadFile | undefined {
    const { buffer } = this;
    const result = (state: FileStatus, occurrences = nothing): ReadFile => ({
      ...stampOf(stats),
      state,
      occurrences,
    });
    const ofFile: RecognitionOptions = { ...options, fileName: path.basename(file) };
    const steps = findInBytesInSteps(buffer, length, ofFile);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done !== true) {
        if (isStopped()) return undefined;
      } else if (step.value === undefined) return result('binary');
      else return result('read', internOccurrences(step.value));
    }
  }
}

/** A pipe that took a file's name must not keep the scan waiting. Windows knows no such pipes. */
const readOnly = constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0);

/** What becomes of a file by its stamp alone; `undefined` when it has to be read. */
function stateBy(stats: Stats, known: FileStamp, maxBytes: number): FileStatus | undefined {
  if (!stats.isFile()) return 'vanished';
  if (stats.size > maxBytes) return 'tooLarge';
  return isSameStamp(stats, known) ? 'unchanged' : undefined;
}

function holdingNothing(state: FileStatus, stats: Stats | undefined): ReadFile {
  const stamp = stats?.isFile() === true ? stampOf(stats) : noStamp;
  return { ...stamp, state, occurrences: nothing };
}

/** Kinds of evidence kept before the table is cleared. */
const maxKept = 5000;

const kept = new Map<string, Evidence>();

/**
 * The same occurrences without the text they were found in. A part of a string keeps the whole string in memory: a few
 * media IDs would keep the text of their file. What speaks for them is the same thousands of times and kept once.
 */
function internOccurrences(occurrences: readonly FoundOccurrence[]): readonly FoundOccurrence[] {
  return occurrences.map(
    ({ mediaId, line, character, confidence, evidence, rule, damage, isProbablyRounded, fileMayHoldMore }) => ({
      mediaId: copyOfDigits(mediaId),
      line,
      character,
      confidence,
      evidence: internEvidence(evidence),
      rule,
      damage,
      isProbablyRounded,
      ...(fileMayHoldMore === undefined ? {} : { fileMayHoldMore }),
    }),
  );
}

/** Digits, and what an exponent is written with, are ASCII. */
function copyOfDigits(digits: string): string {
  return Buffer.from(digits, 'latin1').toString('latin1');
}

function internEvidence(evidence: Evidence): Evidence {
  const key = JSON.stringify(evidence);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= maxKept) kept.clear();
  const copy = JSON.parse(key) as Evidence;
  kept.set(key, copy);
  return copy;
}
