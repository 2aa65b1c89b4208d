import { rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import * as path from 'node:path';
import { claimMark } from './claim';
import { lostSuffix } from './lease';
import { leaseState } from './leaseState';
import { ledgerSuffix, leaseSuffix, namesIn } from './ledgerFolder';
import type { CooperativeTurns } from './cooperativeTurns';

/** Drafts older than this are orphans (ms). */
const draftMs = 10 * 60_000;

/** Flushes a folder's directory entries to the disk. Not possible everywhere, and not needed there. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows can't open folders.
  }
}

/** Removes what dead processes left behind: drafts, and leases and claims of batches that aren't there any more. */
export async function removeOrphans(folder: string, turns: CooperativeTurns, now = Date.now()): Promise<void> {
  const names = namesIn(folder);
  const files = new Set(names.filter((name) => name.endsWith(ledgerSuffix)));
  for (const name of names) {
    const file = path.join(folder, name);
    const isLeftOver = name.endsWith('.tmp')
      ? isOld(file, now)
      : isOrphan(name, files) && leaseState(file) === 'expired';
    if (isLeftOver) rmSync(file, { force: true });
    if (turns.isOver) await turns.next();
  }
}

function isOld(file: string, now: number): boolean {
  try {
    return Math.abs(now - statSync(file).mtimeMs) > draftMs;
  } catch {
    return false;
  }
}

/** Whether it is a lease or a claim to one, and its batch's file is gone. */
function isOrphan(name: string, files: ReadonlySet<string>): boolean {
  const end = [leaseSuffix, `${leaseSuffix}${lostSuffix}`].find((one) => name.endsWith(one));
  const claim = name.indexOf(`${leaseSuffix}${claimMark}`);
  const base = end !== undefined ? name.slice(0, -end.length) : claim === -1 ? undefined : name.slice(0, claim);
  return base !== undefined && !files.has(`${base}${ledgerSuffix}`);
}
