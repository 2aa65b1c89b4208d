import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { systemClock } from '../../../src/core/deletion/clock';
import { Ledger } from '../../../src/core/deletionLedger/ledger';
import { seeded } from '../../bench/tree';
import { everyFailure } from '../../gateway/everyFailure';
import type { GatewayBox } from '../../gateway/gatewayBox';
import { startGatewayBox } from '../../gateway/gatewayBox';
import { sampleOf } from '../../run/thorough';
import { FakeClock } from '../deletion/fakeClock';
import { assertHonest } from './honesty';
import { runRecordedBatch } from './recordedBatch';

const idsFrom = (first: bigint, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

describe('whatever fails, the record tells the truth', () => {
  let box: GatewayBox;
  let folder: string;
  before(async () => {
    box = await startGatewayBox();
  });
  beforeEach(() => {
    box.forget();
    folder = mkdtempSync(path.join(tmpdir(), 'faults-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  after(() => box.stop());

  for (let seed = 1; seed <= sampleOf(3, 25); seed++) {
    it(`with a random mix of every fault, 1,000 media IDs, seed ${seed}`, async () => {
      const random = seeded(seed);
      const mediaIds = idsFrom(1_000_000_000_000_000n, 1000);
      // What stops a whole batch has tests of its own; here it would leave nothing to test.
      const faults = everyFailure.filter(
        (fault) =>
          !(fault.name === 'status' && [401, 403, 405, 407].includes(fault.status)) &&
          !(fault.name === 'shaped' && fault.statusCode === '401') &&
          !['silence', 'drip', 'hugeBody', 'resetOnConnect'].includes(fault.name),
      );
      for (const mediaId of mediaIds) {
        if (random() < 0.4) continue;
        const behaviour = faults[Math.floor(random() * faults.length)];
        assert.ok(behaviour);
        box.behave({ behaviour, mediaId, times: 1 + Math.floor(random() * 4) });
      }
      const ledger = new Ledger(folder);
      const options = { endpoint: box.endpoint, mediaIds, ledger, concurrency: 8, retries: 2, timeoutMs: 2000 };
      const { results } = await runRecordedBatch({ ...options, clock: new FakeClock() });
      const entries = await ledger.entries();
      assertHonest(entries, mediaIds, box);
      const recorded = new Map(entries.map(({ mediaId, outcome }) => [mediaId, outcome]));
      for (const { mediaId, outcome } of results) assert.equal(recorded.get(mediaId), outcome);
      assert.ok(new Set(results.map(({ outcome }) => outcome)).size >= 4, 'a mix');
    });
  }

  /** Starts a process that deletes until it is killed, and kills it after so many requests. */
  async function killedAfter(requests: number, ledgerFolder: string, mediaIds: readonly string[]): Promise<void> {
    const script = path.join(__dirname, 'killedProcess.js');
    const child = spawn(process.execPath, [script, box.endpoint, ledgerFolder, mediaIds.join()]);
    await box.waitForRequests(requests);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    // What was on its way arrives.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  it('when the process is killed with requests in flight, and after it is resumed', async () => {
    const random = seeded(99);
    for (let round = 0; round < sampleOf(5, 40); round++) {
      box.forget();
      box.behave({ behaviour: { name: 'latency', ms: 15 } });
      const mediaIds = idsFrom(2_000_000_000_000_000n, 60);
      const own = path.join(folder, String(round));
      await killedAfter(1 + Math.floor(random() * 50), own, mediaIds);
      const ledger = new Ledger(own);
      assertHonest(await ledger.entries(), mediaIds, box);
      const [interrupted] = await ledger.interrupted();
      assert.ok(interrupted && interrupted.neverSent.length > 0, 'killed before its end');
      const { unknown, neverSent } = interrupted;
      await runRecordedBatch({
        endpoint: box.endpoint,
        mediaIds: [...unknown.keys(), ...neverSent],
        ledger,
        concurrency: 4,
        retries: 1,
        timeoutMs: 2000,
        clock: systemClock,
        resumes: [interrupted],
      });
      const entries = await ledger.entries();
      assertHonest(entries, mediaIds, box);
      for (const { mediaId, outcome, attempts } of entries) {
        // Whoever asks again for what was in flight may be told that it isn't there.
        const expected = unknown.has(mediaId) ? ['deleted', 'notFound'] : ['deleted'];
        assert.ok(expected.includes(outcome), `${mediaId} ${outcome}`);
        if (unknown.has(mediaId)) assert.equal(attempts, 2);
      }
      assert.equal(new Set(box.deletedIds()).size, mediaIds.length);
    }
  });

  it('when it is resumed without a network: what was in doubt stays in doubt', async () => {
    box.behave({ behaviour: { name: 'latency', ms: 15 } });
    const mediaIds = idsFrom(3_000_000_000_000_000n, 60);
    await killedAfter(20, folder, mediaIds);
    const ledger = new Ledger(folder);
    const [interrupted] = await ledger.interrupted();
    assert.ok(interrupted);
    const { unknown, neverSent } = interrupted;
    assert.ok(unknown.size > 0, 'killed with requests in flight');
    const elsewhere = await startGatewayBox();
    await elsewhere.stop();
    const { results } = await runRecordedBatch({
      endpoint: elsewhere.endpoint,
      mediaIds: [...unknown.keys(), ...neverSent],
      ledger,
      concurrency: 4,
      retries: 0,
      timeoutMs: 2000,
      clock: new FakeClock(),
      resumes: [interrupted],
    });
    for (const { mediaId, outcome } of results) {
      assert.equal(outcome, unknown.has(mediaId) ? 'unknown' : 'unreachable', mediaId);
    }
    assertHonest(await ledger.entries(), mediaIds, box);
  });

  it('when two windows delete lists that overlap, and one of them is killed', async () => {
    box.behave({ behaviour: { name: 'latency', ms: 15 } });
    const all = idsFrom(4_000_000_000_000_000n, 90);
    const [first, second] = [all.slice(0, 60), all.slice(30)];
    const ledger = new Ledger(folder);
    const options = { endpoint: box.endpoint, concurrency: 4, retries: 1, timeoutMs: 2000, clock: systemClock };
    const [{ results }] = await Promise.all([
      runRecordedBatch({ ...options, mediaIds: second, ledger }),
      killedAfter(50, folder, first),
    ]);
    for (const { mediaId, outcome } of results) {
      assert.ok(['deleted', 'notFound'].includes(outcome), `${mediaId} ${outcome}`);
    }
    const interrupted = await ledger.interrupted();
    assert.deepEqual(
      interrupted.map(({ plan }) => plan.mediaIds),
      [first],
      'only the one that was killed counts as interrupted',
    );
    const [mine, theirs] = await Promise.all([ledger.entries(), ledger.entries()]).then(([entries]) => [
      entries.filter(({ batch }) => batch !== interrupted[0]?.plan.batch),
      entries.filter(({ batch }) => batch === interrupted[0]?.plan.batch),
    ]);
    const deleted = new Set(box.deletedIds());
    for (const { mediaId, outcome } of [...(mine ?? []), ...(theirs ?? [])]) {
      if (outcome === 'deleted') assert.ok(deleted.has(mediaId));
    }
    assert.equal(mine?.length, second.length);
    assert.equal(theirs?.length, first.length);
    const { unknown, neverSent } = interrupted[0] ?? { unknown: new Map<string, number>(), neverSent: [] };
    await runRecordedBatch({
      ...options,
      mediaIds: [...unknown.keys(), ...neverSent],
      ledger,
      resumes: interrupted,
    });
    assert.deepEqual(await ledger.interrupted(), []);
    assert.equal(new Set(box.deletedIds()).size, all.length);
  });

  it('when the network goes and comes back', async () => {
    const own = await startGatewayBox();
    const port = Number(new URL(own.origin).port);
    own.behave({ behaviour: { name: 'latency', ms: 5 } });
    const mediaIds = idsFrom(5_000_000_000_000_000n, 120);
    const ledger = new Ledger(folder);
    let back: GatewayBox | undefined;
    const gone = own.waitForRequests(40).then(() => own.stop());
    const { results } = await runRecordedBatch({
      endpoint: own.endpoint,
      mediaIds,
      ledger,
      concurrency: 4,
      retries: 0,
      timeoutMs: 2000,
      clock: systemClock,
      onPause: async () => {
        await gone;
        back ??= await startGatewayBox({ port });
      },
    });
    assert.ok(back, 'the batch paused');
    const deleted = new Set([...own.deletedIds(), ...back.deletedIds()]);
    const seen = new Set([...own.requests, ...back.requests].map(({ mediaId }) => mediaId));
    const outcomes = new Set(results.map(({ outcome }) => outcome));
    for (const { mediaId, outcome } of await ledger.entries()) {
      if (outcome === 'deleted') assert.ok(deleted.has(mediaId), mediaId);
      if (outcome === 'unreachable' || outcome === 'cancelled') assert.ok(!seen.has(mediaId), mediaId);
    }
    assert.ok(outcomes.has('deleted') && outcomes.has('unreachable'));
    assert.equal(results.at(-1)?.outcome, 'deleted', 'it went on once the network was back');
    await back.stop();
  });

  it("when the computer's clock jumps meanwhile", async () => {
    const real = Date.now;
    const ledger = new Ledger(folder);
    const mediaIds = idsFrom(6_000_000_000_000_000n, 40);
    box.behave({ behaviour: { name: 'status', status: 429, headers: { 'Retry-After': '1' } }, times: 1 });
    try {
      const jump = box.waitForRequests(10).then(() => {
        Date.now = () => real() - 3_600_000;
        return box.waitForRequests(25).then(() => {
          Date.now = () => real() + 7_200_000;
        });
      });
      // With the wall clock, a batch that keeps to a rate would now sleep for an hour.
      await runRecordedBatch({
        endpoint: box.endpoint,
        mediaIds,
        ledger,
        concurrency: 4,
        retries: 2,
        timeoutMs: 2000,
        requestsPerSecond: 200,
        clock: systemClock,
      });
      await jump;
      assert.deepEqual(await ledger.interrupted(), []);
      assertHonest(await ledger.entries(), mediaIds, box);
      assert.equal(box.deletedIds().length, mediaIds.length);
    } finally {
      Date.now = real;
    }
  });
});
