import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A live batch renews its lease so often. Milliseconds. */
const heartbeatMs = 5_000;

/** A lease that wasn't renewed for so long is expired. Milliseconds. */
const expiresAfterMs = 30_000;

interface LeaseContent {
  readonly owner: string;
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly renewed: number;
}

/** Says that a batch is under way, for as long as this process lives. */
export class Lease {
  private readonly timer: NodeJS.Timeout;
  private readonly owner = randomUUID();

  constructor(private readonly file: string) {
    this.renew();
    this.timer = setInterval(() => {
      this.renew();
    }, heartbeatMs);
    this.timer.unref();
  }

  release(): void {
    clearInterval(this.timer);
    rmSync(this.file, { force: true });
  }

  private renew(): void {
    const content: LeaseContent = { owner: this.owner, pid: process.pid, host: hostname(), renewed: Date.now() };
    try {
      writeFileSync(this.file, JSON.stringify(content));
    } catch {
      // The ledger itself notices a disk that is full.
    }
  }
}

/** Whether a batch's lease is held by somebody who lives. A clock that jumps doesn't make a dead process live. */
export function isLeased(file: string, now = Date.now()): boolean {
  let content: Partial<LeaseContent>;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as Partial<LeaseContent>;
  } catch (error) {
    // Being written just now, or never finished: somebody's, until it expires.
    return (error as { code?: string }).code !== 'ENOENT' && error instanceof SyntaxError;
  }
  if (content.host === hostname() && typeof content.pid === 'number') return isAlive(content.pid);
  return typeof content.renewed === 'number' && Math.abs(now - content.renewed) < expiresAfterMs;
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

/**
 * Takes a crashed batch for this process: of several that try, one succeeds. Should that one die, too, the next may.
 */
export function claim(leaseFile: string): boolean {
  const mark = `${leaseFile}.claim`;
  const content: LeaseContent = { owner: randomUUID(), pid: process.pid, host: hostname(), renewed: Date.now() };
  const isCreated = (): boolean => {
    try {
      // Created by exactly one, with all that it says.
      writeFileSync(mark, JSON.stringify(content), { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  };
  if (isCreated()) return true;
  const before = contentOf(mark);
  if (before === undefined || isLeased(mark)) return false;
  const taken = `${mark}.${content.owner}`;
  try {
    renameSync(mark, taken);
    if (contentOf(taken) === before) {
      rmSync(taken, { force: true });
      return isCreated();
    }
    // Somebody was faster, and this is theirs.
    renameSync(taken, mark);
    return false;
  } catch {
    return false;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
