import type { MediaId } from '../mediaIds/mediaId';
import type { Deletion, DeleteOneOptions } from './deleteOne';
import { deleteOne } from './deleteOne';
import type { DeletionResult } from './outcome';
import type { Pause, Stop } from './pause';
import { PauseWatch } from './pause';

export interface BatchOptions extends DeleteOneOptions {
  readonly onBegin?: (mediaId: MediaId) => void;
  readonly onEnd?: (deletion: Deletion) => void;
  /** Asks whether to go on. After `askedToWait` the batch goes on only when that time has come. */
  readonly onPause: (pause: Pause) => Promise<'continue' | 'stop'>;
}

export interface BatchReport {
  /** One result for each ID, in the order given. */
  readonly results: readonly DeletionResult[];
  /** Why it ended early, `undefined` when every ID had its turn. */
  readonly stop: Stop | undefined;
}

/**
 * Deletes distinct media one after another. Every ID ends with one result: those whose turn never came, because the
 * user or a fault that concerns them all stopped the batch, are `cancelled`.
 */
export async function deleteBatch(mediaIds: readonly MediaId[], options: BatchOptions): Promise<BatchReport> {
  const watch = new PauseWatch();
  const results: DeletionResult[] = [];
  let stop: Stop | undefined;
  for (const [index, mediaId] of mediaIds.entries()) {
    if (options.signal.aborted) stop ??= cancelledBy(options.signal);
    if (stop !== undefined) {
      const deletion = neverBegun(mediaId);
      results.push(deletion.result);
      options.onEnd?.(deletion);
      continue;
    }
    options.onBegin?.(mediaId);
    const deletion = await deleteOne(mediaId, options);
    results.push(deletion.result);
    options.onEnd?.(deletion);
    stop = await stopAfter(deletion, watch, options, index === mediaIds.length - 1);
  }
  return { results, stop };
}

async function stopAfter(
  deletion: Deletion,
  watch: PauseWatch,
  options: BatchOptions,
  isLast: boolean,
): Promise<Stop | undefined> {
  if (options.signal.aborted) return cancelledBy(options.signal);
  if (deletion.batch === 'stop' && deletion.decidedBy) {
    return { kind: 'fault', cause: deletion.decidedBy.cause, words: deletion.result.reason };
  }
  const pause = isLast ? undefined : watch.observe(deletion);
  if (pause === undefined || (await options.onPause(pause)) === 'continue') return undefined;
  return { kind: 'paused', pause };
}

function cancelledBy(signal: AbortSignal): Stop {
  return { kind: 'cancelled', reason: signal.reason };
}

function neverBegun(mediaId: MediaId): Deletion {
  return {
    decidedBy: undefined,
    mayHaveBeenDeletedEarlier: false,
    batch: 'goOn',
    retryNotBefore: undefined,
    result: { mediaId, outcome: 'cancelled', attempts: 0, durationMs: 0 },
  };
}
