import * as assert from 'node:assert/strict';
import type { BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import { Pace } from '../../../src/core/deletion/pace';
import type { Attempt } from '../../../src/core/gateway/attempt';
import type { MediaId } from '../../../src/core/mediaIds/mediaId';
import { FakeClock } from './fakeClock';

const ids = Array.from({ length: 40 }, (_, index) => String(1_000_000_000_000 + index) as MediaId);

const success: Attempt = {
  outcome: 'deleted',
  cause: 'success',
  retry: 'no',
  batch: 'goOn',
  httpStatus: 200,
  statusCode: '200',
  reason: undefined,
  retryAfterMs: undefined,
  faultCode: undefined,
};
const refused: Attempt = { ...success, outcome: 'refused', cause: 'refused', httpStatus: 400, reason: 'in use' };
const rejected: Attempt = { ...success, outcome: 'unauthorized', cause: 'credentialsRejected', batch: 'stop' };

interface Script {
  readonly concurrency?: number;
  readonly answer?: (mediaId: MediaId) => Attempt;
  readonly onBegin?: (mediaId: MediaId) => Promise<void>;
  readonly abort?: AbortController;
  readonly onPause?: () => Promise<'continue' | 'stop'>;
  readonly onRequest?: (underWay: number) => void;
}

/** Runs a batch whose requests take a turn of the event loop, and tells how many were under way at once. */
async function run(script: Script): Promise<BatchReport & { readonly most: number; readonly sent: string[] }> {
  const { concurrency = 4, answer = () => success, abort = new AbortController() } = script;
  let underWay = 0;
  let most = 0;
  const sent: string[] = [];
  const clock = new FakeClock();
  const report = await deleteBatch(ids, {
    attempt: async (mediaId) => {
      sent.push(mediaId);
      most = Math.max(most, ++underWay);
      script.onRequest?.(underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return answer(mediaId);
    },
    concurrency,
    retries: 0,
    pace: new Pace(0, clock),
    clock,
    signal: abort.signal,
    ...(script.onBegin === undefined ? {} : { onBegin: script.onBegin }),
    onPause: script.onPause ?? (() => Promise.resolve('stop')),
  });
  return { ...report, most, sent };
}

describe('several at once', () => {
  it('never more than allowed, each ID once, results in the order given', async () => {
    const { most, sent, results } = await run({ concurrency: 4 });
    assert.equal(most, 4);
    assert.deepEqual([...sent].sort(), ids);
    assert.deepEqual(
      results.map(({ mediaId }) => mediaId),
      ids,
    );
  });

  it('sends the first alone: rejected credentials are met once', async () => {
    const { sent, results, stop } = await run({ concurrency: 8, answer: () => rejected });
    assert.equal(sent.length, 1);
    assert.equal(stop?.kind, 'fault');
    assert.equal(results.filter(({ outcome }) => outcome === 'cancelled').length, ids.length - 1);
  });

  it('sends nothing while the user is asked, and goes on afterwards', async () => {
    let sentBefore = -1;
    let count = 0;
    let pauses = 0;
    const { sent } = await run({
      concurrency: 3,
      answer: () => refused,
      onRequest: () => count++,
      onPause: async () => {
        pauses++;
        sentBefore = count;
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        assert.equal(count, sentBefore, 'nothing left meanwhile');
        return 'continue';
      },
    });
    assert.equal(sent.length, ids.length);
    assert.ok(pauses >= 2);
  });

  it('waits for what is under way when it is cancelled, and sends nothing more', async () => {
    const abort = new AbortController();
    const { sent, results } = await run({
      concurrency: 4,
      abort,
      onRequest: (underWay) => {
        if (underWay === 4) abort.abort();
      },
    });
    const ended = results.filter(({ outcome }) => outcome === 'deleted').map(({ mediaId }) => mediaId);
    assert.deepEqual([...ended].sort(), [...sent].sort());
    assert.ok(sent.length < ids.length);
  });

  it('stops when something cannot be recorded, and that one is never sent', async () => {
    const full = new Error('ENOSPC');
    const { sent, results, stop } = await run({
      concurrency: 2,
      onBegin: (mediaId) => (mediaId === ids[5] ? Promise.reject(full) : Promise.resolve()),
    });
    assert.deepEqual(stop, { kind: 'unrecorded', error: full });
    assert.ok(!sent.includes(String(ids[5])));
    assert.equal(results[5]?.outcome, 'cancelled');
    assert.equal(results.length, ids.length);
  });
});
