import * as assert from 'node:assert/strict';
import type { BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import { RateLimiter } from '../../../src/core/deletion/rateLimiter';
import type { Pause } from '../../../src/core/deletion/failureStreak';
import { createGatewayClient } from '../../../src/core/gateway/client';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import type { Fault, FaultRule, FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { FakeClock } from './fakeClock';

const ids = (count: number): MediaId[] =>
  Array.from({ length: count }, (_, index) => String(1_000_000_000_000 + index) as MediaId);

describe('a batch of deletions, over real sockets', () => {
  let gateway: FakeGateway;
  let clock: FakeClock;
  let abort: AbortController;
  let pauses: Pause[];
  before(async () => {
    gateway = await startFakeGateway();
  });
  beforeEach(() => {
    gateway.forget();
    clock = new FakeClock();
    abort = new AbortController();
    pauses = [];
  });
  after(() => gateway.stop());

  async function run(
    count: number,
    options: {
      answers?: ('continue' | 'stop')[];
      requestsPerSecond?: number;
      rules?: FaultRule[];
      endpoint?: string;
      timeoutMs?: number;
      concurrency?: number;
      retries?: number;
      onPause?: (state: { readonly ended: number }) => void;
    } = {},
  ): Promise<BatchReport> {
    const {
      answers = [],
      requestsPerSecond = 0,
      rules = [],
      endpoint = gateway.endpoint,
      timeoutMs = 20_000,
    } = options;
    gateway.behave(...rules);
    const parsed = parseEndpoint(endpoint);
    assert.ok(parsed.ok);
    const credentials = { kind: 'apiKey', apiKey: 'box-api-key' } as const;
    const client = createGatewayClient(
      { endpoint: parsed.endpoint, method: 'DELETE', format: 'json', credentials, userAgent: 'test' },
      timeoutMs,
    );
    let ended = 0;
    return deleteBatch(ids(count), {
      attempt: (mediaId, signal) => client.attempt(mediaId, signal),
      retries: options.retries ?? 0,
      concurrency: options.concurrency ?? 1,
      rateLimiter: new RateLimiter(requestsPerSecond, clock),
      clock,
      signal: abort.signal,
      onAttempt: () => {
        ended++;
      },
      onPause: (pause) => {
        pauses.push(pause);
        options.onPause?.({ ended });
        return Promise.resolve(answers[pauses.length - 1] ?? 'stop');
      },
    });
  }

  const outcomes = (report: BatchReport): string[] => report.results.map(({ outcome }) => outcome);

  it('deletes each ID, in order, and says so of each', async () => {
    const report = await run(3);
    assert.deepEqual(outcomes(report), ['deleted', 'deleted', 'deleted']);
    assert.deepEqual(gateway.deletedIds(), ids(3));
    assert.equal(report.stop, undefined);
  });

  it('goes on after a failure that concerns one ID', async () => {
    const [, second] = ids(3);
    const report = await run(3, {
      rules: [{ fault: { name: 'status', status: 400 }, ...(second && { mediaId: second }) }],
    });
    assert.deepEqual(outcomes(report), ['deleted', 'refused', 'deleted']);
  });

  for (const [name, fault, cause] of [
    ['HTTP 401', { name: 'status', status: 401 }, 'credentialsRejected'],
    ['HTTP 403', { name: 'status', status: 403 }, 'credentialsRejected'],
    ['statusCode 216', { name: 'shaped', status: 'error', statusCode: '216' }, 'credentialsRejected'],
    ['HTTP 405', { name: 'status', status: 405 }, 'methodNotAllowed'],
    ['statusCode 152', { name: 'shaped', status: 'error', statusCode: '152' }, 'methodNotAllowed'],
    ['HTTP 407', { name: 'status', status: 407 }, 'proxyAuthenticationAsked'],
  ] as const satisfies [string, Fault, string][]) {
    it(`stops at ${name}; the rest is cancelled and never sent`, async () => {
      const report = await run(3, { rules: [{ fault }], concurrency: 16 });
      assert.deepEqual(outcomes(report).slice(1), ['cancelled', 'cancelled']);
      assert.equal(report.stop?.kind === 'fault' && report.stop.cause, cause);
      assert.equal(gateway.requests.length, 1);
    });
  }

  for (const [name, fault, outcome] of [
    ['a web page with HTTP 200', { name: 'html200' }, 'unknown'],
    ['the JSON of a web framework with HTTP 404', { name: 'status', status: 404, body: 'framework' }, 'refused'],
  ] as const satisfies [string, Fault, string][]) {
    it(`pauses at the first answer that is ${name}`, async () => {
      const report = await run(3, { rules: [{ fault }], concurrency: 16, retries: 3 });
      assert.deepEqual(outcomes(report), [outcome, 'cancelled', 'cancelled']);
      assert.deepEqual(
        pauses.map(({ kind }) => kind),
        ['wrongEndpoint'],
      );
      assert.equal(gateway.requests.length, 1);
    });
  }

  it('pauses at the first web page with 404; Stop leaves the rest cancelled', async () => {
    const report = await run(3, { rules: [{ fault: { name: 'status', status: 404, body: 'page' } }] });
    assert.deepEqual(outcomes(report), ['refused', 'cancelled', 'cancelled']);
    assert.deepEqual(pauses, [{ kind: 'wrongEndpoint', httpStatus: 404 }]);
    assert.equal(gateway.requests.length, 1);
  });

  it('goes on after a pause when told to', async () => {
    const rules = [{ fault: { name: 'status', status: 404, body: 'page' }, times: 1 } as const];
    const report = await run(3, { rules, answers: ['continue'] });
    assert.deepEqual(outcomes(report), ['refused', 'deleted', 'deleted']);
  });

  for (const [name, rule, count] of [
    ['refused for the same reason', { fault: { name: 'status', status: 400, reason: 'No.' } }, 5],
    ['unknown', { fault: { name: 'emptyBody' } }, 5],
    ['throttled', { fault: { name: 'throttled' } }, 5],
    ['not found', { fault: { name: 'status', status: 404 } }, 20],
  ] as const satisfies [string, FaultRule, number][]) {
    it(`pauses after ${count} in a row that are ${name}`, async () => {
      const report = await run(count + 2, { rules: [rule] });
      assert.equal(pauses.length, 1);
      assert.equal(outcomes(report).filter((outcome) => outcome === 'cancelled').length, 2);
    });
  }

  it('pauses after 5 in a row that are unreachable', async () => {
    const closed = await startFakeGateway();
    await closed.stop();
    const report = await run(7, { endpoint: closed.endpoint });
    assert.equal(pauses.length, 1);
    assert.deepEqual(outcomes(report), [...Array<string>(5).fill('unreachable'), 'cancelled', 'cancelled']);
  });

  describe('whose every reason differs', () => {
    const changing = (mediaIds: readonly MediaId[]): FaultRule[] =>
      mediaIds.map((mediaId, index) => ({
        mediaId,
        fault: { name: 'status', status: 400, reason: `Try again in ${100 - index} s (request ${index})` },
      }));

    it('pauses after five, and sends six at most while nothing has succeeded', async () => {
      const report = await run(50, { rules: changing(ids(50)), concurrency: 16 });
      assert.equal(pauses.length, 1);
      assert.ok(gateway.requests.length >= 5 && gateway.requests.length <= 6, `${gateway.requests.length} were sent`);
      assert.equal(outcomes(report).filter((outcome) => outcome === 'refused').length, gateway.requests.length);
    });

    it('pauses after five also later, and then at most as many are under way as may be', async () => {
      const [, ...others] = ids(50);
      // The first is answered at once, and then the box answers one after another.
      let inFlight = -1;
      await run(50, {
        rules: changing(others),
        concurrency: 8,
        onPause: ({ ended }) => {
          inFlight = gateway.requests.length - ended;
        },
      });
      assert.equal(pauses.length, 1);
      assert.ok(inFlight >= 0 && inFlight <= 8, `${inFlight} were under way`);
      assert.ok(gateway.requests.length <= 1 + 5 + 8, `${gateway.requests.length} were sent`);
    });
  });

  it('pauses when the service asks to be left alone for long, and does not undercut it', async () => {
    const began = clock.now();
    const rules = [{ fault: { name: 'throttled', retryAfter: { seconds: 3600 } }, times: 1 } as const];
    const report = await run(2, { rules, answers: ['continue'] });
    assert.deepEqual(outcomes(report), ['throttled', 'deleted']);
    assert.deepEqual(pauses, [{ kind: 'askedToWait', until: began + 3_600_000 }]);
    assert.ok(clock.now() - began >= 3_600_000);
  });

  it('that is cancelled waits for what is under way, and sends nothing more', async () => {
    gateway.behave({ fault: { name: 'silence' } });
    const running = run(3, { timeoutMs: 300 });
    await gateway.waitForRequests(1);
    abort.abort();
    assert.deepEqual(outcomes(await running), ['unknown', 'cancelled', 'cancelled']);
    assert.equal(gateway.requests.length, 1);
  });

  it('keeps to the rate, further attempts counted in', async () => {
    const began = clock.now();
    await run(5, { requestsPerSecond: 2 });
    assert.equal(clock.now() - began, 2000);
  });
});
