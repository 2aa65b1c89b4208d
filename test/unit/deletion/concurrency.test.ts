import * as assert from 'node:assert/strict';
import type { BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import type { Deletion } from '../../../src/core/deletion/deleteOne';
import { RateLimiter } from '../../../src/core/deletion/rateLimiter';
import type { Pause } from '../../../src/core/deletion/failureStreak';
import type { Attempt } from '../../../src/core/gateway/attempt';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import { lost, refused, rejected, success, unreachable, wrongEndpoint } from './attempts';
import { FakeClock } from './fakeClock';

const ids = Array.from({ length: 40 }, (_, index) => String(1_000_000_000_000 + index) as MediaId);

interface Script {
  readonly concurrency?: number;
  readonly retries?: number;
  readonly count?: number;
  readonly answer?: (mediaId: MediaId, number: number) => Attempt;
  readonly onBegin?: (mediaId: MediaId) => Promise<void>;
  readonly abort?: AbortController;
  readonly onPause?: (pause: Pause) => Promise<'continue' | 'stop'>;
  readonly onAttempt?: () => void;
  readonly onEnd?: (deletion: Deletion) => Promise<void>;
  readonly onRequest?: (underWay: number) => void;
}

/** Runs a batch whose requests take a turn of the event loop, and tells how many were under way at once. */
async function run(script: Script): Promise<BatchReport & { readonly most: number; readonly sent: string[] }> {
  const { concurrency = 4, answer = () => success, abort = new AbortController() } = script;
  let underWay = 0;
  let most = 0;
  const sent: string[] = [];
  const clock = new FakeClock();
  const report = await deleteBatch(ids.slice(0, script.count), {
    attempt: async (mediaId) => {
      sent.push(mediaId);
      const number = sent.length;
      most = Math.max(most, ++underWay);
      script.onRequest?.(underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return answer(mediaId, number);
    },
    concurrency,
    retries: script.retries ?? 0,
    rateLimiter: new RateLimiter(0, clock),
    clock,
    signal: abort.signal,
    ...(script.onBegin === undefined ? {} : { onBegin: script.onBegin }),
    ...(script.onAttempt === undefined ? {} : { onAttempt: script.onAttempt }),
    ...(script.onEnd === undefined ? {} : { onEnd: script.onEnd }),
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

  it('records each attempt before it leaves; one that cannot be recorded is not made', async () => {
    const recorded: string[] = [];
    const { sent, results, stop } = await run({
      concurrency: 1,
      count: 2,
      retries: 3,
      answer: () => lost,
      onBegin: (mediaId) => {
        if (recorded.length === 2) return Promise.reject(new Error('ENOSPC'));
        recorded.push(mediaId);
        return Promise.resolve();
      },
    });
    assert.deepEqual(sent, recorded);
    assert.deepEqual([results[0]?.outcome, results[0]?.attempts, stop?.kind], ['unknown', 2, 'unrecorded']);
  });

  describe('asks', () => {
    async function pausesOf(script: Script): Promise<Pause[]> {
      const pauses: Pause[] = [];
      await run({
        ...script,
        onPause: (pause) => {
          pauses.push(pause);
          return Promise.resolve('continue');
        },
      });
      return pauses;
    }

    it('also when the last IDs are taken, while some of them have not left', async () => {
      const waiting: (() => void)[] = [];
      let asked = 0;
      const { results } = await run({
        concurrency: 16,
        count: 17,
        // The first one succeeds: any number may leave afterwards.
        answer: (_, number) => (number === 1 ? success : refused),
        // Ten of them are being recorded when the others have failed.
        onBegin: (mediaId) =>
          mediaId < String(ids[7]) || asked > 0
            ? Promise.resolve()
            : new Promise((resolve) => {
                waiting.push(resolve);
              }),
        onPause: () => {
          asked++;
          for (const resolve of waiting) resolve();
          return Promise.resolve('stop');
        },
      });
      assert.equal(asked, 1);
      assert.equal(results.filter(({ outcome }) => outcome === 'cancelled').length, 10);
    });

    it('not when nothing is left to be sent', async () => {
      assert.deepEqual(await pausesOf({ concurrency: 1, count: 5, answer: () => refused }), []);
    });

    it('when no answer comes, now in this way and now in that', async () => {
      const [pause] = await pausesOf({
        concurrency: 1,
        answer: (_, number) => (number % 2 === 0 ? lost : unreachable),
      });
      assert.deepEqual(pause?.kind === 'sameFailure' && [pause.count, pause.outcomes], [5, ['unreachable', 'unknown']]);
    });

    it('whatever the reasons are', async () => {
      const [pause] = await pausesOf({
        concurrency: 1,
        count: 10,
        answer: (_, number) => ({ ...refused, reason: `Wait ${60 - number} seconds` }),
      });
      assert.deepEqual(pause?.kind === 'sameFailure' && [pause.count, pause.reason], [5, 'Wait 55 seconds']);
    });

    it('not about failures of different kinds in turn, once something has succeeded', async () => {
      const pauses = await pausesOf({
        concurrency: 1,
        answer: (_, number) => (number === 1 ? success : number % 2 === 0 ? refused : lost),
      });
      assert.deepEqual(pauses, []);
    });

    it('once about an endpoint that is probably wrong', async () => {
      const pauses = await pausesOf({ concurrency: 1, count: 4, answer: () => wrongEndpoint });
      assert.deepEqual(
        pauses.map(({ kind }) => kind),
        ['wrongEndpoint'],
      );
    });
  });

  describe('before anything has succeeded, sends six requests at most until it pauses:', () => {
    const notFound: Attempt = { ...success, outcome: 'notFound', cause: 'notFound', statusCode: '404' };
    const failing: [string, Script][] = [
      ['refusals', { answer: () => refused }],
      ['no answers', { answer: () => lost }],
      ['refusals and lost answers in turn', { answer: (_, number) => (number % 2 === 0 ? lost : refused) }],
      ['lost answers that are tried again', { answer: () => lost, retries: 3 }],
      ['one that is tried again and again', { answer: () => unreachable, retries: 10, count: 1 }],
      [
        'pages of a wrong endpoint and others in turn, after the first was passed over',
        { answer: (_, number) => (number % 2 === 0 ? lost : wrongEndpoint), retries: 1 },
      ],
    ];
    for (const concurrency of [1, 2, 16]) {
      for (const [name, script] of failing) {
        it(`${name}, at ${concurrency} at once`, async () => {
          let sent = 0;
          const sentBetweenPauses: number[] = [];
          await run({
            ...script,
            concurrency,
            onRequest: () => sent++,
            onPause: () => {
              sentBetweenPauses.push(sent);
              sent = 0;
              // Three times the user goes on.
              return Promise.resolve(sentBetweenPauses.length < 4 ? 'continue' : 'stop');
            },
          });
          assert.ok(sentBetweenPauses.length > 0, 'it paused');
          assert.ok(
            sentBetweenPauses.every((count) => count <= 6),
            sentBetweenPauses.join(),
          );
        });
      }
    }

    for (const [name, answer] of [
      ['a success', success],
      ['media that is not found', notFound],
    ] as const) {
      it(`${name} ends that`, async () => {
        const { most } = await run({
          concurrency: 16,
          answer: (_, number) => (number === 4 ? answer : number < 30 ? refused : success),
          onPause: () => Promise.resolve('continue'),
        });
        assert.equal(most, 16);
      });
    }

    it('and asks about the failures that were met', async () => {
      const pauses: Pause[] = [];
      await run({
        concurrency: 4,
        answer: (_, number) => (number % 2 === 0 ? { ...lost, reason: undefined } : refused),
        onPause: (pause) => {
          pauses.push(pause);
          return Promise.resolve('stop');
        },
      });
      assert.deepEqual(pauses, [
        { kind: 'sameFailure', outcome: 'unknown', outcomes: ['refused', 'unknown'], count: 6, reason: undefined },
      ]);
    });
  });

  describe('comes to its end, and tells the truth, when a callback fails:', () => {
    const fails = (): never => {
      throw new Error('Channel has been closed');
    };
    const failing: [string, Script][] = [
      ['the one told of attempts', { onAttempt: fails }],
      ['the one told of ends', { onEnd: fails }],
      ['the one who asks', { answer: () => refused, onPause: fails }],
      ['the one who sends', { answer: (_, number) => (number === 7 ? fails() : success) }],
    ];
    for (const [name, script] of failing) {
      it(name, async () => {
        const { results, stop, sent } = await run(script);
        assert.ok(stop?.kind === 'unforeseen' || stop?.kind === 'unrecorded');
        assert.match(String(stop.error), /Channel has been closed/);
        assert.equal(results.length, ids.length);
        const cancelled = results.filter(({ outcome }) => outcome === 'cancelled').map(({ mediaId }) => mediaId);
        assert.ok(cancelled.length > 20, 'it stopped');
        assert.deepEqual(
          cancelled.filter((mediaId) => sent.includes(mediaId)),
          [],
        );
      });
    }
  });

  it('stops for what the last attempt met, also where an earlier one leaves the ID in doubt', async () => {
    const refusingProxy = {
      ...unreachable,
      cause: 'proxyRefused',
      retry: 'no',
      batch: 'stop',
      httpStatus: 407,
    } as const;
    const forbidden = { ...rejected, httpStatus: 403, statusCode: '1403', reason: 'Not yours' };
    for (const [last, expected] of [
      [refusingProxy, { cause: 'proxyRefused', words: undefined, httpStatus: 407, statusCode: '200' }],
      [forbidden, { cause: 'credentialsRejected', words: 'Not yours', httpStatus: 403, statusCode: '1403' }],
    ] as const) {
      const { results, stop } = await run({
        concurrency: 1,
        retries: 2,
        answer: (_, number) => (number === 1 ? { ...lost, statusCode: undefined } : last),
      });
      assert.equal(results[0]?.outcome, 'unknown');
      assert.deepEqual(stop, { kind: 'fault', ...expected });
    }
  });

  it('warns of no leak, however many wait at once', async () => {
    const warnings: string[] = [];
    const warned = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', warned);
    await run({ concurrency: 16, retries: 1, answer: () => lost });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    assert.deepEqual(warnings, []);
  });
});
