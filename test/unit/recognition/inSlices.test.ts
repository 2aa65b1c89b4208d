import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { mayContainIdsInSteps } from '../../../src/core/recognition/mayContainIds';
import { runCooperatively } from '../../../src/core/recognition/runCooperatively';

/** A clock that only work moves. */
class Clock {
  private readonly real = performance.now.bind(performance);
  ms = 0;
  install(): void {
    performance.now = () => this.ms;
  }
  restore(): void {
    performance.now = this.real;
  }
}

describe('work in slices', () => {
  const clock = new Clock();
  beforeEach(() => {
    clock.ms = 0;
    clock.install();
  });
  afterEach(() => {
    clock.restore();
  });

  /** So many steps of so many milliseconds each. */
  function* work(steps: number, ms: number): Generator<void, number> {
    for (let step = 0; step < steps; step++) {
      clock.ms += ms;
      yield;
    }
    return steps;
  }

  it('leaves others a turn after a few milliseconds, however much of it there is at once', async () => {
    let longest = 0;
    let isDone = false;
    const others = async (): Promise<void> => {
      while (!isDone) {
        const begun = clock.ms;
        await new Promise((resolve) => setImmediate(resolve));
        longest = Math.max(longest, clock.ms - begun);
      }
    };
    const { signal } = new AbortController();
    const watched = others();
    const small = Array.from({ length: 200 }, () => runCooperatively(work(1, 1), signal));
    const large = Array.from({ length: 20 }, () => runCooperatively(work(50, 3), signal));
    const done = await Promise.all([...small, ...large]);
    isDone = true;
    await watched;
    assert.equal(done.length, 220);
    assert.ok(done.every((steps) => steps === 1 || steps === 50));
    // 8 ms and the step that goes beyond them.
    assert.ok(longest <= 11, `${longest} ms in one turn`);
  });

  it('goes on with all in turns: what is small does not wait for what is large', async () => {
    const { signal } = new AbortController();
    const ended: string[] = [];
    const large = runCooperatively(work(1000, 8), signal).then(() => ended.push('large'));
    const small = runCooperatively(work(2, 8), signal).then(() => ended.push('small'));
    await Promise.all([large, small]);
    assert.deepEqual(ended, ['small', 'large']);
  });

  it('ends when it is aborted', async () => {
    const abort = new AbortController();
    const running = runCooperatively(work(Infinity, 8), abort.signal);
    abort.abort();
    assert.equal(await running, undefined);
  });
});

describe('the look for digits in a document', () => {
  const holds = (text: string): boolean => {
    const steps = mayContainIdsInSteps(text);
    for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
  };

  it('finds a run of 13 to 20 digits, and no shorter or longer one', () => {
    const part = fc.oneof(
      fc.constantFrom(' ', 'a', '\n'),
      fc.integer({ min: 0, max: 25 }).map((count) => '7'.repeat(count)),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        assert.equal(holds(text), /(?<!\d)\d{13,20}(?!\d)/.test(text), text);
      }),
      { numRuns: 3000, seed: 21 },
    );
  });

  it('leaves others a chance within a long text', () => {
    let steps = 0;
    for (const step of [...mayContainIdsInSteps('x'.repeat(5_000_000))]) steps += step === undefined ? 1 : 0;
    assert.ok(steps >= 20);
  });
});
