import type { BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import type { Clock } from '../../../src/core/deletion/clock';
import { Pace } from '../../../src/core/deletion/pace';
import type { Ledger } from '../../../src/core/deletionLedger/ledger';
import { createGatewayClient } from '../../../src/core/gateway/client';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { MediaId } from '../../../src/core/mediaIds/mediaId';

export interface RecordedBatchOptions {
  readonly endpoint: string;
  readonly mediaIds: readonly string[];
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly concurrency: number;
  readonly retries: number;
  readonly timeoutMs: number;
}

/** Runs a batch with its ledger, as the extension does. */
export async function runRecordedBatch(options: RecordedBatchOptions): Promise<BatchReport> {
  const parsed = parseEndpoint(options.endpoint);
  if (!parsed.ok) throw new Error(parsed.problem);
  const { endpoint } = parsed;
  const credentials = { kind: 'apiKey', apiKey: 'box-api-key' } as const;
  const client = createGatewayClient(
    { endpoint, method: 'DELETE', format: 'json', credentials, userAgent: 'test' },
    options.timeoutMs,
  );
  const mediaIds = options.mediaIds as readonly MediaId[];
  const account = { account: 'Test', accountId: 'a', endpoint: endpoint.origin, method: 'DELETE' };
  const record = await options.ledger.begin({ ...account, mediaIds });
  try {
    return await deleteBatch(mediaIds, {
      attempt: (mediaId, signal) => client.attempt(mediaId, signal),
      retries: options.retries,
      concurrency: options.concurrency,
      pace: new Pace(0, options.clock),
      clock: options.clock,
      signal: new AbortController().signal,
      onBegin: (mediaId) => record.intent(mediaId),
      onEnd: ({ result }) => record.outcome(result),
      onPause: () => Promise.resolve('continue'),
    });
  } finally {
    await record.end();
  }
}
