import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { LedgerError } from './errors';
import { namesIn } from './ledgerFolder';
import { holderText, leaseState, localOwners, leaseText, watch } from './leaseState';

/** Between a lease's name and the number of a claim to it. */
export const claimMark = '.claim-';

/**
 * Takes something for this process: of several that try, one succeeds at most. Claims have numbers, and no process ever
 * removes another's: a process that finds the holder dead creates the next one, which exactly one can.
 */
export class Claim {
  private constructor(
    private readonly lease: string,
    private readonly file: string,
    private readonly text: string,
    private readonly owner: string,
    /** What dead holders left behind: file to text. */
    private readonly abandoned: ReadonlyMap<string, string>,
  ) {}

  /**
   * @param lease the file of the lease that has expired.
   * @throws LedgerError when it can't be written.
   */
  static async take(lease: string, watchMs?: number): Promise<Claim | undefined> {
    const abandoned = new Map<string, string>();
    const others = claimsTo(lease);
    for (const other of others) {
      const { isHeld, text } = await watch(other, watchMs);
      if (isHeld) return undefined;
      if (text !== undefined) abandoned.set(other, text);
    }
    const number = Math.max(-1, ...others.map(numberOf)) + 1;
    const owner = randomUUID();
    const claim = new Claim(lease, `${lease}${claimMark}${number}`, holderText(owner), owner, abandoned);
    localOwners.add(owner);
    try {
      if (createAtomically(claim.file, claim.text)) {
        // A process with an older listing of the folder may have been given another number.
        if (claim.isAlone()) return claim;
        rmSync(claim.file, { force: true });
      }
    } catch (error) {
      localOwners.delete(owner);
      throw LedgerError.from(error);
    }
    localOwners.delete(owner);
    return undefined;
  }

  /** Whether this is still the only claim. @throws LedgerError when that can't be known. */
  isAlone(): boolean {
    return (
      leaseText(this.file) === this.text &&
      claimsTo(this.lease).every(
        (other) =>
          other === this.file || leaseText(other) === this.abandoned.get(other) || leaseState(other) === 'expired',
      )
    );
  }

  /** Never throws: a claim that can't be removed is one of a dead process once this one has ended. */
  release(): void {
    localOwners.delete(this.owner);
    for (const [file, text] of [...this.abandoned, [this.file, this.text] as const]) {
      try {
        if (leaseText(file) === text) rmSync(file, { force: true });
      } catch {
        // It stays.
      }
    }
  }
}

/** Whether a process claims what a lease protects. @throws LedgerError when that can't be known. */
export function isClaimed(lease: string): boolean {
  return claimsTo(lease).some((claim) => leaseState(claim) !== 'expired');
}

/** The claimed leases in a folder. @throws LedgerError when that can't be known. */
export function claimedLeases(folder: string): ReadonlySet<string> {
  try {
    const claims = namesIn(folder).filter((name) => name.includes(claimMark) && !name.endsWith('.tmp'));
    const held = claims.filter((name) => leaseState(path.join(folder, name)) !== 'expired');
    return new Set(held.map((name) => path.join(folder, name.slice(0, name.indexOf(claimMark)))));
  } catch (error) {
    throw LedgerError.from(error);
  }
}

/** @throws LedgerError */
function claimsTo(lease: string): string[] {
  const start = `${path.basename(lease)}${claimMark}`;
  const folder = path.dirname(lease);
  try {
    const names = namesIn(folder).filter((name) => name.startsWith(start) && !name.endsWith('.tmp'));
    return names.map((name) => path.join(folder, name));
  } catch (error) {
    throw LedgerError.from(error);
  }
}

function numberOf(claim: string): number {
  const number = Number(claim.slice(claim.lastIndexOf('-') + 1));
  return Number.isSafeInteger(number) ? number : -1;
}

/** Creates a file atomically with its content. @returns `false` when it existed. */
function createAtomically(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text);
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as { code?: string }).code === 'EEXIST') return false;
      // A file system without hard links; a reader of a partial file takes the claim for held.
      writeFileSync(file, text, { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
