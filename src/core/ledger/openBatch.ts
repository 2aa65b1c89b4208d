import type { DeletionResult, LookUp } from '../outcome';
import { isClaimed } from './claim';
import { BatchNotOpenError, LedgerError, RecordLostError } from './errors';
import type { Lease, LeaseLoss } from './lease';
import type { RecordState, LedgerFile } from './ledgerFile';
import type { LedgerIndex } from './ledgerIndex';

/** The state of the record at the end of a batch. */
export interface RecordEnd {
  /** How many known outcomes could not be written: the history calls those media unknown. */
  readonly unrecorded: number;
}

/** The record of a batch in progress. */
export interface OpenBatch {
  readonly id: string;
  /**
   * Resolves when it is on the disk that a request for this ID may leave; asked before every attempt.
   * @throws as {@link check}
   */
  intent(mediaId: string): Promise<void>;
  /**
   * Asked when a request is about to leave: looks at the disk whether this process is still the one that may send, and
   * the record is still there.
   * @returns `undefined` when all is well, else what rejects with a BatchNotOpenError where another window took the
   * batch over or discarded it, a RecordLostError where the record was removed or changed from outside, or a
   * LedgerError where that can't be known. Nothing may be sent then.
   */
  check(): Promise<void> | undefined;
  /** @throws LedgerError, RecordLostError; what could not be written is tried again at the end. */
  outcome(result: DeletionResult): Promise<void>;
  /**
   * An ID whose deletion was cut short gets no outcome: the window that resumes the batch deals with it.
   * @param mayHaveLeft whether a request may have reached the service; where it is certain that none did, that is noted.
   * @throws LedgerError, RecordLostError
   */
  leaveOpen(mediaId: string, mayHaveLeft: boolean): Promise<void>;
  /** Records what the account listed after all of it. @throws LedgerError, RecordLostError */
  lookUp(found: LookUp): Promise<void>;
  /**
   * Nothing more is written, and the lease is given back. The batch has come to its end, unless something of it was left
   * open: then it is an interrupted one from now on. Takes some seconds where the disk is full. Never rejects.
   * @param isLeftOpen also where no ID was dealt with in either way.
   */
  end(isLeftOpen?: boolean): Promise<RecordEnd>;
}

export interface BatchRecord {
  readonly id: string;
  readonly lines: LedgerFile;
  readonly lease: Lease;
  readonly index: LedgerIndex;
  /** Before each retry to write outcomes at the end, after the disk was full (ms). */
  readonly retryWaitsMs: readonly number[];
}

/** How the record was lost, where it is no longer this process's. */
type Loss = LeaseLoss | Exclude<RecordState, 'whole'>;

export function openBatch({ id, lines, lease, index, retryWaitsMs }: BatchRecord): OpenBatch {
  const now = (): string => new Date().toISOString();
  /** Those whose intent is on the disk, and whose outcome isn't. */
  const sent = new Set<string>();
  let reason: Promise<Error> | undefined;
  let hasOpenIds = false;

  /** @throws LedgerError */
  const loss = (): Loss | undefined => {
    const state = lines.state();
    return state === 'whole' ? lease.loss() : state;
  };
  const check = (): Promise<void> | undefined => {
    try {
      const lost = loss();
      if (lost === undefined && reason === undefined) return undefined;
      reason ??= reasonOf(lost ?? 'gone', id, lease.file, index);
      return reason.then((error) => {
        throw error;
      });
    } catch (error) {
      return Promise.reject(LedgerError.from(error));
    }
  };
  /** Where it can't be known whether the batch is still this process's, it stays open. */
  const isOurs = (): boolean => {
    try {
      return reason === undefined && loss() === undefined;
    } catch {
      return false;
    }
  };
  return {
    id,
    check,
    intent: async (mediaId) => {
      if (reason !== undefined) throw await reason;
      try {
        await lines.append({ kind: 'intent', mediaId, time: now() });
      } catch (error) {
        if (lines.mayHoldMore) sent.add(mediaId);
        throw error;
      }
      await check();
      sent.add(mediaId);
    },
    outcome: async (result) => {
      // What was not sent from here is recorded by the window that resumed the batch.
      if (!sent.has(result.mediaId) && reason !== undefined) return;
      await lines.append({ kind: 'outcome', time: now(), ...result });
      sent.delete(result.mediaId);
    },
    leaveOpen: async (mediaId, mayHaveLeft) => {
      hasOpenIds = true;
      if (mayHaveLeft) sent.delete(mediaId);
      if (!sent.has(mediaId)) return;
      await lines.append({ kind: 'unsent', mediaId, time: now() });
      sent.delete(mediaId);
    },
    lookUp: async ({ askedMs, listed, notListed }) => {
      if (!isOurs()) return;
      const time = new Date(askedMs).toISOString();
      await lines.append({ kind: 'lookUp', time, listed: [...listed], notListed: [...notListed] });
    },
    end: async (isLeftOpen = false) => {
      const isAtEnd = isOurs() && !hasOpenIds && !isLeftOpen;
      const last = isAtEnd ? ({ kind: 'end', time: now() } as const) : undefined;
      const unwritten = await lines.finish(last, retryWaitsMs, (mediaId) => sent.has(mediaId));
      await lines.close();
      lease.release();
      return { unrecorded: [...unwritten].filter((mediaId) => sent.has(mediaId)).length };
    },
  };
}

/** How long a claim is waited for (ms): it is held for a moment only, and its effect shows afterwards. */
const claimWaitMs = 2_000;
const glanceMs = 50;

/** Why nothing more may be sent: what another window has written tells whether it was one. */
async function reasonOf(loss: Loss, id: string, lease: string, index: LedgerIndex): Promise<Error> {
  if (loss === 'lost') return new RecordLostError();
  for (let waited = 0; waited < claimWaitMs && isStillClaimed(lease); waited += glanceMs) {
    await new Promise((resolve) => setTimeout(resolve, glanceMs));
  }
  await index.refresh();
  const batch = index.batches.find(({ plan }) => plan.batch === id);
  if (batch !== undefined && index.links.isTakenOver(batch)) return new BatchNotOpenError('resumed');
  if (batch?.wasDiscarded === true) return new BatchNotOpenError('discarded');
  return loss === 'claimed' ? new BatchNotOpenError('claimed') : new RecordLostError();
}

function isStillClaimed(lease: string): boolean {
  try {
    return isClaimed(lease);
  } catch {
    return false;
  }
}
