import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { leaseState } from './leaseState';

/** Of the files with batches in them. */
export const ledgerSuffix = '.jsonl';

export const leaseSuffix = '.lease';

export function leaseOf(file: string): string {
  return `${file.slice(0, -ledgerSuffix.length)}${leaseSuffix}`;
}

/** The names in a folder; none where there is no such folder. @throws the system's error where it can't be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
}

/** The paths of a folder's files with such an ending, sorted. @throws the system's error where it can't be read. */
export function filesIn(folder: string, end: string): string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The leases of batches that are, or may be, in progress. Reads none of the batches. @throws the system's error */
export function leasedIn(folder: string): string[] {
  return filesIn(folder, leaseSuffix).filter((lease) => leaseState(lease) !== 'expired');
}
