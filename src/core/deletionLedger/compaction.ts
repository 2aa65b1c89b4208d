import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import * as path from 'node:path';
import { Claim, isClaimed } from './claim';
import type { Line, RecordedBatch } from './format';
import { textOfLine } from './format';
import { sweep, syncFolder } from './housekeeping';
import { lostEnding } from './lease';
import { leaseState } from './leaseState';
import type { ReadFile } from './reading';
import { ending, leaseOf, namesIn, readFiles } from './reading';

/** So many files of batches that ended are put into one. */
const filesBefore = 50;

/**
 * Puts the files of batches that ended into one, without the intents whose outcome is there. Touches no file that is
 * leased, that a process may still write to, that holds a batch without an end, or a line that can't be read. Killed at
 * any point, it leaves every batch in one file at least.
 * @returns how many files became one; 0 when there was nothing to do or another window is at it.
 */
export async function compact(folder: string, least = filesBefore): Promise<number> {
  if (!existsSync(folder)) return 0;
  const claim = await Claim.take(path.join(folder, 'compaction'));
  if (claim === undefined) return 0;
  try {
    sweep(folder);
    // Without reading them: most of the time there are too few.
    if (namesIn(folder, ending).length < least) return 0;
    const ended = endedOf(await readFiles(folder));
    const [first] = ended;
    if (first === undefined || ended.length < least) return 0;
    const whole = `${first.file.slice(0, -ending.length)}-${randomUUID()}`;
    try {
      await writeWhole(`${whole}.tmp`, ended);
      if (!claim.isAlone()) throw new Error('Another window compacts, too');
      renameSync(`${whole}.tmp`, `${whole}${ending}`);
    } catch (error) {
      rmSync(`${whole}.tmp`, { force: true });
      throw error;
    }
    // The new name is on the disk before the old ones go.
    await syncFolder(folder);
    for (const { file } of ended) {
      rmSync(file, { force: true });
      rmSync(`${leaseOf(file)}${lostEnding}`, { force: true });
    }
    return ended.length;
  } finally {
    claim.release();
  }
}

function endedOf(files: readonly ReadFile[]): ReadFile[] {
  const takenOver = new Set(files.flatMap(({ batches }) => batches.flatMap(({ plan }) => plan.resumes ?? [])));
  return files.filter(
    ({ file, batches, damagedLines, lease }) =>
      damagedLines === 0 &&
      batches.length > 0 &&
      batches.every(({ isClosed, plan }) => isClosed || takenOver.has(plan.batch)) &&
      lease === 'expired' &&
      !isClaimed(leaseOf(file)) &&
      // Whoever lost it may still write down how its last requests ended.
      [leaseOf(file), `${leaseOf(file)}${lostEnding}`].every((one) => leaseState(one) === 'expired'),
  );
}

async function writeWhole(file: string, ended: readonly ReadFile[]): Promise<void> {
  const handle = await open(file, 'ax');
  try {
    // A batch is in two files where an earlier compaction was interrupted.
    const batches = new Map(ended.flatMap((one) => one.batches).map((batch) => [batch.plan.batch, batch]));
    for (const batch of batches.values()) await append(handle, batch);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function append(handle: FileHandle, { plan, intents, outcomes, isClosed }: RecordedBatch): Promise<void> {
  const lines: Line[] = [plan];
  for (const [mediaId, { time, count }] of intents) {
    if (!outcomes.has(mediaId)) for (let n = 0; n < count; n++) lines.push({ kind: 'intent', mediaId, time });
  }
  for (const outcome of outcomes.values()) lines.push({ ...outcome, kind: 'outcome' });
  if (isClosed) lines.push({ kind: 'end', time: plan.time });
  await handle.appendFile(lines.map(textOfLine).join(''));
}
