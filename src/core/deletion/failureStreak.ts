import type { AttemptCause } from '../gateway/attempt';
import type { Deletion } from './deleteOne';
import type { DeletionOutcome } from '../outcome';

/** Why a batch asks before it goes on. */
export type Pause =
  | { readonly kind: 'wrongEndpoint'; readonly httpStatus: number | undefined }
  /** Failures of the same kind in a row, or of any kind while nothing has succeeded yet. */
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

/** Kinds of failure, told apart by what failed and never by the service's words: a reason may hold a time or a counter. */
type FailureKind = 'refused' | 'noAnswer' | 'notFound';

/**
 * Completions in a row with the same kind of failure that make a batch pause: gateways block callers that go on
 * regardless (one of them for half an hour after twenty errors). `notFound` is ordinary in a list of old media.
 */
const maxFailuresInARow: Readonly<Record<FailureKind, number>> = { refused: 5, noAnswer: 5, notFound: 20 };

const failureKinds: Readonly<Partial<Record<DeletionOutcome, FailureKind>>> = {
  refused: 'refused',
  // A service that is overloaded, down or behind a broken line looks now like this and now like that.
  unknown: 'noAnswer',
  unreachable: 'noAnswer',
  throttled: 'noAnswer',
  notFound: 'notFound',
};

/** Watches the completions of a batch for reasons to pause. */
export class FailureStreak {
  private lastKind: FailureKind | undefined;
  private failures: DeletionOutcome[] = [];
  private hasReportedEndpoint = false;

  /** Records one completion, in order; returns why the batch should pause now. */
  observe(deletion: Deletion): Pause | undefined {
    const { outcome, reason, httpStatus } = deletion.result;
    const kind = failureKinds[outcome];
    if (kind !== this.lastKind) this.reset();
    this.lastKind = kind;
    if (kind !== undefined) this.failures.push(outcome);
    if (deletion.retryNotBefore !== undefined) return { kind: 'askedToWait', until: deletion.retryNotBefore };
    if (deletion.batch === 'pause' && !this.hasReportedEndpoint) {
      this.hasReportedEndpoint = true;
      return { kind: 'wrongEndpoint', httpStatus };
    }
    if (kind === undefined || this.failures.length < maxFailuresInARow[kind]) return undefined;
    const pause = repeatedFailure(this.failures, reason);
    this.reset();
    return pause;
  }

  /** Restarts the count. */
  reset(): void {
    this.lastKind = undefined;
    this.failures = [];
  }
}

/** The pause after these failures in a row, of which there is at least one. `reason` is that of the last one. */
export function repeatedFailure(failures: readonly DeletionOutcome[], reason: string | undefined): Pause {
  const outcome = failures.at(-1) ?? 'unknown';
  return { kind: 'sameFailure', outcome, outcomes: [...new Set(failures)], count: failures.length, reason };
}

/** Why a batch stopped before its end. */
export type Stop =
  /** `reason` is that of the signal. */
  | { readonly kind: 'cancelled'; readonly reason: unknown }
  | { readonly kind: 'paused'; readonly pause: Pause }
  /** What happens could not be written to the ledger. */
  | { readonly kind: 'unrecorded'; readonly error: unknown }
  /** An unexpected error, in a listener of the batch for instance. */
  | { readonly kind: 'unforeseen'; readonly error: unknown }
  /** What the last attempt met; `words` are the service's own, where it gave any. */
  | {
      readonly kind: 'fault';
      readonly cause: AttemptCause;
      readonly words: string | undefined;
      readonly httpStatus: number | undefined;
      readonly statusCode: string | undefined;
    };
