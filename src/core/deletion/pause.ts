import type { AttemptCause } from '../gateway/attempt';
import type { Deletion } from './deleteOne';
import type { DeletionOutcome } from './outcome';

/** Why a batch asks before it goes on. */
export type Pause =
  | { readonly kind: 'wrongEndpoint'; readonly httpStatus: number | undefined }
  | {
      readonly kind: 'sameFailure';
      /** The last one. */
      readonly outcome: DeletionOutcome;
      /** All that were met in the row, each once. */
      readonly outcomes: readonly DeletionOutcome[];
      readonly count: number;
      readonly reason: string | undefined;
    }
  | { readonly kind: 'askedToWait'; readonly until: number };

/** Ways to fail that count as one in a row, and how many of them make a batch pause. */
type Failing = 'refused' | 'noAnswer' | 'notFound';

/**
 * So many completions in a row in the same failure make a batch pause: gateways block callers that go on regardless
 * (one of them for half an hour after twenty errors). `notFound` is ordinary in a list of old media.
 */
const failuresInARow: Readonly<Record<Failing, number>> = { refused: 5, noAnswer: 5, notFound: 20 };

const failingOf: Readonly<Partial<Record<DeletionOutcome, Failing>>> = {
  refused: 'refused',
  // A service that is overloaded, down or behind a broken line looks now like this and now like that.
  unknown: 'noAnswer',
  unreachable: 'noAnswer',
  throttled: 'noAnswer',
  notFound: 'notFound',
};

/** Watches the completions of a batch for reasons to pause. */
export class PauseWatch {
  private lastKey = '';
  private inARow: DeletionOutcome[] = [];
  private hasToldOfEndpoint = false;

  /** Tells of one completion, in order; returns why the batch should pause now. */
  observe(deletion: Deletion): Pause | undefined {
    const { mediaId, outcome, reason, httpStatus } = deletion.result;
    const failing = failingOf[outcome];
    // A service may name the media in its reason, which is the same one nevertheless.
    const key = failing === 'refused' ? `refused ${reason?.replaceAll(mediaId, '') ?? ''}` : (failing ?? outcome);
    if (key !== this.lastKey) this.forget();
    this.lastKey = key;
    if (failing !== undefined) this.inARow.push(outcome);
    if (deletion.retryNotBefore !== undefined) return { kind: 'askedToWait', until: deletion.retryNotBefore };
    if (deletion.batch === 'pause' && !this.hasToldOfEndpoint) {
      this.hasToldOfEndpoint = true;
      return { kind: 'wrongEndpoint', httpStatus };
    }
    if (failing === undefined || this.inARow.length < failuresInARow[failing]) return undefined;
    const outcomes = [...new Set(this.inARow)];
    const pause: Pause = { kind: 'sameFailure', outcome, outcomes, count: this.inARow.length, reason };
    this.forget();
    return pause;
  }

  /** Begins to count anew. */
  forget(): void {
    this.lastKey = '';
    this.inARow = [];
  }
}

/** Why a batch stopped before its end. */
export type Stop =
  /** `reason` is that of the signal. */
  | { readonly kind: 'cancelled'; readonly reason: unknown }
  | { readonly kind: 'paused'; readonly pause: Pause }
  /** What happens could not be written to the ledger. */
  | { readonly kind: 'unrecorded'; readonly error: unknown }
  /** Something failed that was not foreseen, in what was to be told of the batch for instance. */
  | { readonly kind: 'unforeseen'; readonly error: unknown }
  /** What the last attempt met; `words` are the service's own, where it gave any. */
  | {
      readonly kind: 'fault';
      readonly cause: AttemptCause;
      readonly words: string | undefined;
      readonly httpStatus: number | undefined;
      readonly statusCode: string | undefined;
    };
