import type { BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import type { Clock } from '../../../src/core/deletion/clock';
import { RateLimiter } from '../../../src/core/deletion/rateLimiter';
import type { InterruptedBatch, Ledger } from '../../../src/core/ledger/ledger';
import type { RecordEnd } from '../../../src/core/ledger/openBatch';
import { createGatewayClient } from '../../../src/core/gateway/client';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { MediaId } from '../../../src/core/mediaId/mediaId';

export interface RecordedBatchOptions {
  readonly endpoint: string;
  readonly mediaIds: readonly string[];
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly concurrency: number;
  readonly retries: number;
  readonly timeoutMs: number;
  /** 0, the default, for no limit. */
  readonly requestsPerSecond?: number;
  /** Goes on with these. */
  readonly resumes?: readonly InterruptedBatch[];
  readonly signal?: AbortSignal;
  /** Gives up what is under way. */
  readonly abandon?: AbortSignal;
  /** Where `signal` is aborted for this reason, the batch is left open for another one to go on with. */
  readonly closing?: symbol;
  /** Tells the box who sends. */
  readonly userAgent?: string;
  /** Called at every pause, which then goes on. */
  readonly onPause?: () => Promise<void>;
  /** Told what became of the record. */
  readonly onRecordEnd?: (end: RecordEnd) => void;
}

/** Runs a batch with its ledger, as the extension does. */
export async function runRecordedBatch(options: RecordedBatchOptions): Promise<BatchReport> {
  const parsed = parseEndpoint(options.endpoint);
  if (!parsed.ok) throw new Error(parsed.problem);
  const { endpoint } = parsed;
  const credentials = { kind: 'apiKey', apiKey: 'box-api-key' } as const;
  const client = createGatewayClient(
    { endpoint, method: 'DELETE', format: 'json', credentials, userAgent: options.userAgent ?? 'test' },
    options.timeoutMs,
  );
  const mediaIds = options.mediaIds as readonly MediaId[];
  const account = { account: 'Test', accountId: 'a', endpoint: endpoint.origin, method: 'DELETE' };
  const { resumes = [] } = options;
  const earlierAttempts = new Map(resumes.flatMap(({ unknown }) => [...unknown]));
  const record = await options.ledger.begin({
    ...account,
    mediaIds,
    resumes: resumes.map(({ plan }) => plan.batch),
    earlierAttempts: Object.fromEntries(earlierAttempts),
  });
  try {
    return await deleteBatch(mediaIds, {
      attempt: (mediaId, signal) => client.attempt(mediaId, signal),
      earlierAttempts,
      retries: options.retries,
      concurrency: options.concurrency,
      rateLimiter: new RateLimiter(options.requestsPerSecond ?? 0, options.clock),
      clock: options.clock,
      signal: options.signal ?? new AbortController().signal,
      onBegin: (mediaId) => record.intent(mediaId),
      onLeave: () => record.check(),
      ...(options.abandon === undefined ? {} : { abandon: options.abandon }),
      onEnd: ({ result, isCutShort, mayHaveLeft }, stop) =>
        isCutShort && stop?.kind === 'cancelled' && stop.reason === options.closing && options.closing !== undefined
          ? record.leaveOpen(result.mediaId, mayHaveLeft)
          : record.outcome(result),
      onPause: async () => {
        await options.onPause?.();
        return 'continue';
      },
    });
  } finally {
    const end = await record.end();
    options.onRecordEnd?.(end);
  }
}
