import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { BatchReport } from '../../../src/core/deletion/batch';
import { systemClock } from '../../../src/core/deletion/clock';
import { compact } from '../../../src/core/ledger/compaction';
import type { InterruptedBatch } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { assertHonest } from './honesty';
import type { RecordedBatchOptions } from './recordedBatch';
import { runRecordedBatch } from './recordedBatch';

const closing = Symbol('the window closes');
const count = 60;
const mediaIds = Array.from({ length: count }, (_, index) => String(3_000_000_000_001n + BigInt(index)));
const nth = (index: number): string => mediaIds[index] ?? '';

describe('a batch whose window closes', () => {
  let gateway: FakeGateway;
  let folder: string;
  let ledger: Ledger;
  before(async () => {
    gateway = await startFakeGateway();
  });
  beforeEach(() => {
    gateway.forget();
    folder = mkdtempSync(path.join(tmpdir(), 'closing-'));
    ledger = new Ledger(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  after(() => gateway.stop());

  const run = (options: Partial<RecordedBatchOptions>): Promise<BatchReport> =>
    runRecordedBatch({
      endpoint: gateway.endpoint,
      mediaIds,
      ledger,
      clock: systemClock,
      concurrency: 4,
      retries: 0,
      timeoutMs: 5000,
      closing,
      ...options,
    });

  /** Runs a batch that is told to stop when the box has seen so many requests. */
  async function stoppedAt(
    requests: number,
    reason: symbol | undefined,
    options: Partial<RecordedBatchOptions> = {},
  ): Promise<BatchReport> {
    const abort = new AbortController();
    const report = run({ ...options, signal: abort.signal });
    await gateway.waitForRequests(requests);
    abort.abort(reason);
    return report;
  }

  const kinds = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => (JSON.parse(line) as { kind: string }).kind);

  async function onlyInterrupted(): Promise<InterruptedBatch> {
    const [interrupted, ...others] = await ledger.interrupted();
    assert.equal(others.length, 0);
    assert.ok(interrupted, 'there is something to resume');
    return interrupted;
  }

  const resume = (interrupted: InterruptedBatch): Promise<BatchReport> =>
    run({ mediaIds: [...interrupted.unknown.keys(), ...interrupted.neverSent], resumes: [interrupted] });

  it('sends nothing more, records the answers under way, and leaves the rest to be resumed at once', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 20 } });
    const { results } = await stoppedAt(9, closing);
    const sent = gateway.requests.map(({ mediaId = '' }) => mediaId);
    const interrupted = await onlyInterrupted();
    assert.equal(interrupted.unknown.size, 0, 'every answer came');
    assert.deepEqual(
      interrupted.neverSent,
      mediaIds.filter((mediaId) => !sent.includes(mediaId)),
    );
    assert.ok(interrupted.neverSent.length > count / 2);
    assert.deepEqual(
      readdirSync(folder).filter((name) => !name.endsWith('.jsonl')),
      [],
      'no lease is left to wait for',
    );
    assert.ok(!kinds().includes('end'));
    assert.equal(kinds().filter((kind) => kind === 'outcome').length, sent.length, 'none but those that were sent');
    assert.equal(results.length, count, 'the caller is told of each nevertheless');
    assertHonest(await ledger.entries(), mediaIds, gateway);
    await resume(interrupted);
    const entries = await ledger.entries();
    assertHonest(entries, mediaIds, gateway);
    assert.deepEqual([...new Set(entries.map(({ outcome }) => outcome))], ['deleted']);
    assert.deepEqual(gateway.requests.map(({ mediaId }) => mediaId).sort(), mediaIds, 'each was sent once');
    assert.deepEqual(await ledger.interrupted(), []);
    assert.equal(await compact(folder, 1), 2);
    assert.deepEqual(await ledger.entries(), entries, 'put together they say the same');
  });

  it('leaves in doubt what it cannot wait for', async () => {
    gateway.behave({ fault: { name: 'silence' }, mediaId: nth(5) }, { fault: { name: 'silence' }, mediaId: nth(7) });
    const abandon = new AbortController();
    const abort = new AbortController();
    const report = run({ signal: abort.signal, abandon: abandon.signal });
    await gateway.waitForRequests(20);
    abort.abort(closing);
    abandon.abort();
    await report;
    const interrupted = await onlyInterrupted();
    for (const silent of [nth(5), nth(7)]) assert.equal(interrupted.unknown.get(silent), 1);
    const entries = await ledger.entries();
    assertHonest(entries, mediaIds, gateway);
    for (const { mediaId, outcome } of entries) {
      if (interrupted.unknown.has(mediaId)) assert.equal(outcome, 'unknown');
      if (interrupted.neverSent.includes(mediaId)) assert.equal(outcome, 'cancelled');
    }
    gateway.obey();
    await resume(interrupted);
    const gone = (await ledger.entries()).filter(({ outcome }) => outcome === 'deleted' || outcome === 'notFound');
    assert.equal(gone.length, count);
    assert.deepEqual(gateway.deletedIds().sort(), mediaIds);
  });

  it('while it is paused waits for nobody, and knows that what was held back never left', async () => {
    gateway.behave({ fault: { name: 'status', status: 400 } });
    const abort = new AbortController();
    await run({
      signal: abort.signal,
      onPause: () => {
        // The dialog is open, and what was on record by then waits for its answer.
        setImmediate(() => {
          abort.abort(closing);
        });
        return new Promise(() => undefined);
      },
    });
    const sent = new Set(gateway.requests.map(({ mediaId }) => mediaId));
    const interrupted = await onlyInterrupted();
    assert.equal(interrupted.unknown.size, 0);
    assert.equal(interrupted.neverSent.length, count - sent.size);
    assertHonest(await ledger.entries(), mediaIds, gateway);
  });

  for (const [fault, endpoint, expected] of [
    ['was lost', undefined, { unknown: [[nth(0), 1]], neverSent: count - 1 }],
    ['never left', 'http://127.0.0.1:1/WAApi/media', { unknown: [], neverSent: count }],
  ] as const) {
    it(`between two attempts of which the first ${fault} leaves that one open, too`, async () => {
      gateway.behave({ fault: { name: 'resetBeforeHeaders' } });
      const abort = new AbortController();
      await run({
        endpoint: endpoint ?? gateway.endpoint,
        retries: 3,
        signal: abort.signal,
        clock: {
          ...systemClock,
          sleep: () => {
            abort.abort(closing);
            return Promise.resolve();
          },
        },
      });
      const interrupted = await onlyInterrupted();
      const { unknown, neverSent } = interrupted;
      assert.deepEqual({ unknown: [...unknown], neverSent: neverSent.length }, expected);
      assertHonest(await ledger.entries(), mediaIds, gateway);
      gateway.obey();
      await resume(interrupted);
      const outcomes = new Map((await ledger.entries()).map(({ mediaId, outcome }) => [mediaId, outcome]));
      assert.equal(outcomes.get(nth(0)), unknown.size === 0 ? 'deleted' : 'notFound');
      assert.equal([...outcomes.values()].filter((outcome) => outcome === 'deleted').length, neverSent.length);
    });
  }

  it('after the user cancelled it has come to its end', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 20 } });
    await stoppedAt(9, undefined);
    assert.equal(kinds().at(-1), 'end');
    assert.equal(kinds().filter((kind) => kind === 'outcome').length, count);
    assert.deepEqual(await ledger.interrupted(), []);
    assertHonest(await ledger.entries(), mediaIds, gateway);
  });

  it('when nothing is left to be sent has come to its end', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 20 } });
    await stoppedAt(count, closing, { concurrency: count });
    assert.equal(kinds().at(-1), 'end');
    assert.deepEqual(await ledger.interrupted(), []);
  });

  it('is not offered when its process dies before it says that all was done', async () => {
    await run({});
    const [name = ''] = readdirSync(folder);
    const file = path.join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\{"kind":"end".*\n$/, ''));
    assert.ok(!kinds().includes('end'));
    assert.deepEqual(await ledger.interrupted(), []);
    assert.equal(await compact(folder, 1), 1, 'it is put together with others');
    assert.equal((await ledger.entries()).length, count);
  });

  it('is kept by compaction, and taken over by one of several windows, or discarded', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 20 } });
    await stoppedAt(9, closing);
    assert.equal(await compact(folder, 1), 0);
    const { plan, neverSent } = await onlyInterrupted();
    const { account, accountId, endpoint, method } = plan;
    const next = { account, accountId, endpoint, method, mediaIds: neverSent, resumes: [plan.batch] };
    const tried = await Promise.allSettled(Array.from({ length: 5 }, () => new Ledger(folder).begin(next)));
    const [taken, ...others] = tried.filter((one) => one.status === 'fulfilled');
    assert.ok(others.length === 0 && taken !== undefined);
    await assert.rejects(ledger.discard(plan.batch));
    // Its window closes before it has sent anything.
    assert.deepEqual(await taken.value.end(true), { unrecorded: 0 });
    const again = await onlyInterrupted();
    assert.deepEqual(again.neverSent, neverSent);
    await ledger.discard(again.plan.batch);
    assert.deepEqual(await ledger.interrupted(), []);
    assertHonest(await ledger.entries(), mediaIds, gateway);
  });
});
