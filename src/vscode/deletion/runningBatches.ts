import type { AccountStore } from '../accounts/accountStore';
import { Disposable } from '../disposable';
import type { Stop } from '../../core/deletion/failureStreak';

/** Why a batch was aborted other than by Cancel in its progress notification. */
export const credentialsRemoved = Symbol('credentials removed');
export const windowCloses = Symbol('window closes');

/** Whether a batch stopped only because its window closes: another window may resume it. */
export function isForClosing(stop: Stop | undefined): boolean {
  return stop?.kind === 'cancelled' && stop.reason === windowCloses;
}

/** How long a closing window waits for requests in progress (ms); VS Code kills it after about five seconds. */
const closingMs = 2_000;

interface RunningBatch {
  /** Where it sends. */
  readonly origin: string;
  readonly mediaIds: ReadonlySet<string>;
  readonly abort: AbortController;
  /** Aborted when the answers in progress can't be waited for any longer. */
  readonly abandon: AbortController;
  /** Settles when the batch has ended. */
  done: Promise<unknown>;
}

/**
 * The batches in progress in this window. When the credentials with which one works are removed, here or in another
 * window, it sends nothing more; credentials that are replaced are used to its end.
 */
export class RunningBatches extends Disposable {
  private readonly running = new Set<RunningBatch>();

  constructor(private readonly accounts: AccountStore) {
    super();
    this.own(accounts.onDidChange(() => void this.stopOrphans()));
  }

  /** Runs a batch that works with the account of this origin; `signal` tells it to send nothing more. */
  async run<Result>(
    origin: string,
    mediaIds: readonly string[],
    work: (signal: AbortSignal, abandon: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const batch: RunningBatch = {
      origin,
      mediaIds: new Set(mediaIds),
      abort: new AbortController(),
      abandon: new AbortController(),
      done: Promise.resolve(),
    };
    this.running.add(batch);
    try {
      const result = work(batch.abort.signal, batch.abandon.signal);
      batch.done = result;
      return await result;
    } finally {
      this.running.delete(batch);
    }
  }

  /** Whether a batch in this window is deleting this media, or is about to. */
  isUnderWay(origin: string, mediaId: string): boolean {
    return [...this.running].some((batch) => batch.origin === origin && batch.mediaIds.has(mediaId));
  }

  /** Whether a batch of this window works with the account of this origin. */
  isRunning(origin: string): boolean {
    return [...this.running].some((batch) => batch.origin === origin);
  }

  /** Stops every batch because the window closes; resolves when the outcome of each ID is recorded. */
  async stopAll(): Promise<void> {
    const stopped = [...this.running];
    for (const { abort } of stopped) abort.abort(windowCloses);
    const timer = setTimeout(() => {
      for (const { abandon } of stopped) abandon.abort();
    }, closingMs);
    await Promise.allSettled(stopped.map(({ done }) => done));
    clearTimeout(timer);
  }

  private async stopOrphans(): Promise<void> {
    if (this.running.size === 0) return;
    try {
      const origins = new Set((await this.accounts.all()).map((account) => account.origin));
      for (const { origin, abort } of this.running) if (!origins.has(origin)) abort.abort(credentialsRemoved);
    } catch {
      // A store that doesn't answer doesn't say that they were removed.
    }
  }
}
