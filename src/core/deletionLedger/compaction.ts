import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import * as path from 'node:path';
import type { Line, RecordedBatch } from './format';
import { Claim, leaseState } from './lease';
import { ending, leaseOf, readFiles } from './reading';

/** So many files of batches that ended are put into one. */
const filesBefore = 50;

/**
 * Puts the files of batches that ended into one, without the intents whose outcome is there. Touches no file that is
 * leased, that holds a batch without an end, or a line that can't be read. Killed at any point, it leaves every batch in
 * one file at least.
 * @returns how many files became one; 0 when there was nothing to do or another window is at it.
 */
export async function compact(folder: string, least = filesBefore): Promise<number> {
  const claim = Claim.take(path.join(folder, 'compaction'));
  if (claim === undefined) return 0;
  try {
    const files = await readFiles(folder);
    const takenOver = new Set(files.flatMap(({ batches }) => batches.flatMap(({ plan }) => plan.resumes ?? [])));
    const ended = files.filter(
      ({ file, batches, damagedLines }) =>
        damagedLines === 0 &&
        batches.length > 0 &&
        batches.every(({ isClosed, plan }) => isClosed || takenOver.has(plan.batch)) &&
        leaseState(leaseOf(file)) === 'expired',
    );
    const [first] = ended;
    if (first === undefined || ended.length < least) return 0;
    const whole = `${first.file.slice(0, -ending.length)}-${randomUUID()}`;
    const handle = await open(`${whole}.tmp`, 'ax');
    try {
      // A batch is in two files where an earlier compaction was interrupted.
      const batches = new Map(ended.flatMap((one) => one.batches).map((batch) => [batch.plan.batch, batch]));
      for (const batch of batches.values()) await handle.appendFile(textOf(batch));
      await handle.sync();
    } finally {
      await handle.close();
    }
    renameSync(`${whole}.tmp`, `${whole}${ending}`);
    for (const { file } of ended) rmSync(file);
    return ended.length;
  } finally {
    claim.release();
  }
}

function textOf({ plan, intents, outcomes, isClosed }: RecordedBatch): string {
  const lines: Line[] = [plan];
  for (const [mediaId, time] of intents) if (!outcomes.has(mediaId)) lines.push({ kind: 'intent', mediaId, time });
  for (const outcome of outcomes.values()) lines.push({ ...outcome, kind: 'outcome' });
  if (isClosed) lines.push({ kind: 'end', time: plan.time });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
