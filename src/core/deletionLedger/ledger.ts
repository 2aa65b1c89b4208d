import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import type { DeletionResult } from '../deletion/outcome';
import type { LedgerEntry, Plan } from './format';
import { attemptsInDoubt, entriesOf, ledgerVersion } from './format';
import { Claim, isHeld, Lease } from './lease';
import type { OpenFile } from './ledgerFile';
import { createFile, LedgerError, LedgerFile, reopenFile } from './ledgerFile';
import type { ReadBatch } from './reading';
import { ending, isAnyLeased, leaseOf, readBatches } from './reading';

/** A batch that begins: whose, where, and what it consists of. */
export type NewPlan = Omit<Plan, 'v' | 'kind' | 'batch' | 'time'>;

/** A batch that is being recorded. */
export interface OpenBatch {
  readonly id: string;
  /**
   * Resolves when it is on the disk that a request for this ID may leave.
   * @throws LedgerError; AlreadyResumedError when another window took the batch over: it sends what is left.
   */
  intent(mediaId: string): Promise<void>;
  /** @throws LedgerError */
  outcome(result: DeletionResult): Promise<void>;
  /** The batch has come to its end; its lease is given back. */
  end(): Promise<void>;
}

/** A batch whose process died before its end, and that nobody took over. */
export interface InterruptedBatch {
  readonly plan: Plan;
  /** IDs whose request may have left and whose outcome never came, with how often. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly neverSent: readonly string[];
}

/** Another window goes on with a deletion, believing that its process had died. */
export class AlreadyResumedError extends Error {}

/** What tests put something else in the place of. */
export interface LedgerOptions {
  /** Creates a file. */
  readonly create?: OpenFile;
  /** How often a lease is renewed. Milliseconds. */
  readonly heartbeatMs?: number;
}

/** The record of all deletions, in a folder that several windows may share. */
export class Ledger {
  constructor(
    readonly folder: string,
    private readonly options: LedgerOptions = {},
  ) {}

  /**
   * Opens a batch; its plan is on the disk when this resolves, and what it resumes is closed with it.
   * @throws LedgerError; AlreadyResumedError when another window has taken over what this one resumes.
   */
  async begin(newPlan: NewPlan): Promise<OpenBatch> {
    const claims = await this.claimAll(newPlan.resumes ?? []);
    try {
      const batch = await this.open(newPlan);
      for (const { lease } of claims) rmSync(lease, { force: true });
      return batch;
    } finally {
      for (const { claim } of claims) claim.release();
    }
  }

  /** Every deletion, oldest first. What a live batch has not ended yet is left out. Never throws. */
  async entries(): Promise<LedgerEntry[]> {
    const batches = await readBatches(this.folder);
    return batches
      .flatMap(({ recorded, isTakenOver, isClosed, lease }) =>
        entriesOf(recorded, isTakenOver || (!isClosed && lease === 'held') ? 'elsewhere' : 'listed'),
      )
      .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  }

  /** Batches that nobody ended and nobody is at. Takes some seconds where that has to be watched first. */
  async interrupted(): Promise<InterruptedBatch[]> {
    const dead = await this.abandoned();
    return dead.map(({ recorded }) => {
      const { plan, outcomes } = recorded;
      const open = plan.mediaIds.filter((mediaId) => !outcomes.has(mediaId));
      const unknown = new Map<string, number>();
      for (const mediaId of open) {
        const attempts = attemptsInDoubt(recorded, mediaId);
        if (attempts > 0) unknown.set(mediaId, attempts);
      }
      return { plan, unknown, neverSent: open.filter((mediaId) => !unknown.has(mediaId)) };
    });
  }

  /** Whether a window is at a batch: should it die, there is something to resume. */
  isBusy(): boolean {
    return isAnyLeased(this.folder);
  }

  /** Closes an interrupted batch without going on with it. @throws AlreadyResumedError */
  async discard(id: string): Promise<void> {
    const [claimed] = await this.claimAll([id]);
    if (claimed === undefined) return;
    const lines = new LedgerFile(await reopenFile(claimed.file));
    try {
      // A process that was killed may have left half a line.
      await lines.startLine();
      await lines.append({ kind: 'discarded', time: new Date().toISOString() });
      rmSync(claimed.lease, { force: true });
    } finally {
      await lines.close();
      claimed.claim.release();
    }
  }

  private async abandoned(): Promise<ReadBatch[]> {
    const open = (await readBatches(this.folder)).filter(({ isClosed }) => !isClosed);
    const held = await Promise.all(open.map(({ file }) => isHeld(leaseOf(file))));
    return open.filter((_, index) => held[index] === false);
  }

  private async claimAll(ids: readonly string[]): Promise<Claimed[]> {
    const claimed: Claimed[] = [];
    for (const id of ids) {
      const file = (await this.abandoned()).find(({ recorded }) => recorded.plan.batch === id)?.file;
      const lease = file === undefined ? undefined : leaseOf(file);
      const claim = lease === undefined ? undefined : Claim.take(lease);
      if (claim !== undefined && file !== undefined && lease !== undefined) claimed.push({ file, lease, claim });
      // Between the look and the claim, another one may have taken it over and be done.
      const isStillThere =
        claim !== undefined && (await this.abandoned()).some(({ recorded }) => recorded.plan.batch === id);
      if (isStillThere) continue;
      for (const one of claimed) one.claim.release();
      throw new AlreadyResumedError();
    }
    return claimed;
  }

  private async open(newPlan: NewPlan): Promise<OpenBatch> {
    const id = randomUUID();
    const time = new Date().toISOString();
    const file = path.join(this.folder, `${time.replace(/[:.]/g, '-')}-${id}${ending}`);
    let lease: Lease | undefined;
    let lines: LedgerFile;
    try {
      mkdirSync(this.folder, { recursive: true });
      // Before the file: a batch without a lease is taken for an abandoned one.
      lease = new Lease(leaseOf(file), this.options.heartbeatMs);
      lines = new LedgerFile(await (this.options.create ?? createFile)(file));
      await lines.append({ v: ledgerVersion, kind: 'plan', batch: id, time, ...newPlan });
    } catch (error) {
      lease?.release();
      if (error instanceof LedgerError) throw error;
      const { code = String(error) } = error as { code?: string };
      throw new LedgerError(code, { cause: error });
    }
    return openBatch(id, lines, lease);
  }
}

interface Claimed {
  readonly file: string;
  readonly lease: string;
  readonly claim: Claim;
}

function openBatch(id: string, lines: LedgerFile, lease: Lease): OpenBatch {
  const now = (): string => new Date().toISOString();
  return {
    id,
    intent: (mediaId) =>
      lease.isLost ? Promise.reject(new AlreadyResumedError()) : lines.append({ kind: 'intent', mediaId, time: now() }),
    outcome: (result) => lines.append({ kind: 'outcome', time: now(), ...result }),
    end: async () => {
      await lines.append({ kind: 'end', time: now() }).catch(() => undefined);
      await lines.close();
      lease.release();
    },
  };
}
