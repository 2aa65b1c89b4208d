import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { isClaimed } from './claim';
import { LedgerError } from './errors';
import { heartbeatMs, holderOf, holderText, leaseState, localOwners, leaseText } from './leaseState';

/** Ends the name of a lease whose batch was taken over while it wasn't certain that its process was dead. */
export const lostSuffix = '.lost';

/** How a lease was lost: another process claims the batch, or the lease no longer exists. */
export type LeaseLoss = 'claimed' | 'gone';

/** Says that a batch is in progress, for as long as this process lives. */
export class Lease {
  private readonly timer: NodeJS.Timeout;
  private readonly owner = randomUUID();
  private lost: LeaseLoss | undefined;

  /** @throws LedgerError */
  constructor(
    readonly file: string,
    everyMs = heartbeatMs,
  ) {
    const draft = `${file}.${this.owner}.tmp`;
    localOwners.add(this.owner);
    try {
      writeFileSync(draft, holderText(this.owner));
      renameSync(draft, file);
    } catch (error) {
      localOwners.delete(this.owner);
      rmSync(draft, { force: true });
      throw LedgerError.from(error);
    }
    this.timer = setInterval(() => {
      this.renew();
    }, everyMs);
    this.timer.unref();
  }

  /**
   * Whether another process took the batch over, or is about to, believing that this one was dead, or removed the lease
   * from outside. Looks at the disk; once lost, it stays so.
   * @throws LedgerError when that can't be known.
   */
  loss(): LeaseLoss | undefined {
    // Its name belongs to this batch alone: it can be removed, but not be another process's.
    this.lost ??= isThere(this.file) ? (isClaimed(this.file) ? 'claimed' : undefined) : 'gone';
    return this.lost;
  }

  /** Never throws: a lease that can't be removed is one of a dead process once this one has ended. */
  release(): void {
    clearInterval(this.timer);
    localOwners.delete(this.owner);
    for (const file of [this.file, `${this.file}${lostSuffix}`]) {
      try {
        if (this.isOurs(file)) rmSync(file, { force: true });
      } catch {
        // It stays.
      }
    }
  }

  private isOurs(file: string): boolean {
    return holderOf(leaseText(file) ?? '')?.owner === this.owner;
  }

  /**
   * Written in place, the same number of bytes: that needs no room on a disk that is full, and doesn't bring back the
   * file of a lease that another process is just removing, as replacing it would.
   */
  private renew(): void {
    try {
      if (this.loss() !== undefined) return;
      const handle = openSync(this.file, 'r+');
      try {
        if (holderOf(readFileSync(handle, 'utf8'))?.owner === this.owner) writeSync(handle, holderText(this.owner), 0);
      } finally {
        closeSync(handle);
      }
    } catch {
      // The next look at the disk tells whether it was taken away; where the process can be seen, it holds without.
    }
  }
}

/** Removes the lease of a batch that was taken over or discarded; where the process may live, it is renamed and kept. */
export function retire(lease: string): void {
  try {
    if (leaseState(lease) === 'expired') rmSync(lease, { force: true });
    else renameSync(lease, `${lease}${lostSuffix}`);
  } catch {
    // It has vanished by itself, or stays and says what it said: the batch is closed anyway.
  }
}

/** @throws LedgerError when that can't be known. */
function isThere(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw LedgerError.from(error);
  }
}
