import type { AttemptCause } from '../gateway/attempt';
import type { Deletion } from './deleteOne';
import type { DeletionOutcome } from './outcome';

/** Why a batch asks before it goes on. */
export type Pause =
  | { readonly kind: 'wrongEndpoint'; readonly httpStatus: number | undefined }
  | {
      readonly kind: 'sameFailure';
      readonly outcome: DeletionOutcome;
      readonly count: number;
      readonly reason: string | undefined;
    }
  | { readonly kind: 'askedToWait'; readonly until: number };

/**
 * So many completions in a row in the same failure make a batch pause: gateways block callers that go on regardless
 * (one of them for half an hour after twenty errors). `notFound` is ordinary in a list of old media.
 */
const failuresInARow: Readonly<Partial<Record<DeletionOutcome, number>>> = {
  refused: 5,
  unknown: 5,
  unreachable: 5,
  throttled: 5,
  notFound: 20,
};

/** Watches the completions of a batch for reasons to pause. */
export class PauseWatch {
  private lastKey = '';
  private inARow = 0;

  /** Tells of one completion, in order; returns why the batch should pause now. */
  observe(deletion: Deletion): Pause | undefined {
    const { outcome, reason, httpStatus } = deletion.result;
    const key = outcome === 'refused' ? `${outcome} ${reason ?? ''}` : outcome;
    this.inARow = key === this.lastKey ? this.inARow + 1 : 1;
    this.lastKey = key;
    if (deletion.retryNotBefore !== undefined) return { kind: 'askedToWait', until: deletion.retryNotBefore };
    if (deletion.batch === 'pause') return { kind: 'wrongEndpoint', httpStatus };
    if (this.inARow < (failuresInARow[outcome] ?? Infinity)) return undefined;
    const pause: Pause = { kind: 'sameFailure', outcome, count: this.inARow, reason };
    this.forget();
    return pause;
  }

  /** Begins to count anew. */
  forget(): void {
    this.lastKey = '';
    this.inARow = 0;
  }
}

/** Why a batch stopped before its end. */
export type Stop =
  /** `reason` is that of the signal. */
  | { readonly kind: 'cancelled'; readonly reason: unknown }
  | { readonly kind: 'paused'; readonly pause: Pause }
  /** What happens could not be written to the ledger. */
  | { readonly kind: 'unrecorded'; readonly error: unknown }
  /** `words` are the service's own, where it gave any. */
  | { readonly kind: 'fault'; readonly cause: AttemptCause; readonly words: string | undefined };
