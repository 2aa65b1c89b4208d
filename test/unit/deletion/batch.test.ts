import * as assert from 'node:assert/strict';
import type { BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import { Pace } from '../../../src/core/deletion/pace';
import type { Pause } from '../../../src/core/deletion/pause';
import { createGatewayClient } from '../../../src/core/gateway/client';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { MediaId } from '../../../src/core/mediaIds/mediaId';
import type { BehaviourRule, GatewayBox } from '../../gateway/gatewayBox';
import { startGatewayBox } from '../../gateway/gatewayBox';
import { FakeClock } from './fakeClock';

const ids = (count: number): MediaId[] =>
  Array.from({ length: count }, (_, index) => String(1_000_000_000_000 + index) as MediaId);

describe('a batch of deletions, over real sockets', () => {
  let box: GatewayBox;
  let clock: FakeClock;
  let abort: AbortController;
  let pauses: Pause[];
  before(async () => {
    box = await startGatewayBox();
  });
  beforeEach(() => {
    box.forget();
    clock = new FakeClock();
    abort = new AbortController();
    pauses = [];
  });
  after(() => box.stop());

  async function run(
    count: number,
    options: {
      answers?: ('continue' | 'stop')[];
      requestsPerSecond?: number;
      rules?: BehaviourRule[];
      endpoint?: string;
      timeoutMs?: number;
    } = {},
  ): Promise<BatchReport> {
    const { answers = [], requestsPerSecond = 0, rules = [], endpoint = box.endpoint, timeoutMs = 20_000 } = options;
    box.behave(...rules);
    const parsed = parseEndpoint(endpoint);
    assert.ok(parsed.ok);
    const credentials = { kind: 'apiKey', apiKey: 'box-api-key' } as const;
    const client = createGatewayClient(
      { endpoint: parsed.endpoint, method: 'DELETE', format: 'json', credentials, userAgent: 'test' },
      timeoutMs,
    );
    return deleteBatch(ids(count), {
      attempt: (mediaId, signal) => client.attempt(mediaId, signal),
      retries: 0,
      concurrency: 1,
      pace: new Pace(requestsPerSecond, clock),
      clock,
      signal: abort.signal,
      onPause: (pause) => {
        pauses.push(pause);
        return Promise.resolve(answers[pauses.length - 1] ?? 'stop');
      },
    });
  }

  const outcomes = (report: BatchReport): string[] => report.results.map(({ outcome }) => outcome);

  it('deletes each ID, in order, and says so of each', async () => {
    const report = await run(3);
    assert.deepEqual(outcomes(report), ['deleted', 'deleted', 'deleted']);
    assert.deepEqual(box.deletedIds(), ids(3));
    assert.equal(report.stop, undefined);
  });

  it('goes on after a failure that concerns one ID', async () => {
    const [, second] = ids(3);
    const report = await run(3, {
      rules: [{ behaviour: { name: 'status', status: 400 }, ...(second && { mediaId: second }) }],
    });
    assert.deepEqual(outcomes(report), ['deleted', 'refused', 'deleted']);
  });

  for (const [status, cause] of [
    [401, 'credentialsRejected'],
    [403, 'credentialsRejected'],
    [405, 'methodNotAllowed'],
    [407, 'proxyRefused'],
  ] as const) {
    it(`stops at HTTP ${status}; the rest is cancelled and never sent`, async () => {
      const report = await run(3, { rules: [{ behaviour: { name: 'status', status } }] });
      assert.deepEqual(outcomes(report).slice(1), ['cancelled', 'cancelled']);
      assert.equal(report.stop?.kind === 'fault' && report.stop.cause, cause);
      assert.equal(box.requests.length, 1);
    });
  }

  it('pauses at the first web page with 404; Stop leaves the rest cancelled', async () => {
    const report = await run(3, { rules: [{ behaviour: { name: 'status', status: 404, body: 'page' } }] });
    assert.deepEqual(outcomes(report), ['refused', 'cancelled', 'cancelled']);
    assert.deepEqual(pauses, [{ kind: 'wrongEndpoint', httpStatus: 404 }]);
    assert.equal(box.requests.length, 1);
  });

  it('goes on after a pause when told to', async () => {
    const rules = [{ behaviour: { name: 'status', status: 404, body: 'page' }, times: 1 } as const];
    const report = await run(3, { rules, answers: ['continue'] });
    assert.deepEqual(outcomes(report), ['refused', 'deleted', 'deleted']);
  });

  for (const [name, rule, count] of [
    ['refused for the same reason', { behaviour: { name: 'status', status: 400, reason: 'No.' } }, 5],
    ['unknown', { behaviour: { name: 'emptyBody' } }, 5],
    ['throttled', { behaviour: { name: 'throttled' } }, 5],
    ['not found', { behaviour: { name: 'status', status: 404 } }, 20],
  ] as const satisfies [string, BehaviourRule, number][]) {
    it(`pauses after ${count} in a row that are ${name}`, async () => {
      const report = await run(count + 2, { rules: [rule] });
      assert.equal(pauses.length, 1);
      assert.equal(outcomes(report).filter((outcome) => outcome === 'cancelled').length, 2);
    });
  }

  it('pauses after 5 in a row that are unreachable', async () => {
    const closed = await startGatewayBox();
    await closed.stop();
    const report = await run(7, { endpoint: closed.endpoint });
    assert.equal(pauses.length, 1);
    assert.deepEqual(outcomes(report), [...Array<string>(5).fill('unreachable'), 'cancelled', 'cancelled']);
  });

  it('does not pause for refusals with different reasons', async () => {
    const rules = ids(6).map((mediaId, index): BehaviourRule => ({
      mediaId,
      behaviour: { name: 'status', status: 400, reason: `No ${index}` },
    }));
    await run(6, { rules });
    assert.deepEqual(pauses, []);
  });

  it('pauses when the service asks to be left alone for long, and does not undercut it', async () => {
    const began = clock.now();
    const rules = [{ behaviour: { name: 'throttled', retryAfter: { seconds: 3600 } }, times: 1 } as const];
    const report = await run(2, { rules, answers: ['continue'] });
    assert.deepEqual(outcomes(report), ['throttled', 'deleted']);
    assert.deepEqual(pauses, [{ kind: 'askedToWait', until: began + 3_600_000 }]);
    assert.ok(clock.now() - began >= 3_600_000);
  });

  it('that is cancelled waits for what is under way, and sends nothing more', async () => {
    box.behave({ behaviour: { name: 'silence' } });
    const running = run(3, { timeoutMs: 300 });
    await box.waitForRequests(1);
    abort.abort();
    assert.deepEqual(outcomes(await running), ['unknown', 'cancelled', 'cancelled']);
    assert.equal(box.requests.length, 1);
  });

  it('keeps to the rate, further attempts counted in', async () => {
    const began = clock.now();
    await run(5, { requestsPerSecond: 2 });
    assert.equal(clock.now() - began, 2000);
  });
});
