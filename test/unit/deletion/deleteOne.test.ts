import * as assert from 'node:assert/strict';
import type { Deletion } from '../../../src/core/deletion/deleteOne';
import { deleteOne } from '../../../src/core/deletion/deleteOne';
import { RateLimiter } from '../../../src/core/deletion/rateLimiter';
import { createGatewayClient } from '../../../src/core/gateway/client';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import type { Fault } from '../../gateway/fault';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { FakeClock } from './fakeClock';

const mediaId = '7074855483357676350' as MediaId;

describe('the deletion of one ID, further attempts included, over a real socket', () => {
  let gateway: FakeGateway;
  let clock: FakeClock;
  let abort: AbortController;
  let abandon: AbortController;
  before(async () => {
    gateway = await startFakeGateway();
  });
  beforeEach(() => {
    gateway.forget();
    clock = new FakeClock();
    abort = new AbortController();
    abandon = new AbortController();
  });
  after(() => gateway.stop());

  async function run(options: { retries?: number; endpoints?: string[]; timeoutMs?: number } = {}): Promise<Deletion> {
    const { retries = 3, endpoints = [], timeoutMs = 20_000 } = options;
    let number = 0;
    return deleteOne(mediaId, {
      attempt: (id, signal) => {
        const parsed = parseEndpoint(endpoints[number++] ?? gateway.endpoint);
        assert.ok(parsed.ok);
        const credentials = { kind: 'apiKey', apiKey: 'box-api-key' } as const;
        return createGatewayClient(
          { endpoint: parsed.endpoint, method: 'DELETE', format: 'json', credentials, userAgent: 'test' },
          timeoutMs,
        ).attempt(id, signal);
      },
      retries,
      rateLimiter: new RateLimiter(0, clock),
      clock,
      signal: abort.signal,
      abandon: abandon.signal,
    });
  }

  function inTurn(...faults: Fault[]): void {
    gateway.behave(...faults.map((fault) => ({ fault, times: 1 })));
  }

  async function closedEndpoint(): Promise<string> {
    const closed = await startFakeGateway();
    await closed.stop();
    return closed.endpoint;
  }

  describe('tried again, or not', () => {
    const triesFor: [string, Fault, number, string][] = [
      ['throttled', { name: 'throttled' }, 4, 'throttled'],
      ['a failing service', { name: 'status', status: 503 }, 4, 'unknown'],
      ['a lost connection', { name: 'resetBeforeHeaders', deletes: false }, 4, 'unknown'],
      ['an answer that breaks off', { name: 'shortBody', deletes: false }, 4, 'unknown'],
      ['an answer nobody understands', { name: 'truncatedJson', deletes: false }, 2, 'unknown'],
      ['a web page', { name: 'html200', deletes: false }, 1, 'unknown'],
      ['a time-out of the service', { name: 'status', status: 408 }, 4, 'unknown'],
      ['another protocol', { name: 'switchProtocols', deletes: false }, 1, 'unknown'],
      ['an empty answer', { name: 'emptyBody', deletes: false }, 2, 'unknown'],
      ['a redirect', { name: 'redirect', status: 302, location: '/' }, 1, 'unknown'],
      ['an answer about other media', { name: 'otherMediaId', mediaId: '1234567890123' }, 1, 'unknown'],
      ['media that is not found', { name: 'status', status: 404 }, 1, 'notFound'],
      ['a refusal', { name: 'status', status: 400 }, 1, 'refused'],
      ['rejected credentials', { name: 'shaped', status: 'error', statusCode: '216' }, 1, 'unauthorized'],
      ['a method that is not allowed', { name: 'status', status: 405 }, 1, 'refused'],
      ['a success', { name: 'latency', ms: 0 }, 1, 'deleted'],
    ];
    for (const [name, fault, tries, outcome] of triesFor) {
      it(`${name}: ${tries} attempt(s), ${outcome}`, async () => {
        gateway.behave({ fault });
        const { result } = await run();
        assert.equal(result.outcome, outcome);
        assert.equal(result.attempts, tries);
        assert.equal(gateway.requests.length, tries);
      });
    }

    it('a refused connection: as often as allowed, unreachable', async () => {
      const closed = await closedEndpoint();
      const { result } = await run({ endpoints: [closed, closed, closed, closed] });
      assert.deepEqual([result.outcome, result.attempts, gateway.requests.length], ['unreachable', 4, 0]);
    });

    it('a refused connection, then the service: deleted', async () => {
      const { result } = await run({ endpoints: [await closedEndpoint()] });
      assert.deepEqual([result.outcome, result.attempts], ['deleted', 2]);
    });

    it('with no further attempts allowed: one', async () => {
      inTurn({ name: 'status', status: 500 });
      const { result } = await run({ retries: 0 });
      assert.deepEqual([result.outcome, result.attempts, gateway.requests.length], ['unknown', 1, 1]);
    });
  });

  describe('after an attempt whose answer was lost', () => {
    const lost: Fault = { name: 'resetBeforeHeaders', deletes: true };

    it('"not found" stands, and is known to be perhaps its own doing', async () => {
      inTurn(lost);
      const deletion = await run();
      assert.equal(deletion.result.outcome, 'notFound');
      assert.equal(deletion.result.attempts, 2);
      assert.equal(deletion.mayHaveBeenDeletedEarlier, true);
      assert.deepEqual(gateway.deletedIds(), [mediaId]);
    });

    it('a success stands', async () => {
      inTurn({ ...lost, deletes: false });
      const { result, mayHaveBeenDeletedEarlier } = await run();
      assert.deepEqual([result.outcome, result.attempts, mayHaveBeenDeletedEarlier], ['deleted', 2, false]);
    });

    it('a refusal is unknown, with the last words kept', async () => {
      inTurn(lost, { name: 'status', status: 400, statusCode: '1042', reason: 'No.' });
      const { result } = await run();
      assert.deepEqual([result.outcome, result.statusCode, result.reason], ['unknown', '1042', 'No.']);
    });

    it('throttling to the end is unknown', async () => {
      inTurn(lost, { name: 'throttled' }, { name: 'throttled' }, { name: 'throttled' });
      const { result } = await run();
      assert.deepEqual([result.outcome, result.statusCode, result.attempts], ['unknown', '429', 4]);
    });

    it('rejected credentials are unknown for this ID, and stop the batch', async () => {
      inTurn(lost, { name: 'shaped', status: 'error', statusCode: '216' });
      const { result, batch } = await run();
      assert.deepEqual([result.outcome, batch], ['unknown', 'stop']);
    });

    it('a refused connection is unknown', async () => {
      inTurn(lost);
      const closed = await closedEndpoint();
      const { result } = await run({ endpoints: [gateway.endpoint, closed, closed, closed] });
      assert.deepEqual([result.outcome, result.attempts], ['unknown', 4]);
    });

    it('a cancel during the back-off is unknown', async () => {
      inTurn(lost);
      clock.onSleep = () => {
        abort.abort();
      };
      const { result } = await run();
      assert.deepEqual([result.outcome, result.attempts, gateway.requests.length], ['unknown', 1, 1]);
    });
  });

  it('throttled once and then out of reach is throttled: an attempt was sent, and got a clear no', async () => {
    inTurn({ name: 'throttled' });
    const closed = await closedEndpoint();
    const { result } = await run({ endpoints: [gateway.endpoint, closed, closed, closed] });
    assert.deepEqual([result.outcome, result.attempts], ['throttled', 4]);
  });

  it('cancelled before the first attempt is cancelled, with none', async () => {
    abort.abort();
    const { result } = await run();
    assert.deepEqual(result, { mediaId, outcome: 'cancelled', attempts: 0, durationMs: 0 });
    assert.equal(gateway.requests.length, 0);
  });

  it('cancelled while the request is under way waits for its answer, and tries no more', async () => {
    inTurn({ name: 'latency', ms: 100 });
    const running = run();
    await gateway.waitForRequests(1);
    abort.abort();
    const { result } = await running;
    assert.deepEqual([result.outcome, result.attempts, gateway.requests.length], ['deleted', 1, 1]);
  });

  it('cancelled while no answer comes waits for as long as the request may take', async () => {
    gateway.behave({ fault: { name: 'silence' } });
    const running = run({ timeoutMs: 300 });
    await gateway.waitForRequests(1);
    abort.abort();
    const { result, decidedBy } = await running;
    assert.deepEqual([result.outcome, decidedBy?.cause, gateway.requests.length], ['unknown', 'timedOut', 1]);
  });

  it('abandoned while the request is under way is unknown at once', async () => {
    gateway.behave({ fault: { name: 'silence' } });
    const running = run();
    await gateway.waitForRequests(1);
    abort.abort();
    abandon.abort();
    assert.equal((await running).result.outcome, 'unknown');
  });

  describe('says whether it was cut short, and whether a request may have left:', () => {
    const cut = async (options?: Parameters<typeof run>[0]): Promise<[boolean, boolean]> => {
      const { isCutShort, mayHaveLeft } = await run(options);
      return [isCutShort, mayHaveLeft];
    };
    const abortAtBackOff = (): void => {
      clock.onSleep = () => {
        abort.abort();
      };
    };

    it('answered, refused or out of attempts it came to its end', async () => {
      assert.deepEqual(await cut(), [false, true]);
      inTurn({ name: 'status', status: 400 });
      assert.deepEqual(await cut(), [false, true]);
      inTurn({ name: 'resetBeforeHeaders' });
      assert.deepEqual(await cut({ retries: 0 }), [false, true]);
      assert.deepEqual(await cut({ retries: 0, endpoints: [await closedEndpoint()] }), [false, false]);
    });

    it('stopped before an attempt, or between two', async () => {
      abortAtBackOff();
      assert.deepEqual(await cut({ endpoints: [await closedEndpoint()] }), [true, false]);
      assert.deepEqual(await cut(), [true, false], 'it is stopped by now');
      abort = new AbortController();
      abortAtBackOff();
      inTurn({ name: 'throttled', retryAfter: { seconds: 1 } });
      assert.deepEqual(await cut(), [true, true]);
    });

    it('given up while it was under way', async () => {
      gateway.behave({ fault: { name: 'silence' } });
      const running = cut({ retries: 0 });
      await gateway.waitForRequests(1);
      abandon.abort();
      assert.deepEqual(await running, [true, true]);
      // Given up before it could leave.
      assert.deepEqual(await cut({ retries: 0 }), [true, false]);
    });
  });

  it('waits at least as long as Retry-After asks', async () => {
    inTurn({ name: 'throttled', retryAfter: { seconds: 45 } });
    const began = clock.now();
    const { result } = await run();
    assert.equal(result.outcome, 'deleted');
    assert.ok(clock.now() - began >= 45_000);
  });

  it('does not undercut fractions of a second', async () => {
    inTurn({ name: 'throttled', retryAfter: { raw: '1.5' } });
    const began = clock.now();
    await run();
    assert.ok(clock.now() - began >= 1500);
  });

  it('takes a wait of more than a year for no time given', async () => {
    inTurn({ name: 'throttled', retryAfter: { seconds: 400 * 24 * 3600 } });
    const { result, retryNotBefore } = await run();
    assert.deepEqual([result.outcome, result.attempts, retryNotBefore], ['deleted', 2, undefined]);
  });

  it('does not wait longer than a minute: it ends, and says until when', async () => {
    inTurn({ name: 'throttled', retryAfter: { seconds: 61 } });
    const { result, retryNotBefore } = await run();
    assert.deepEqual([result.outcome, result.attempts], ['throttled', 1]);
    assert.equal(retryNotBefore, clock.now() + 61_000);
  });

  it('waits longer and longer between attempts', async () => {
    gateway.behave({ fault: { name: 'status', status: 500 } });
    await run();
    assert.deepEqual(clock.sleeps, [250, 500, 1000]);
  });
});
