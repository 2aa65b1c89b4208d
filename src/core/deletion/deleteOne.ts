import { setMaxListeners } from 'node:events';
import type { Attempt } from '../gateway/attempt';
import { isUncertain } from '../gateway/attempt';
import { maxSilentWaitMs } from '../gateway/contract';
import type { MediaId } from '../mediaId/mediaId';
import type { Clock } from './clock';
import type { DeletionResult } from '../outcome';
import { isGone, wasNeverSent } from '../outcome';
import type { RateLimiter } from './rateLimiter';

/** The end of one ID's deletion: the public result, and what the batch and the user interface need beside it. */
export interface Deletion {
  readonly result: DeletionResult;
  /** The attempt that decided, `undefined` when none was begun. */
  readonly decidedBy: Attempt | undefined;
  /** The last one, which may have met what concerns the whole batch. */
  readonly lastAttempt: Attempt | undefined;
  /** `notFound` after an attempt whose answer was lost: that attempt may have deleted the media. */
  readonly mayHaveBeenDeletedEarlier: boolean;
  /** It was stopped, or its last attempt given up, before its end: it may be resumed later. */
  readonly isCutShort: boolean;
  /** Whether one of the attempts, those before this deletion not counted, may have reached the service. */
  readonly mayHaveLeft: boolean;
  readonly batch: Attempt['batch'];
  /** The service asks clients to wait until then, longer than a batch waits silently (ms since the epoch). */
  readonly retryNotBefore: number | undefined;
}

export interface DeleteOneOptions {
  /** Makes one attempt; never rejects. One of which nothing can have been sent yet ends when `ifUnsent` is aborted. */
  readonly attempt: (mediaId: MediaId, signal: AbortSignal, ifUnsent: AbortSignal) => Promise<Attempt>;
  /** Awaited before each attempt leaves; `false` when none may. */
  readonly mayBegin?: (mediaId: MediaId) => Promise<boolean>;
  /** Asked at the last moment, when an attempt has waited for all else; `false` when it may not leave after all. */
  readonly mayLeave?: () => Promise<boolean>;
  /** How many attempts were made before, by an interrupted or failed batch, whose answers never came. */
  readonly earlierAttempts?: ReadonlyMap<string, number>;
  /** Further attempts after the first. */
  readonly retries: number;
  readonly rateLimiter: Pick<RateLimiter, 'waitForTurn' | 'waitToLeave' | 'holdUntil' | 'onThrottled' | 'onServed'>;
  readonly clock: Clock;
  /** Aborted when no further attempt may begin; one that is sent is waited for, as long as it takes. */
  readonly signal: AbortSignal;
  /** Also aborts attempts in progress: the process is about to end. */
  readonly abandon?: AbortSignal;
  /** Told of every attempt as it ends; `number` counts from 1. */
  readonly onAttempt?: (mediaId: MediaId, attempt: Attempt, number: number) => void;
}

const never = new AbortController().signal;
// As many wait for it as are in progress at once, which is no leak.
setMaxListeners(0, never);

/**
 * Deletes one media object, with retries where they may help. A retry never rewrites history: after an attempt
 * that may have reached the service and brought no understandable answer, only an answer about the media itself ends
 * the doubt.
 */
export async function deleteOne(mediaId: MediaId, options: DeleteOneOptions): Promise<Deletion> {
  const { clock, signal, rateLimiter, abandon = never } = options;
  const attempts: Attempt[] = [];
  let began = clock.now();
  const allowed = 1 + options.retries;
  let isCutShort = false;
  while (attempts.length < allowed) {
    if (!(await waitToLeave(mediaId, options))) {
      isCutShort = true;
      break;
    }
    const sent = clock.now();
    if (attempts.length === 0) began = sent;
    const attempt = await options.attempt(mediaId, abandon, signal);
    attempts.push(attempt);
    isCutShort = attempt.cause === 'cancelled';
    options.onAttempt?.(mediaId, attempt, attempts.length);
    if (attempt.retryAfterMs !== undefined) rateLimiter.holdUntil(clock.now() + attempt.retryAfterMs);
    // Throttling concerns all requests, not this one alone, also when it has no further attempt.
    if (attempt.outcome === 'throttled') rateLimiter.onThrottled(sent);
    else if (wasServed(attempt)) rateLimiter.onServed(sent);
    if (attempt.retry === 'no' || attempt.batch !== 'goOn') break;
    if ((attempt.retryAfterMs ?? 0) > maxSilentWaitMs) break;
    if (attempt.retry === 'once' && attempts.filter(({ retry }) => retry === 'once').length > 1) break;
    if (attempts.length === allowed) break;
    if (attempt.outcome !== 'throttled') await clock.sleep(backOffMs(attempts.length, clock), signal);
  }
  const earlierAttempts = options.earlierAttempts?.get(mediaId) ?? 0;
  return conclude(mediaId, { attempts, isCutShort, earlierAttempts, began, now: clock.now() });
}

