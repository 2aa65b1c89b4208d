import type { DeletionOutcome } from '../outcome';

/** Why an attempt ended as it did; the user interface has a sentence for each. */
export type AttemptCause =
  | 'success'
  | 'notFound'
  | 'refused'
  | 'credentialsRejected'
  | 'methodNotAllowed'
  | 'throttled'
  | 'serverError'
  | 'wrongEndpoint'
  | 'webPage'
  | 'redirected'
  | 'protocolSwitched'
  | 'proxyAuthenticationAsked'
  | 'otherMedia'
  | 'contradiction'
  | 'notUnderstood'
  | 'answerTooLarge'
  | 'answerLost'
  | 'proxyRefused'
  | 'hostNotFound'
  | 'notConnected'
  | 'untrustedCertificate'
  | 'tlsFailed'
  | 'timedOut'
  | 'connectionLost'
  | 'cancelled';

/** What one attempt at one deletion proves, and what may follow. Holds no credential and nothing of axios. */
export interface Attempt {
  readonly outcome: DeletionOutcome;
  readonly cause: AttemptCause;
  /** Whether another attempt may succeed: as often as the settings allow, once more at most, or not. */
  readonly retry: 'allowed' | 'once' | 'no';
  /** What it means for the other IDs of the batch. */
  readonly batch: 'goOn' | 'pause' | 'stop';
  readonly httpStatus: number | undefined;
  /** The service's own, at most 20 UTF-16 code units of it. */
  readonly statusCode: string | undefined;
  /** The service's own words, at most 1,000 UTF-16 code units of them. */
  readonly reason: string | undefined;
  /** How long the service asks to be left alone, from now, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The system's own name of a transport fault, such as `ECONNREFUSED`. */
  readonly faultCode: string | undefined;
}

/**
 * Whether an attempt leaves open what happened to the media: afterwards nothing but an answer about the media itself
 * can end the doubt.
 */
export function isUncertain(attempt: Attempt): boolean {
  return attempt.outcome === 'unknown';
}
