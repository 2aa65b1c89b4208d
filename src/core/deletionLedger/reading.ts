import { existsSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import * as path from 'node:path';
import type { RecordedBatch } from './format';
import { BatchReader } from './format';
import type { LeaseState } from './leaseState';
import { leaseState } from './leaseState';
import { linesOf } from './lines';

/** Of the files with batches in them. */
export const ending = '.jsonl';

export const leaseEnding = '.lease';

export function leaseOf(file: string): string {
  return `${file.slice(0, -ending.length)}${leaseEnding}`;
}

export interface ReadBatch {
  readonly file: string;
  readonly recorded: RecordedBatch;
  /** It came to its end, was discarded, or taken over by another batch. */
  readonly isClosed: boolean;
  readonly isTakenOver: boolean;
  readonly lease: LeaseState;
}

/** A file of the ledger with all that is in it. */
export interface ReadFile {
  readonly file: string;
  readonly batches: readonly RecordedBatch[];
  readonly damagedLines: number;
  /** As it was before the file was read: a batch that ends meanwhile is not taken for an abandoned one. */
  readonly lease: LeaseState;
}

/** So often a folder that changes while it is read is read anew. */
const mostReadings = 10;

/**
 * Reads all files of the ledger as they are at one moment, oldest first: where files come or go meanwhile, another
 * window compacts or takes over, and it begins again. Never throws: what can't be read is passed over.
 */
export async function readFiles(folder: string): Promise<ReadFile[]> {
  for (let reading = 1; ; reading++) {
    const names = namesIn(folder, ending);
    const files = await readAll(names, reading === mostReadings);
    if (files === undefined) continue;
    const isUnchanged = namesIn(folder, ending).join() === names.join();
    if (isUnchanged || reading === mostReadings) return files;
  }
}

/** @returns `undefined` when one has vanished. */
async function readAll(names: readonly string[], mayMiss: boolean): Promise<ReadFile[] | undefined> {
  const files: ReadFile[] = [];
  for (const file of names) {
    const reader = new BatchReader();
    const lease = leaseState(leaseOf(file));
    try {
      const handle = await open(file);
      try {
        for await (const lines of linesOf(handle)) for (const line of lines) reader.read(line);
      } finally {
        await handle.close();
      }
      files.push({ file, batches: reader.batches, damagedLines: reader.damagedLines, lease });
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT' && !mayMiss) return undefined;
    }
  }
  return files;
}

/** All batches, oldest first, each once: compaction that was interrupted leaves one in two files. */
export async function readBatches(folder: string): Promise<ReadBatch[]> {
  const files = await readFiles(folder);
  const all = files.flatMap(({ file, batches, lease }) => batches.map((recorded) => ({ file, recorded, lease })));
  const takenOver = new Set(all.flatMap(({ recorded }) => recorded.plan.resumes ?? []));
  const seen = new Set<string>();
  return all.flatMap(({ file, recorded, lease }): ReadBatch[] => {
    const id = recorded.plan.batch;
    if (seen.has(id)) return [];
    seen.add(id);
    const isTakenOver = takenOver.has(id);
    return [{ file, recorded, isClosed: recorded.isClosed || isTakenOver, isTakenOver, lease }];
  });
}

/** The leases of batches that somebody is at, or may be. Reads none of the batches. */
export function leasedIn(folder: string): string[] {
  return namesIn(folder, leaseEnding).filter((lease) => leaseState(lease) !== 'expired');
}

/** The paths of a folder's files with such an ending, sorted. */
export function namesIn(folder: string, end: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => path.join(folder, name));
}
