import * as assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import type { BatchOptions, BatchReport } from '../../../src/core/deletion/batch';
import { deleteBatch } from '../../../src/core/deletion/batch';
import { systemClock } from '../../../src/core/deletion/clock';
import { RateLimiter } from '../../../src/core/deletion/rateLimiter';
import type { Pause } from '../../../src/core/deletion/failureStreak';
import type { Attempt } from '../../../src/core/gateway/attempt';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import { lost, refused, success, throttled } from './attempts';
import { VirtualClock } from './virtualClock';

interface Script extends Partial<Pick<BatchOptions, 'concurrency' | 'retries'>> {
  readonly requestsPerSecond?: number;
  /** What the `number`-th request, counted from 1, comes to. */
  readonly answer: (number: number, mediaId: string) => Attempt;
  /** How long it takes to record an intent. Milliseconds. */
  readonly recordingMs?: (now: number) => number;
  /** How long the user takes to answer. Milliseconds. */
  readonly pauseMs?: number;
  readonly choice?: 'continue' | 'stop';
  /** Called before the `number`-th request leaves. */
  readonly onSent?: (number: number, rateLimiter: RateLimiter) => void;
}

describe('when requests leave', () => {
  const never = new AbortController().signal;
  // As many sleep at once as there are requests under way.
  setMaxListeners(0, never);
  let clock: VirtualClock;
  let sent: number[];
  let pauses: { readonly from: number; to: number; readonly pause: Pause }[];
  beforeEach(() => {
    clock = new VirtualClock();
    sent = [];
    pauses = [];
  });

  function run(count: number, script: Script): Promise<BatchReport> {
    const { requestsPerSecond = 0, pauseMs = 0, recordingMs = () => 0 } = script;
    const mediaIds = Array.from({ length: count }, (_, index) => String(1_000_000_000_000 + index) as MediaId);
    const rateLimiter = new RateLimiter(requestsPerSecond, clock);
    return clock.passUntil(
      deleteBatch(mediaIds, {
        attempt: async (mediaId) => {
          sent.push(clock.now());
          const number = sent.length;
          script.onSent?.(number, rateLimiter);
          await clock.sleep(5, never);
          return script.answer(number, mediaId);
        },
        concurrency: script.concurrency ?? 8,
        retries: script.retries ?? 0,
        rateLimiter,
        clock,
        signal: never,
        onBegin: () => clock.sleep(recordingMs(clock.now()), never),
        onPause: async (pause) => {
          const asked = { from: clock.now(), to: Infinity, pause };
          pauses.push(asked);
          await clock.sleep(pauseMs, never);
          asked.to = clock.now();
          return script.choice ?? 'continue';
        },
      }),
    );
  }

  function assertSpaced(ms: number): void {
    for (const [index, time] of sent.entries()) {
      const before = sent[index - 1] ?? -Infinity;
      // A turn may make up for a timer that was late.
      assert.ok(
        time - before >= ms - 20,
        `${time - before} ms between requests ${index} and ${index + 1}: ${sent.join()}`,
      );
    }
  }

  it('the rate is kept after a pause, by all that waited through it', async () => {
    await run(30, { requestsPerSecond: 10, pauseMs: 2000, answer: (number) => (number <= 5 ? refused : success) });
    assert.equal(pauses.length, 1);
    assert.equal(sent.length, 30);
    assertSpaced(100);
  });

  it('the rate is kept after the service asked to be left alone', async () => {
    const report = await run(30, {
      requestsPerSecond: 10,
      retries: 1,
      answer: (number) => (number === 3 ? throttled(2000) : success),
    });
    assert.ok(report.results.every(({ outcome }) => outcome === 'deleted'));
    assertSpaced(100);
    const gap = sent.findIndex((time, index) => time - (sent[index - 1] ?? time) >= 1900);
    assert.ok(gap > 0, 'it was left alone');
  });

  it('the rate that is set while a batch runs holds for all that is left, what waits already included', async () => {
    await run(20, {
      requestsPerSecond: 0.001,
      answer: () => success,
      onSent: (number, rateLimiter) => {
        if (number === 2) {
          void clock.sleep(1000, never).then(() => {
            rateLimiter.changeRate(10);
          });
        }
        if (number === 10) rateLimiter.changeRate(2);
      },
    });
    const gaps = sent.map((time, index) => time - (sent[index - 1] ?? time));
    assert.deepEqual(gaps.slice(1, 3), [1_000_000, 1000]);
    assert.ok(
      gaps.slice(3, 10).every((gap) => gap >= 80 && gap <= 120),
      gaps.join(),
    );
    assert.ok(
      gaps.slice(11).every((gap) => gap >= 480 && gap <= 520),
      gaps.join(),
    );
  });

  it('the rate is kept where recording stalls: what waited for the disk does not leave at once', async () => {
    await run(20, { requestsPerSecond: 10, recordingMs: (now) => 1000 - (now % 1000), answer: () => success });
    assert.equal(sent.length, 20);
    assertSpaced(100);
  });

  it('nothing leaves while the user is asked, also what was being recorded when the question came', async () => {
    await run(24, { recordingMs: () => 300, pauseMs: 1000, answer: () => refused });
    assert.ok(pauses.length >= 2);
    for (const { from, to } of pauses) {
      assert.deepEqual(
        sent.filter((time) => time > from && time < to),
        [],
      );
    }
    assert.equal(sent.length, 24);
  });

  it('nothing leaves while the service wants to be left alone, also what was being recorded then', async () => {
    await run(8, {
      recordingMs: () => 300,
      retries: 1,
      answer: (number) => (number === 2 ? throttled(5000) : success),
    });
    const [, asked = 0] = sent;
    // Those that left together with it had left already.
    assert.deepEqual(
      sent.filter((time) => time > asked && time < asked + 5005),
      [],
    );
  });

  it('throttling slows the batch, longer each time, also where there is no further attempt', async () => {
    await run(4, { concurrency: 1, answer: () => throttled() });
    assert.deepEqual(
      sent.map((time, index) => time - (sent[index - 1] ?? time)),
      [0, 255, 505, 1005],
    );
  });

  it('a success ends it', async () => {
    await run(4, { concurrency: 1, answer: (number) => (number === 3 ? success : throttled()) });
    assert.deepEqual(
      sent.map((time, index) => time - (sent[index - 1] ?? time)),
      [0, 255, 505, 5],
    );
  });

  it('requests that were throttled together count once', async () => {
    await run(10, { answer: (number) => (number === 1 || number === 10 ? success : throttled()) });
    assert.equal((sent[9] ?? 0) - (sent[8] ?? 0), 255);
  });

  it('asks when another ID waits to be tried again, and stops at once when told to', async () => {
    const report = await run(3, {
      concurrency: 2,
      retries: 2,
      choice: 'stop',
      answer: (_, mediaId) => (mediaId.endsWith('1') ? throttled(3_600_000) : mediaId.endsWith('2') ? lost : success),
    });
    assert.deepEqual(
      pauses.map(({ pause }) => pause.kind),
      ['askedToWait'],
    );
    assert.deepEqual(
      report.results.map(({ outcome }) => outcome),
      ['deleted', 'throttled', 'unknown'],
    );
    assert.ok(clock.now() < 60_000, 'nobody waits for an hour');
    assert.ok((report.retryNotBefore ?? 0) >= 3_600_000);
  });

  it('does not ask about the last ID; the report says until when the service wants to be left alone', async () => {
    const report = await run(1, { retries: 3, answer: () => throttled(3_600_000) });
    assert.deepEqual(pauses, []);
    assert.deepEqual([report.results[0]?.outcome, report.retryNotBefore], ['throttled', 3_600_005]);
  });

  it('says nothing of a time that has come', async () => {
    const report = await run(2, {
      concurrency: 1,
      answer: (number) => (number === 1 ? throttled(3_600_000) : success),
    });
    assert.equal(report.retryNotBefore, undefined);
    assert.ok((sent[1] ?? 0) >= 3_600_000);
  });

  for (const [first, second] of [
    [3000, 1000],
    [1000, 3000],
  ] as const) {
    it(`of batches that share a rate each holds both back until its own hold is over (${first}, ${second} ms)`, async () => {
      const rateLimiter = new RateLimiter(0, clock);
      const left: number[] = [];
      for (const ms of [first, second]) {
        // Also one that ends in a failure is over only then.
        rateLimiter.holdDuring(
          clock.sleep(ms, never).then(() => (ms === first ? undefined : Promise.reject(new Error()))),
        );
      }
      const leave = async (): Promise<void> => {
        await rateLimiter.waitToLeave(never);
        left.push(clock.now());
      };
      await clock.passUntil(Promise.all([leave(), leave()]));
      assert.deepEqual(left, [3000, 3000]);
      await leave();
      assert.equal(clock.now(), 3000, 'nothing holds any more');
    });
  }

  it('a wait longer than 24 days is not over at once', async () => {
    const abort = new AbortController();
    const long = systemClock.sleep(2 ** 31 + 1000, abort.signal).then(() => 'over');
    assert.equal(await Promise.race([long, systemClock.sleep(50, never).then(() => 'waits')]), 'waits');
    abort.abort();
    assert.equal(await long, 'over');
  });
});
