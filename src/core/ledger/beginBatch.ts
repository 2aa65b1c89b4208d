import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import type { OpenFile } from './appendedFile';
import { createFile } from './appendedFile';
import { BatchNotOpenError, LedgerError } from './errors';
import type { Plan } from './format';
import { ledgerVersion, maxLineBytes, textOfLine } from './format';
import { syncFolder } from './housekeeping';
import { Lease } from './lease';
import { LedgerFile } from './ledgerFile';
import { ledgerSuffix, leaseOf } from './ledgerFolder';
import type { LedgerIndex } from './ledgerIndex';
import type { OpenBatch } from './openBatch';
import { openBatch } from './openBatch';
import type { Takeover } from './takeover';

/** A batch that begins: whose, where, and what it consists of. */
export type NewPlan = Omit<Plan, 'v' | 'kind' | 'batch' | 'time'>;

export interface BeginOptions {
  /** Creates a file. */
  readonly create?: OpenFile;
  /** How often a lease is renewed (ms). */
  readonly heartbeatMs?: number;
  /** How long to wait before each retry to write outcomes at the end, after the disk was full (ms). */
  readonly retryWaitsMs?: readonly number[];
}

/** @throws LedgerError, BatchNotOpenError; nothing of the batch is there then. */
export async function beginBatch(
  newPlan: NewPlan,
  takeOver: Takeover,
  options: BeginOptions & { readonly folder: string; readonly index: LedgerIndex },
): Promise<OpenBatch> {
  const id = randomUUID();
  const time = new Date().toISOString();
  const plan: Plan = { v: ledgerVersion, kind: 'plan', batch: id, time, ...newPlan };
  // Too long to be read back.
  if (Buffer.byteLength(textOfLine(plan)) > maxLineBytes) throw new LedgerError('EFBIG');
  const { folder, index, retryWaitsMs = [100, 500, 2_000] } = options;
  const file = path.join(folder, `${time.replace(/[:.]/g, '-')}-${id}${ledgerSuffix}`);
  let lease: Lease | undefined;
  let lines: LedgerFile | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    // Before the file: a batch without a lease is taken for an abandoned one.
    lease = new Lease(leaseOf(file), options.heartbeatMs);
    lines = new LedgerFile(await (options.create ?? createFile)(file));
    await takeOver.check(newPlan);
    await lines.append(plan);
    await syncFolder(folder);
    // Should another window's plan name the same batches, neither sends: this one hasn't, and says so.
    await takeOver.check({ ...newPlan, batch: id });
    return openBatch({ id, lines, lease, index, retryWaitsMs });
  } catch (error) {
    // Nothing was sent, and nothing of it may look like a batch that was.
    await lines?.close();
    try {
      if (lines !== undefined) rmSync(file, { force: true });
    } finally {
      lease?.release();
    }
    throw error instanceof BatchNotOpenError ? error : LedgerError.from(error);
  }
}
