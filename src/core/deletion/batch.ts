import { setMaxListeners } from 'node:events';
import type { Attempt } from '../gateway/attempt';
import type { MediaId } from '../mediaId/mediaId';
import type { Deletion, DeleteOneOptions } from './deleteOne';
import { deleteOne, neverBegun } from './deleteOne';
import type { DeletionResult } from '../outcome';
import type { RateLimiter } from './rateLimiter';
import type { Pause, Stop } from './failureStreak';
import { FailureStreak } from './failureStreak';
import { TrialPhase } from './trialPhase';

export interface BatchOptions extends Omit<DeleteOneOptions, 'mayBegin' | 'mayLeave' | 'rateLimiter'> {
  /** Maximum number of IDs in progress at once. */
  readonly concurrency: number;
  readonly rateLimiter: DeleteOneOptions['rateLimiter'] & Pick<RateLimiter, 'holdDuring'>;
  /** Awaited before each attempt leaves. A rejection stops the batch: nothing goes on unrecorded. */
  readonly onBegin?: (mediaId: MediaId) => Promise<void> | undefined;
  /** Asked when an attempt leaves, which may be long after it was recorded. A rejection stops the batch. */
  readonly onLeave?: () => Promise<void> | undefined;
  /**
   * Awaited before the batch ends; the next ID doesn't wait for it. A rejection stops the batch. `stop` says why the
   * batch stopped, where it has.
   */
  readonly onEnd?: (deletion: Deletion, stop: Stop | undefined) => Promise<void> | undefined;
  /**
   * Asks whether to go on. After `askedToWait` the batch goes on only when that time has come. Nobody waits for an
   * answer once `signal` is aborted.
   */
  readonly onPause: (pause: Pause) => Promise<'continue' | 'stop'>;
}

export interface BatchReport {
  /** One result for each ID, in the order given. */
  readonly results: readonly DeletionResult[];
  /** Why it ended early, `undefined` when every ID had its turn. */
  readonly stop: Stop | undefined;
  /**
   * The service asked to be left alone until then: milliseconds since the epoch, by the batch's clock. `undefined` when
   * it didn't, or that time has come.
   */
  readonly retryNotBefore: number | undefined;
}

/**
 * Deletes distinct media, several at once. Every ID ends with one result: those whose turn never came, because the user
 * or a fault that concerns them all stopped the batch, are `cancelled`. While it is paused nothing leaves. Never
 * rejects: what goes wrong in a callback stops the batch, which waits for what is in progress and reports as ever.
 */
export async function deleteBatch(mediaIds: readonly MediaId[], options: BatchOptions): Promise<BatchReport> {
  const batch = new Batch(mediaIds, options);
  const first = batch.work();
  // The first one goes alone: where credentials or endpoint are wrong, nothing else needs to find out.
  await batch.firstEnded;
  const others = Array.from({ length: Math.min(options.concurrency, mediaIds.length) - 1 }, () => batch.work());
  await Promise.all([first, ...others]);
  return batch.report();
}

class Batch {
  /** Resolves when the first ID has ended, or never had its turn. */
  readonly firstEnded: Promise<void>;
  private tellFirstEnded: () => void = () => undefined;
  private readonly watch = new FailureStreak();
  private readonly trial = new TrialPhase();
  private readonly results: (DeletionResult | undefined)[];
  private readonly beingRecorded = new Set<Promise<unknown>>();
  private next = 0;
  private ended = 0;
  private underWay = 0;
  private stop: Stop | undefined;
  private retryNotBefore = -Infinity;
  /** While the user is asked. */
  private pause: Promise<void> | undefined;
  /** Resolves when `signal` is aborted. */
  private readonly aborted: Promise<'stop'>;
  /** Aborted when nothing more may be sent: by a fault that concerns all. */
  private readonly noMore = new AbortController();
  /** The options' own, but a batch that stops sends nothing more, and no request leaves before it is recorded. */
  private readonly forOne: DeleteOneOptions;

  constructor(
    private readonly mediaIds: readonly MediaId[],
    private readonly options: BatchOptions,
  ) {
    this.firstEnded = new Promise((resolve) => {
      this.tellFirstEnded = resolve;
    });
    this.aborted = new Promise((resolve) => {
      const abort = (): void => {
        this.stopFor({ kind: 'cancelled', reason: options.signal.reason });
        resolve('stop');
      };
      options.signal.addEventListener('abort', abort, { once: true });
      if (options.signal.aborted) abort();
    });
    this.results = Array.from({ length: mediaIds.length }, () => undefined);
    const signal = AbortSignal.any([options.signal, this.noMore.signal]);
    // As many wait for it as are in progress at once, which is no leak.
    setMaxListeners(0, signal);
    if (options.abandon !== undefined) setMaxListeners(0, options.abandon);
    this.forOne = {
      ...options,
      signal,
      attempt: (...about) => this.attempt(...about),
      mayBegin: async (mediaId) => {
        await this.trial.enter(signal, (pause) => {
          this.pauseFor(pause);
        });
        return !signal.aborted && (await this.recorded(() => options.onBegin?.(mediaId)));
      },
      mayLeave: () => this.recorded(() => options.onLeave?.()),
      onAttempt: (...about) => {
        this.guarded(() => options.onAttempt?.(...about));
      },
    };
  }

