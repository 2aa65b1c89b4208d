import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import type { LedgerEntry, Plan } from './format';
import { attemptsInDoubt, ledgerVersion } from './format';
import { entriesOf, goneIn } from './history';
import { syncFolder } from './housekeeping';
import { Lease } from './lease';
import type { OpenFile } from './ledgerFile';
import { createFile, LedgerError, LedgerFile, reopenFile } from './ledgerFile';
import type { OpenBatch } from './openBatch';
import { AlreadyResumedError, openBatch } from './openBatch';
import { ending, leasedIn, leaseOf, readBatches, readFiles } from './reading';
import { abandonedIn, TakeOver } from './takeOver';

export type { OpenBatch } from './openBatch';
export { AlreadyResumedError } from './openBatch';

/** A batch that begins: whose, where, and what it consists of. */
export type NewPlan = Omit<Plan, 'v' | 'kind' | 'batch' | 'time'>;

/** A batch whose window closed, or whose process died, before its end, and that nobody took over. */
export interface InterruptedBatch {
  readonly plan: Plan;
  /** IDs whose request may have left and whose outcome never came, with how often. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly neverSent: readonly string[];
}

/** A file in which something can't be read, and how many lines of it. */
export interface Damage {
  readonly file: string;
  readonly lines: number;
}

/** What tests put something else in the place of. */
export interface LedgerOptions {
  /** Creates a file. */
  readonly create?: OpenFile;
  /** Opens one that is there. */
  readonly reopen?: OpenFile;
  /** How often a lease is renewed. Milliseconds. */
  readonly heartbeatMs?: number;
  /** How long a lease in doubt is watched. Milliseconds. */
  readonly watchMs?: number;
  /** How long to wait before each further try to write outcomes at the end, after the disk was full. Milliseconds. */
  readonly retryWaitsMs?: readonly number[];
}

/** The record of all deletions, in a folder that several windows may share. */
export class Ledger {
  constructor(
    readonly folder: string,
    private readonly options: LedgerOptions = {},
  ) {}

  /**
   * Opens a batch; its plan is on the disk when this resolves, and what it resumes is closed with it.
   * @throws LedgerError; AlreadyResumedError when another window has taken over what this one resumes, or the process
   * that was thought dead goes on.
   */
  async begin(newPlan: NewPlan): Promise<OpenBatch> {
    const takeOver = await TakeOver.begin(this.folder, newPlan.resumes ?? [], this.options.watchMs);
    try {
      const batch = await this.open(newPlan, takeOver);
      takeOver.done();
      return batch;
    } finally {
      takeOver.release();
    }
  }

  /** Every deletion, oldest first. What a live batch has not ended yet is left out. Never throws. */
  async entries(): Promise<LedgerEntry[]> {
    return entriesOf(await readBatches(this.folder));
  }

  /** Files of which something can't be read, so that the history can say that it may be incomplete. Never throws. */
  async damage(): Promise<Damage[]> {
    return (await readFiles(this.folder))
      .filter(({ damagedLines }) => damagedLines > 0)
      .map(({ file, damagedLines }) => ({ file, lines: damagedLines }));
  }

  /** Batches that nobody ended and nobody is at. Takes some seconds where that has to be watched first. */
  async interrupted(): Promise<InterruptedBatch[]> {
    const dead = await abandonedIn(this.folder, this.options.watchMs);
    const all = dead.length === 0 ? [] : await readBatches(this.folder);
    return dead.map(({ batch: { recorded } }) => {
      const { plan, outcomes } = recorded;
      const current = all.find((one) => one.recorded.plan.batch === plan.batch);
      const gone = current === undefined ? new Set<string>() : goneIn(all, current);
      const open = plan.mediaIds.filter((mediaId) => !outcomes.has(mediaId) && !gone.has(mediaId));
      const unknown = new Map<string, number>();
      for (const mediaId of open) {
        const attempts = attemptsInDoubt(recorded, mediaId);
        if (attempts > 0) unknown.set(mediaId, attempts);
      }
      return { plan, unknown, neverSent: open.filter((mediaId) => !unknown.has(mediaId)) };
    });
  }

  /** The batches that a window is at, or may be: should it close or die, there is something to resume. */
  underWay(): string[] {
    return leasedIn(this.folder);
  }

  /** Closes an interrupted batch without going on with it. @throws AlreadyResumedError, LedgerError */
  async discard(id: string): Promise<void> {
    const takeOver = await TakeOver.begin(this.folder, [id], this.options.watchMs);
    try {
      await takeOver.check();
      for (const file of takeOver.files) {
        const lines = new LedgerFile(await this.reopen(file));
        try {
          // A process that was killed may have left half a line.
          await lines.startLine();
          await lines.append({ kind: 'discarded', time: new Date().toISOString() });
        } finally {
          await lines.close();
        }
      }
      takeOver.done();
    } finally {
      takeOver.release();
    }
  }

  private async reopen(file: string): ReturnType<OpenFile> {
    try {
      return await (this.options.reopen ?? reopenFile)(file);
    } catch (error) {
      throw LedgerError.from(error);
    }
  }

  private async open(newPlan: NewPlan, takeOver: TakeOver): Promise<OpenBatch> {
    const id = randomUUID();
    const time = new Date().toISOString();
    const file = path.join(this.folder, `${time.replace(/[:.]/g, '-')}-${id}${ending}`);
    let lease: Lease | undefined;
    let lines: LedgerFile | undefined;
    try {
      mkdirSync(this.folder, { recursive: true });
      // Before the file: a batch without a lease is taken for an abandoned one.
      const held = (lease = new Lease(leaseOf(file), this.options.heartbeatMs));
      const opened = await (this.options.create ?? createFile)(file);
      lines = new LedgerFile(opened, () => (held.isLost() ? new AlreadyResumedError() : undefined));
      await takeOver.check(newPlan);
      await lines.append({ v: ledgerVersion, kind: 'plan', batch: id, time, ...newPlan });
      await syncFolder(this.folder);
      // Should another window's plan name the same batches, neither sends: this one hasn't, and says so.
      await takeOver.check({ ...newPlan, batch: id });
      return openBatch(id, lines, held, this.options.retryWaitsMs ?? [100, 500, 2_000]);
    } catch (error) {
      // Nothing was sent, and nothing of it may look like a batch that was.
      await lines?.close();
      try {
        if (lines !== undefined) rmSync(file, { force: true });
      } finally {
        lease?.release();
      }
      throw error instanceof AlreadyResumedError ? error : LedgerError.from(error);
    }
  }
}
