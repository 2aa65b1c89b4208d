import type { FoundOccurrence } from '../recognition/occurrences';
import type { FileReader, FileStatus, ReadFile } from './fileReader';
import type { FileStamp } from './fileStamp';
import { noStamp, numbersOfStamp, readStamp, writeStamp } from './fileStamp';
import type { FolderToScan } from './protocol';
import { controlIndex, isCancelled } from './protocol';

/** How files of a folder are read; which ones are, was decided before. */
export type ReadingOptions = Pick<FolderToScan, 'maxBytes' | 'keys' | 'workspaceKeys'>;

/** Files that several threads read together, each taking the next ones. What is shared is seen by all at once. */
export interface Segment {
  readonly options: ReadingOptions;
  readonly paths: readonly string[];
  /** The stamp of each file, known before and found now. */
  readonly stats: Float64Array;
  /** Index into `fileStates` of each file. */
  readonly states: Uint8Array;
  /** [index of the next file that no thread has taken] */
  readonly next: Int32Array;
  readonly control: Int32Array;
}

const fileStates: readonly FileStatus[] = ['read', 'unchanged', 'binary', 'tooLarge', 'unreadable', 'vanished'];

/** The state of a file that no thread has read yet. */
const untouched = 255;

/** Added to the state of a file that holds something: what it holds comes by a message, which may not have come. */
const holds = 64;

/** A thread takes so many files at a time. */
const portion = 32;

/** Makes a segment of files; `known` gives the stamp of each as far as known. */
export function makeSegment(
  { maxBytes, keys, workspaceKeys }: ReadingOptions,
  paths: readonly string[],
  known: (path: string) => FileStamp | undefined,
  control: Int32Array,
): Segment {
  const bytes = paths.length * numbersOfStamp * Float64Array.BYTES_PER_ELEMENT;
  const stats = new Float64Array(new SharedArrayBuffer(bytes));
  paths.forEach((path, index) => {
    writeStamp(stats, index, known(path) ?? noStamp);
  });
  return {
    // Nothing else: it is copied for each thread, and exclusions may be thousands.
    options: { maxBytes, keys, workspaceKeys },
    paths,
    stats,
    states: new Uint8Array(new SharedArrayBuffer(paths.length)).fill(untouched),
    next: new Int32Array(new SharedArrayBuffer(4)),
    control,
  };
}

/**
 * Reads files of a segment until none is left or the scan is cancelled or over.
 * @param found called with the index of each file that holds media IDs.
 * @param between called now and then, so that a thread can do what else it has to.
 */
export function readSegment(
  segment: Segment,
  reader: FileReader,
  found: (index: number, occurrences: readonly FoundOccurrence[]) => void,
  between: () => void = () => undefined,
): void {
  for (;;) {
    const begin = Atomics.add(segment.next, 0, portion);
    const end = Math.min(begin + portion, segment.paths.length);
    if (begin >= end) return;
    for (let index = begin; index < end; index++) {
      const occurrences = isStopped(segment) ? undefined : readFileOf(segment, index, reader);
      if (occurrences === undefined) return;
      if (occurrences.length > 0) found(index, occurrences);
      Atomics.add(segment.control, controlIndex.done, 1);
    }
    between();
  }
}

/** Whether the scan was cancelled, or has ended without waiting for this thread. */
function isStopped({ control }: Segment): boolean {
  return isCancelled(control) || Atomics.load(control, controlIndex.ended) === 1;
}

/** Reads a file of a segment and records its status. @returns its occurrences, `undefined` when it was stopped. */
function readFileOf(segment: Segment, index: number, reader: FileReader): readonly FoundOccurrence[] | undefined {
  const { options, paths, stats, states } = segment;
  const stop = (): boolean => isStopped(segment);
  const file = reader.read(paths[index] ?? '', readStamp(stats, index), options.maxBytes, options, stop);
  if (file === undefined) return undefined;
  writeStamp(stats, index, file);
  states[index] = fileStates.indexOf(file.state) + (file.occurrences.length > 0 ? holds : 0);
  return file.occurrences;
}

/**
 * The result of a file of a segment; `undefined` when no thread read it, or its occurrences were never reported.
 * @param found what was reported of it.
 */
export function outcomeOf(
  { stats, states }: Segment,
  index: number,
  found: readonly FoundOccurrence[] | undefined,
): ReadFile | undefined {
  const number = states[index] ?? untouched;
  if (number === untouched || (number >= holds && found === undefined)) return undefined;
  const state = fileStates[number % holds] ?? 'unreadable';
  return { ...readStamp(stats, index), state, occurrences: found ?? [] };
}
