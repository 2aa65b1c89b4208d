import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import * as path from 'node:path';
import { Claim, claimedLeases } from './claim';
import type { Line } from './format';
import { parseLine } from './format';
import { removeOrphans, syncFolder } from './housekeeping';
import { lostSuffix } from './lease';
import { ledgerSuffix, filesIn, leaseOf, namesIn } from './ledgerFolder';
import { LedgerIndex } from './ledgerIndex';
import { leaseState } from './leaseState';
import { readLines } from './readLines';
import type { RecordedBatch } from './recordedBatch';
import type { RecordedFile } from './recordedFile';
import { CooperativeTurns } from './cooperativeTurns';

/** Files of ended batches before they are put into one. */
const minFiles = 50;

/** Larger files are not compacted again: a long history isn't rewritten each time (bytes). */
const maxFileBytes = 8 * 1024 * 1024;

/**
 * Puts the files of batches that ended into one, without the intents whose outcome is there. Touches no file that is
 * leased, that a process may still write to, that holds a batch without an end, or a line that can't be read. Killed at
 * any point, it leaves every batch in at least one file. Yields between turns.
 * @returns how many files became one; 0 when there was nothing to do or another window compacts.
 */
export async function compact(folder: string, least = minFiles, index = new LedgerIndex(folder)): Promise<number> {
  if (namesIn(folder).length === 0) return 0;
  const claim = await Claim.take(path.join(folder, 'compaction'));
  if (claim === undefined) return 0;
  const turns = new CooperativeTurns();
  try {
    await removeOrphans(folder, turns);
    // Without reading them: most of the time there are too few.
    if ((await smallFiles(folder, turns)) < least) return 0;
    await index.refresh();
    const ended = await endedOf(index, folder, turns);
    const [first] = ended;
    if (first === undefined || ended.length < least) return 0;
    const whole = `${first.file.slice(0, -ledgerSuffix.length)}-${randomUUID()}`;
    try {
      await writeWhole(`${whole}.tmp`, ended);
      if (!claim.isAlone()) throw new Error('Another window compacts, too');
      if (!ended.every((file) => file.isUnchanged())) throw new Error('Somebody writes to a batch that had ended');
      renameSync(`${whole}.tmp`, `${whole}${ledgerSuffix}`);
    } catch (error) {
      rmSync(`${whole}.tmp`, { force: true });
      throw error;
    }
    // The new name is on the disk before the old ones go.
    await syncFolder(folder);
    for (const { file } of ended) {
      rmSync(file, { force: true });
      rmSync(`${leaseOf(file)}${lostSuffix}`, { force: true });
      if (turns.isOver) await turns.next();
    }
    return ended.length;
  } finally {
    claim.release();
  }
}

/** How many files are small enough. */
async function smallFiles(folder: string, turns: CooperativeTurns): Promise<number> {
  let count = 0;
  for (const file of filesIn(folder, ledgerSuffix)) {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) <= maxFileBytes) count++;
    if (turns.isOver) await turns.next();
  }
  return count;
}

async function endedOf(index: LedgerIndex, folder: string, turns: CooperativeTurns): Promise<RecordedFile[]> {
  const claimed = claimedLeases(folder);
  const ended: RecordedFile[] = [];
  for (const recorded of index.recordedFiles()) {
    const { file, batches, damagedLines, problem, size } = recorded;
    const hasEnded =
      size <= maxFileBytes &&
      problem === undefined &&
      damagedLines === 0 &&
      batches.length > 0 &&
      batches.every((batch) => index.links.isClosed(batch)) &&
      !claimed.has(leaseOf(file)) &&
      // The process that lost it may still record how its last requests ended.
      [leaseOf(file), `${leaseOf(file)}${lostSuffix}`].every((one) => leaseState(one) === 'expired');
    if (hasEnded) ended.push(recorded);
    if (turns.isOver) await turns.next();
  }
  return ended;
}

async function writeWhole(file: string, ended: readonly RecordedFile[]): Promise<void> {
  const handle = await open(file, 'ax');
  try {
    // A batch is in two files where an earlier compaction was interrupted.
    const written = new Set<string>();
    for (const one of ended) await copyBatches(one, handle, written);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Copies the lines of a file's batches, except intents that have an outcome. */
async function copyBatches(from: RecordedFile, to: FileHandle, written: Set<string>): Promise<void> {
  const source = await open(from.file);
  try {
    let at = -1;
    let isWanted = false;
    for await (const { lines } of readLines(source, 0, from.size)) {
      const kept: string[] = [];
      for (const text of lines) {
        const line = text === undefined ? undefined : parseLine(text);
        if (text === undefined || line === undefined) continue;
        if (line.kind === 'plan') {
          at++;
          isWanted = !written.has(line.batch);
          written.add(line.batch);
        }
        if (isWanted && !isSpent(line, from.batches[at])) kept.push(`${text}\n`);
      }
      if (kept.length > 0) await to.appendFile(kept.join(''));
    }
  } finally {
    await source.close();
  }
}

function isSpent(line: Line, batch: RecordedBatch | undefined): boolean {
  if (line.kind !== 'intent' && line.kind !== 'unsent') return false;
  return batch?.wordsAt(batch.positionOf(line.mediaId)) !== undefined;
}
