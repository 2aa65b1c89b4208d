/** How the deletion of one ID ended; every ID ends in exactly one of these. */
export const deletionOutcomes = [
  'deleted',
  'notFound',
  'refused',
  'unauthorized',
  'throttled',
  'unreachable',
  'unknown',
  'cancelled',
] as const;

export type DeletionOutcome = (typeof deletionOutcomes)[number];

/** Nothing is left to be deleted: the service itself answered about the media. */
export function isGone(outcome: DeletionOutcome): boolean {
  return outcome === 'deleted' || outcome === 'notFound';
}

const failures: readonly DeletionOutcome[] = ['refused', 'unauthorized', 'throttled', 'unreachable', 'unknown'];

/** Another try may help. */
export function isFailure(outcome: DeletionOutcome): boolean {
  return failures.includes(outcome);
}

/** No request reached the service. */
export function wasNeverSent(outcome: DeletionOutcome): boolean {
  return outcome === 'cancelled' || outcome === 'unreachable';
}

/** What `whatsappMedia.delete` and its relatives return for each ID. Public: see README.md. */
export interface DeletionResult {
  readonly mediaId: string;
  readonly outcome: DeletionOutcome;
  /** The service's own `statusCode`, word for word. */
  readonly statusCode?: string;
  /**
   * The service's own `reason`, word for word, or why nothing was sent where a copy failed: foreign text, to be shown only
   * through `toSingleLine`.
   */
  readonly reason?: string;
  readonly httpStatus?: number;
  /** Attempts begun; 0 when none was. */
  readonly attempts: number;
  /** From the first attempt's begin to the end, waits between attempts included. */
  readonly durationMs: number;
}

/** Whether an account listed a media object when it was asked after its deletion: a hint, no proof. */
export interface MediaLookUp {
  /** ISO. */
  readonly time: string;
  readonly isListed: boolean;
}

/** What an account listed once a deletion had ended, of the media of which that could tell something. */
export interface LookUp {
  /** When it was asked: milliseconds since the epoch. */
  readonly askedMs: number;
  /** Listed still. */
  readonly listed: ReadonlySet<string>;
  readonly notListed: ReadonlySet<string>;
}
