import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A live batch renews its lease so often. Milliseconds. */
export const heartbeatMs = 5_000;

/** A lease that was renewed less long ago is good. Milliseconds. */
const goodForMs = 30_000;

interface LeaseContent {
  readonly owner: string;
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly renewed: number;
}

/** Those of this process: its number alone may have been another one's before. */
const ownersHere = new Set<string>();

/** Says that a batch is under way, for as long as this process lives. */
export class Lease {
  /** Somebody took the batch over, believing that this process was dead. */
  isLost = false;
  private readonly timer: NodeJS.Timeout;
  private readonly owner = randomUUID();

  constructor(
    private readonly file: string,
    everyMs = heartbeatMs,
  ) {
    ownersHere.add(this.owner);
    this.write();
    this.timer = setInterval(() => {
      this.renew();
    }, everyMs);
    this.timer.unref();
  }

  release(): void {
    clearInterval(this.timer);
    ownersHere.delete(this.owner);
    rmSync(this.file, { force: true });
  }

  private renew(): void {
    // Who takes a batch over claims it and removes its lease.
    if (existsSync(claimOf(this.file)) || !existsSync(this.file)) this.isLost = true;
    if (!this.isLost) this.write();
  }

  private write(): void {
    try {
      writeFileSync(this.file, contentFor(this.owner));
    } catch {
      // The ledger itself notices a disk that is full.
    }
  }
}

function contentFor(owner: string): string {
  const content: LeaseContent = { owner, pid: process.pid, host: hostname(), renewed: Date.now() };
  return JSON.stringify(content);
}

/** Whether somebody holds a lease. `inDoubt`: it is old by the clock, but clocks jump and computers sleep. */
export type LeaseState = 'held' | 'expired' | 'inDoubt';

/** @param now milliseconds since the epoch. */
export function leaseState(file: string, now = Date.now()): LeaseState {
  const written = textOf(file);
  if (written === undefined) return 'expired';
  const content = parse(written);
  // Being written just now, or never finished.
  if (content === undefined) return 'inDoubt';
  const { owner, pid, host, renewed } = content;
  if (ownersHere.has(owner)) return 'held';
  if (host === hostname() && (pid === process.pid || !isAlive(pid))) return 'expired';
  return Math.abs(now - renewed) < goodForMs ? 'held' : 'inDoubt';
}

/** Ends the doubt: a lease that isn't renewed while two heartbeats pass has expired, whatever the clock says. */
export async function isHeld(file: string, watchMs = 2 * heartbeatMs + 1_000): Promise<boolean> {
  const state = leaseState(file);
  if (state !== 'inDoubt') return state === 'held';
  const before = textOf(file);
  await new Promise((resolve) => setTimeout(resolve, watchMs));
  return textOf(file) !== before && leaseState(file) !== 'expired';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Takes something for this process: of several that try, one succeeds. Should that one die, too, the next may. */
export class Claim {
  private constructor(
    private readonly mark: string,
    private readonly owner: string,
  ) {}

  /** @param lease the file of the lease that has expired. */
  static take(lease: string): Claim | undefined {
    const mark = claimOf(lease);
    const owner = randomUUID();
    ownersHere.add(owner);
    const claim = new Claim(mark, owner);
    if (claim.create() || (claim.removeDead() && claim.create())) return claim;
    ownersHere.delete(owner);
    return undefined;
  }

  release(): void {
    ownersHere.delete(this.owner);
    rmSync(this.mark, { force: true });
  }

  private create(): boolean {
    try {
      // Created by exactly one, with all that it says.
      writeFileSync(this.mark, contentFor(this.owner), { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  }

  /** Puts a dead one's claim out of the way. */
  private removeDead(): boolean {
    const before = textOf(this.mark);
    // A claim lasts no longer than the writing of a line: one that is old by the clock is abandoned.
    if (before === undefined || leaseState(this.mark) === 'held') return false;
    const taken = `${this.mark}.${this.owner}`;
    try {
      renameSync(this.mark, taken);
      if (textOf(taken) === before) {
        rmSync(taken, { force: true });
        return true;
      }
      // Somebody was faster, and this is theirs.
      renameSync(taken, this.mark);
    } catch {
      // Somebody was faster.
    }
    return false;
  }
}

/** Where a claim to what a lease protects is written. */
export function claimOf(lease: string): string {
  return `${lease}.claim`;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): LeaseContent | undefined {
  try {
    const { owner, pid, host, renewed } = JSON.parse(text) as Partial<Record<keyof LeaseContent, unknown>>;
    return typeof owner === 'string' &&
      typeof pid === 'number' &&
      typeof host === 'string' &&
      typeof renewed === 'number'
      ? { owner, pid, host, renewed }
      : undefined;
  } catch {
    return undefined;
  }
}
