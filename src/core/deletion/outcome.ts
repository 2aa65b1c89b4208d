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

/** What `whatsappMedia.delete` and its relatives return for each ID. Public: see README.md. */
export interface DeletionResult {
  readonly mediaId: string;
  readonly outcome: DeletionOutcome;
  /** The service's own `statusCode`, word for word. */
  readonly statusCode?: string;
  /** The service's own `reason`, word for word: somebody else's text, to be shown only through `inOneLine`. */
  readonly reason?: string;
  readonly httpStatus?: number;
  /** Attempts begun; 0 when none was. */
  readonly attempts: number;
  /** From the first attempt's begin to the end, waits between attempts included. */
  readonly durationMs: number;
}
