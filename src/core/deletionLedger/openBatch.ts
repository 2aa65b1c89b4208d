import type { DeletionResult } from '../deletion/outcome';
import type { Lease } from './lease';
import type { LedgerFile } from './ledgerFile';

/** Another window goes on with a deletion, believing that its process had died. */
export class AlreadyResumedError extends Error {}

/** What became of the record at the end of a batch. */
export interface RecordEnd {
  /** How many known outcomes could not be written: the history calls those media unknown. */
  readonly unrecorded: number;
}

/** A batch that is being recorded. */
export interface OpenBatch {
  readonly id: string;
  /**
   * Resolves when it is on the disk that a request for this ID may leave; asked before every attempt.
   * @throws LedgerError; AlreadyResumedError when another window took the batch over: it sends what is left.
   */
  intent(mediaId: string): Promise<void>;
  /** @throws LedgerError; what could not be written is tried again at the end. */
  outcome(result: DeletionResult): Promise<void>;
  /**
   * An ID whose deletion was cut short gets no outcome: whoever goes on with the batch deals with it.
   * @param mayHaveLeft whether a request may have reached the service; where it is certain that none did, that is noted.
   * @throws LedgerError
   */
  leaveOpen(mediaId: string, mayHaveLeft: boolean): Promise<void>;
  /**
   * Nothing more is written, and the lease is given back. The batch has come to its end, unless something of it was left
   * open: then it is an interrupted one from now on. Takes some seconds where the disk is full. Never throws.
   * @param isLeftOpen also where no ID was dealt with in either way.
   */
  end(isLeftOpen?: boolean): Promise<RecordEnd>;
}

export function openBatch(id: string, lines: LedgerFile, lease: Lease, retryWaitsMs: readonly number[]): OpenBatch {
  const now = (): string => new Date().toISOString();
  const sent = new Set<string>();
  let isLost = false;
  let hasOpenIds = false;
  return {
    id,
    intent: async (mediaId) => {
      if (isLost) throw new AlreadyResumedError();
      try {
        await lines.append({ kind: 'intent', mediaId, time: now() });
      } catch (error) {
        isLost ||= error instanceof AlreadyResumedError;
        throw error;
      }
      sent.add(mediaId);
    },
    outcome: async (result) => {
      const wasSent = sent.delete(result.mediaId);
      // What was not sent from here is told by the window that goes on.
      if (!isLost || wasSent) await lines.append({ kind: 'outcome', time: now(), ...result });
    },
    leaveOpen: async (mediaId, mayHaveLeft) => {
      hasOpenIds = true;
      const wasSent = sent.delete(mediaId);
      if (wasSent && !mayHaveLeft) await lines.append({ kind: 'unsent', mediaId, time: now() });
    },
    end: async (isLeftOpen = false) => {
      isLost ||= lease.isLost();
      const isAtEnd = !isLost && !hasOpenIds && !isLeftOpen;
      const unrecorded = await lines.finish(isAtEnd ? { kind: 'end', time: now() } : undefined, retryWaitsMs);
      await lines.close();
      lease.release();
      return { unrecorded };
    },
  };
}