/** Waits until an attempt may leave and is on record; `false` when none may any more. */
async function waitToLeave(mediaId: MediaId, options: DeleteOneOptions): Promise<boolean> {
  const { rateLimiter, signal, mayBegin, mayLeave } = options;
  const isStopped = (): boolean => signal.aborted;
  await rateLimiter.waitForTurn(signal);
  if (isStopped()) return false;
  if (mayBegin !== undefined && !(await mayBegin(mediaId))) return false;
  // Recording may have taken long: meanwhile the user may be asked, or the service may have asked to be left alone.
  await rateLimiter.waitToLeave(signal);
  return !isStopped() && (mayLeave === undefined || (await mayLeave())) && !isStopped();
}

/** Whether the service had the time to answer about the media. */
function wasServed({ outcome }: Attempt): boolean {
  return isGone(outcome) || outcome === 'refused';
}

/** Half a second, doubled with every attempt up to half a minute, of which a random half is left out. */
function backOffMs(attemptsMade: number, clock: Clock): number {
  const full = Math.min(30_000, 500 * 2 ** (attemptsMade - 1));
  return full / 2 + (full / 2) * clock.random();
}

/** The end of an ID whose turn never came. */
export function neverBegun(mediaId: MediaId, earlierAttempts = 0): Deletion {
  return conclude(mediaId, { attempts: [], isCutShort: true, earlierAttempts, began: 0, now: 0 });
}

interface Course {
  readonly attempts: readonly Attempt[];
  readonly isCutShort: boolean;
  readonly earlierAttempts: number;
  readonly began: number;
  readonly now: number;
}

function conclude(mediaId: MediaId, { attempts, isCutShort, earlierAttempts, began, now }: Course): Deletion {
  const last = attempts.at(-1);
  const decidedBy = decide(attempts);
  const doubt = earlierAttempts > 0 || attempts.slice(0, -1).some(isUncertain);
  const outcome = decidedBy?.outcome ?? 'cancelled';
  const isFinalDespiteDoubt = isGone(outcome);
  // The last clear words are kept also where they can't end the doubt.
  const words = attempts.findLast((attempt) => attempt.statusCode !== undefined || attempt.reason !== undefined);
  const httpStatus = attempts.findLast((attempt) => attempt.httpStatus !== undefined)?.httpStatus;
  return {
    decidedBy,
    lastAttempt: last,
    mayHaveBeenDeletedEarlier: doubt && outcome === 'notFound',
    isCutShort,
    mayHaveLeft: attempts.some((attempt) => !wasNeverSent(attempt.outcome)),
    batch: last?.batch ?? 'goOn',
    retryNotBefore:
      last?.retryAfterMs !== undefined && last.retryAfterMs > maxSilentWaitMs ? now + last.retryAfterMs : undefined,
    result: {
      mediaId,
      outcome: doubt && !isFinalDespiteDoubt ? 'unknown' : outcome,
      ...(words?.statusCode === undefined ? {} : { statusCode: words.statusCode }),
      ...(words?.reason === undefined ? {} : { reason: words.reason }),
      ...(httpStatus === undefined ? {} : { httpStatus }),
      attempts: earlierAttempts + attempts.length,
      durationMs: attempts.length === 0 ? 0 : Math.max(0, Math.round(now - began)),
    },
  };
}

/**
 * The attempt whose outcome stands. It is the last one, unless the last one never left and an earlier one brought a
 * clear answer: `unreachable` and `cancelled` both claim that no attempt was ever sent.
 */
function decide(attempts: readonly Attempt[]): Attempt | undefined {
  const last = attempts.at(-1);
  if (last === undefined || !wasNeverSent(last.outcome)) return last;
  return (
    attempts.findLast((attempt) => !wasNeverSent(attempt.outcome)) ??
    attempts.findLast((attempt) => attempt.outcome === 'unreachable') ??
    last
  );
}
