import type { MediaId } from '../mediaIds/mediaId';
import type { Deletion, DeleteOneOptions } from './deleteOne';
import { deleteOne, neverBegun } from './deleteOne';
import type { DeletionResult } from './outcome';
import type { Pause, Stop } from './pause';
import { PauseWatch } from './pause';

export interface BatchOptions extends Omit<DeleteOneOptions, 'mayBegin' | 'attemptSignal'> {
  /** So many IDs are under way at once at most. */
  readonly concurrency: number;
  /** Awaited before the first attempt for an ID leaves. A rejection stops the batch: nothing goes on unrecorded. */
  readonly onBegin?: (mediaId: MediaId) => Promise<void> | undefined;
  /** Awaited before the batch ends; the next ID doesn't wait for it. A rejection stops the batch. */
  readonly onEnd?: (deletion: Deletion) => Promise<void> | undefined;
  /** Asks whether to go on. After `askedToWait` the batch goes on only when that time has come. */
  readonly onPause: (pause: Pause) => Promise<'continue' | 'stop'>;
}

export interface BatchReport {
  /** One result for each ID, in the order given. */
  readonly results: readonly DeletionResult[];
  /** Why it ended early, `undefined` when every ID had its turn. */
  readonly stop: Stop | undefined;
}

/** So long a cancelled batch waits for the answers of requests under way. Milliseconds. */
const graceMs = 5_000;

/**
 * Deletes distinct media, several at once. Every ID ends with one result: those whose turn never came, because the user
 * or a fault that concerns them all stopped the batch, are `cancelled`. While it is paused nothing new begins.
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
  private readonly watch = new PauseWatch();
  private readonly results: (DeletionResult | undefined)[];
  private readonly beingRecorded = new Set<Promise<unknown>>();
  private next = 0;
  private stop: Stop | undefined;
  /** While the user is asked. */
  private pause: Promise<void> | undefined;
  /** Aborted when nothing more may be sent: by the user, or by a fault that concerns all. */
  private readonly noMore = new AbortController();
  private readonly ended = new AbortController();
  private readonly grace = new AbortController();
  /** The options' own, but no request leaves while the user is asked or before it is recorded. */
  private readonly forOne: DeleteOneOptions;

  constructor(
    private readonly mediaIds: readonly MediaId[],
    private readonly options: BatchOptions,
  ) {
    this.firstEnded = new Promise((resolve) => {
      this.tellFirstEnded = resolve;
    });
    this.results = Array.from({ length: mediaIds.length }, () => undefined);
    this.forOne = {
      ...options,
      signal: AbortSignal.any([options.signal, this.noMore.signal]),
      attemptSignal: this.grace.signal,
      mayBegin: (mediaId) => this.recorded(() => options.onBegin?.(mediaId)),
      pace: {
        waitForTurn: async (signal) => {
          await options.pace.waitForTurn(signal);
          while (this.pause !== undefined && !signal.aborted) await this.pause;
        },
        holdUntil: (time) => {
          options.pace.holdUntil(time);
        },
      },
    };
    const giveUp = (): void => void this.giveUpLater();
    if (options.signal.aborted) giveUp();
    else options.signal.addEventListener('abort', giveUp, { once: true });
  }

  /** A cancelled batch waits for the answers under way, but not for ever. */
  private async giveUpLater(): Promise<void> {
    await this.options.clock.sleep(graceMs, this.ended.signal);
    this.grace.abort();
  }

  /** Takes one ID after another, as several of its kind do. */
  async work(): Promise<void> {
    for (;;) {
      while (this.pause !== undefined) await this.pause;
      if (this.options.signal.aborted) this.stopFor({ kind: 'cancelled', reason: this.options.signal.reason });
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

  /** What became of every ID; those without a turn are told of now. */
  async report(): Promise<BatchReport> {
    for (const [index, mediaId] of this.mediaIds.entries()) {
      if (this.results[index] === undefined)
        this.end(index, neverBegun(mediaId, this.options.earlierAttempts?.get(mediaId)));
    }
    while (this.beingRecorded.size > 0) await Promise.all(this.beingRecorded);
    this.ended.abort();
    return { results: this.results.filter((result) => result !== undefined), stop: this.stop };
  }

  private end(index: number, deletion: Deletion): void {
    this.results[index] = deletion.result;
    const recorded: Promise<unknown> = this.recorded(() => this.options.onEnd?.(deletion)).finally(() =>
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

  private consider(deletion: Deletion): void {
    if (this.stop !== undefined || this.options.signal.aborted) return;
    if (deletion.batch === 'stop' && deletion.decidedBy) {
      this.stopFor({ kind: 'fault', cause: deletion.decidedBy.cause, words: deletion.result.reason });
      return;
    }
    const pause = this.next >= this.mediaIds.length ? undefined : this.watch.observe(deletion);
    if (pause !== undefined) this.pause ??= this.ask(pause);
  }

  private async ask(pause: Pause): Promise<void> {
    try {
      if ((await this.options.onPause(pause)) === 'stop') this.stopFor({ kind: 'paused', pause });
      else this.watch.forget();
    } finally {
      this.pause = undefined;
    }
  }

  /** The first reason stands. Requests under way come to their end; further attempts aren't begun. */
  private stopFor(stop: Stop): void {
    this.stop ??= stop;
    this.noMore.abort(stop);
  }
}
