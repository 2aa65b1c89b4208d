import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { DeletionResult } from '../deletion/outcome';
import type { LedgerEntry, Plan, RecordedBatch } from './format';
import { entriesOf, ledgerVersion, parseBatch } from './format';
import { claim, isLeased, Lease } from './lease';
import type { OpenFile } from './ledgerFile';
import { createFile, LedgerError, LedgerFile, reopenFile } from './ledgerFile';

export type NewPlan = Omit<Plan, 'v' | 'kind' | 'batch' | 'time'>;

/** A batch that is being recorded. */
export interface OpenBatch {
  readonly id: string;
  /** Resolves when it is on the disk that a request for this ID may leave. @throws LedgerError */
  intent(mediaId: string): Promise<void>;
  /** @throws LedgerError */
  outcome(result: DeletionResult): Promise<void>;
  /** The batch has come to its end; its lease is given back. */
  end(): Promise<void>;
}

/** A batch whose process died before its end. */
export interface CrashedBatch {
  readonly id: string;
  readonly plan: Plan;
  /** Sent, or about to be, and no outcome came. */
  readonly unknown: readonly string[];
  readonly neverSent: readonly string[];
}

/** Another window goes on with an interrupted deletion already. */
export class AlreadyResumedError extends Error {}

const ending = '.jsonl';

/** The record of all deletions, in a folder that several windows may share. */
export class Ledger {
  constructor(
    private readonly folder: string,
    private readonly create: OpenFile = createFile,
  ) {}

  /** Opens a batch; its plan is on the disk when this resolves. @throws LedgerError */
  async begin(newPlan: NewPlan): Promise<OpenBatch> {
    const id = randomUUID();
    const time = new Date().toISOString();
    const plan: Plan = { v: ledgerVersion, kind: 'plan', batch: id, time, ...newPlan };
    const file = path.join(this.folder, `${time.replace(/[:.]/g, '-')}-${id}${ending}`);
    let lines: LedgerFile;
    try {
      mkdirSync(this.folder, { recursive: true });
      lines = new LedgerFile(await this.create(file));
    } catch (error) {
      const { code = String(error) } = error as { code?: string };
      throw new LedgerError(code, { cause: error });
    }
    const lease = new Lease(leaseOf(file));
    const now = (): string => new Date().toISOString();
    try {
      await lines.append(plan);
    } catch (error) {
      lease.release();
      throw error;
    }
    return {
      id,
      intent: (mediaId) => lines.append({ kind: 'intent', mediaId, time: now() }),
      outcome: (result) => lines.append({ kind: 'outcome', time: now(), ...result }),
      end: async () => {
        await lines.append({ kind: 'end', time: now() }).catch(() => undefined);
        await lines.close();
        lease.release();
      },
    };
  }

  /** Every deletion, oldest first. What a live batch has not ended yet is left out. */
  entries(): LedgerEntry[] {
    return this.batches()
      .flatMap(({ recorded, isLive }) => entriesOf(recorded, isLive))
      .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  }

  /** Batches that nobody ended and nobody is at. */
  crashed(): CrashedBatch[] {
    return this.batches()
      .filter(({ recorded, isLive }) => !recorded.isClosed && !isLive)
      .map(({ recorded: { plan, intents, outcomes } }) => {
        const open = plan.mediaIds.filter((mediaId) => !outcomes.has(mediaId));
        return {
          id: plan.batch,
          plan,
          unknown: open.filter((mediaId) => intents.has(mediaId)),
          neverSent: open.filter((mediaId) => !intents.has(mediaId)),
        };
      });
  }

  /** Takes a crashed batch for this window. `false` when another one has it. */
  claim(id: string): boolean {
    const found = this.batches().find(({ recorded }) => recorded.plan.batch === id);
    return found !== undefined && !found.recorded.isClosed && !found.isLive && claim(leaseOf(found.file));
  }

  /** Notes what became of a claimed batch: it was resumed into another one, or discarded. */
  async close(id: string, as: { readonly resumedInto: string } | 'discarded'): Promise<void> {
    const found = this.batches().find(({ recorded }) => recorded.plan.batch === id);
    if (found === undefined) return;
    const lines = new LedgerFile(await reopenFile(found.file));
    const time = new Date().toISOString();
    // A process that was killed may have left half a line.
    const line = as === 'discarded' ? ({ kind: 'discarded', time } as const) : undefined;
    try {
      await lines.startLine();
      await lines.append(line ?? { kind: 'resumed', time, into: as === 'discarded' ? '' : as.resumedInto });
    } finally {
      await lines.close();
    }
  }

  private batches(): { readonly file: string; readonly recorded: RecordedBatch; readonly isLive: boolean }[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .flatMap((name) => {
        const file = path.join(this.folder, name);
        // First the lease: a batch that ends between the two is not taken for a crashed one.
        const isLive = isLeased(leaseOf(file));
        const recorded = read(file);
        return recorded === undefined ? [] : [{ file, recorded, isLive }];
      });
  }
}

function read(file: string): RecordedBatch | undefined {
  try {
    return parseBatch(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function leaseOf(file: string): string {
  return `${file.slice(0, -ending.length)}.lease`;
}
