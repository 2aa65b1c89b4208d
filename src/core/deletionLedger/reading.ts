import { existsSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import * as path from 'node:path';
import type { RecordedBatch } from './format';
import { BatchReader } from './format';
import type { LeaseState } from './lease';
import { leaseState } from './lease';

/** Of the files with batches in them. */
export const ending = '.jsonl';

const leaseEnding = '.lease';

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
}

/** Reads all files of the ledger, oldest first. Never throws: what can't be read is passed over. */
export async function readFiles(folder: string): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  for (const file of namesIn(folder, ending)) {
    const reader = new BatchReader();
    try {
      const handle = await open(file);
      // Line by line, so that a ledger of many thousands holds nothing else up.
      for await (const line of handle.readLines()) reader.read(line);
      files.push({ file, batches: reader.batches, damagedLines: reader.damagedLines });
    } catch {
      // Vanished, or not to be read.
    }
  }
  return files;
}

/** All batches, oldest first, each once: compaction that was interrupted leaves one in two files. */
export async function readBatches(folder: string): Promise<ReadBatch[]> {
  // First the leases: a batch that ends meanwhile is not taken for an abandoned one.
  const leases = new Map(namesIn(folder, ending).map((file) => [file, leaseState(leaseOf(file))]));
  const files = await readFiles(folder);
  const all = files.flatMap(({ file, batches }) => batches.map((recorded) => ({ file, recorded })));
  const takenOver = new Set(all.flatMap(({ recorded }) => recorded.plan.resumes ?? []));
  const seen = new Set<string>();
  return all.flatMap(({ file, recorded }): ReadBatch[] => {
    const id = recorded.plan.batch;
    const lease = leases.get(file);
    if (seen.has(id) || lease === undefined) return [];
    seen.add(id);
    const isTakenOver = takenOver.has(id);
    return [{ file, recorded, isClosed: recorded.isClosed || isTakenOver, isTakenOver, lease }];
  });
}

/** Whether somebody is at a batch, or may be. */
export function isAnyLeased(folder: string): boolean {
  return namesIn(folder, leaseEnding).some((lease) => leaseState(lease) !== 'expired');
}

function namesIn(folder: string, end: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => path.join(folder, name));
}