  /** Takes one ID after another, as several of its kind do. Never rejects. */
  async work(): Promise<void> {
    for (;;) {
      while (this.pause !== undefined) await this.pause;
      const mediaId = this.mediaIds[this.next];
      if (this.stop !== undefined || mediaId === undefined) {
        this.tellFirstEnded();
        return;
      }
      const index = this.next++;
      const deletion = await deleteOne(mediaId, this.forOne);
      this.end(index, deletion);
      this.consider(deletion);
      this.tellFirstEnded();
    }
  }

  /** The outcome of every ID; those without a turn are reported now. */
  async report(): Promise<BatchReport> {
    for (const [index, mediaId] of this.mediaIds.entries()) {
      if (this.results[index] === undefined)
        this.end(index, neverBegun(mediaId, this.options.earlierAttempts?.get(mediaId)));
    }
    while (this.beingRecorded.size > 0) await Promise.all(this.beingRecorded);
    return {
      results: this.results.filter((result) => result !== undefined),
      stop: this.stop,
      retryNotBefore: this.retryNotBefore > this.options.clock.now() ? this.retryNotBefore : undefined,
    };
  }

  private async attempt(...about: Parameters<DeleteOneOptions['attempt']>): Promise<Attempt> {
    this.underWay++;
    try {
      const attempt = await this.options.attempt(...about);
      this.trial.recordEnd(attempt);
      return attempt;
    } catch (error) {
      this.stopFor({ kind: 'unforeseen', error });
      // Whether it left isn't known.
      return lostAttempt;
    } finally {
      this.underWay--;
    }
  }

  private end(index: number, deletion: Deletion): void {
    this.results[index] = deletion.result;
    this.ended++;
    const recorded: Promise<unknown> = this.recorded(() => this.options.onEnd?.(deletion, this.stop)).finally(() =>
      this.beingRecorded.delete(recorded),
    );
    this.beingRecorded.add(recorded);
  }

  /** Runs what keeps the record; when that fails, the batch stops. */
  private async recorded(keep: () => Promise<void> | undefined): Promise<boolean> {
    try {
      await keep();
      return true;
    } catch (error) {
      this.stopFor({ kind: 'unrecorded', error });
      return false;
    }
  }

  private guarded(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.stopFor({ kind: 'unforeseen', error });
    }
  }

  private consider(deletion: Deletion): void {
    this.retryNotBefore = Math.max(this.retryNotBefore, deletion.retryNotBefore ?? -Infinity);
    if (this.stop !== undefined) return;
    const { batch, lastAttempt, result } = deletion;
    if (batch === 'stop' && lastAttempt !== undefined) {
      const { cause, reason, httpStatus, statusCode } = lastAttempt;
      this.stopFor({ kind: 'fault', cause, words: reason ?? result.reason, httpStatus, statusCode });
      return;
    }
    const pause = this.watch.observe(deletion) ?? this.trial.pauseReason();
    if (pause !== undefined) this.pauseFor(pause);
  }

  /** Lets nothing leave until the user has answered. One question at a time, and none where nothing is left to be sent. */
  private pauseFor(pause: Pause): void {
    if (this.pause !== undefined || !this.mayMoreLeave()) return;
    this.pause = this.ask(pause).finally(() => {
      this.pause = undefined;
    });
    this.options.rateLimiter.holdDuring(this.pause);
  }

  /** Whether another request may leave: for an ID without a turn so far, one that waits, or one that may try again. */
  private mayMoreLeave(): boolean {
    const unfinished = this.mediaIds.length - this.ended;
    return this.options.retries > 0 ? unfinished > 0 : unfinished > this.underWay;
  }

  private async ask(pause: Pause): Promise<void> {
    try {
      const answer = await Promise.race([this.options.onPause(pause), this.aborted]);
      if (answer === 'stop') {
        this.stopFor({ kind: 'paused', pause });
      } else {
        this.watch.reset();
        this.trial.restart();
      }
    } catch (error) {
      this.stopFor({ kind: 'unforeseen', error });
    }
  }

  /** The first reason stands. Requests in progress come to their end; retries aren't begun. */
  private stopFor(stop: Stop): void {
    this.stop ??= stop;
    this.noMore.abort(stop);
  }
}

const lostAttempt: Attempt = {
  outcome: 'unknown',
  cause: 'answerLost',
  retry: 'no',
  batch: 'goOn',
  httpStatus: undefined,
  statusCode: undefined,
  reason: undefined,
  retryAfterMs: undefined,
  faultCode: undefined,
};
