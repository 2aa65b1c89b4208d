import * as assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { systemClock } from '../../../src/core/deletion/clock';
import type { InterruptedBatch } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';
import { seeded } from '../../bench/tree';
import { everyFailure, stopsBatch } from '../../gateway/everyFailure';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { until } from '../../vscodeDriver/until';
import { sampleOf } from '../../run/thorough';
import { FakeClock } from '../deletion/fakeClock';
import { Disk } from './disk';
import { assertHonest } from './honesty';
import { runRecordedBatch } from './recordedBatch';

const idsFrom = (first: bigint, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

describe('whatever fails, the record tells the truth', () => {
  let gateway: FakeGateway;
  let folder: string;
  before(async () => {
    gateway = await startFakeGateway();
  });
  beforeEach(() => {
    gateway.forget();
    folder = mkdtempSync(path.join(tmpdir(), 'faults-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  after(() => gateway.stop());

  for (let seed = 1; seed <= sampleOf(3, 25); seed++) {
    it(`with a random mix of every fault, 1,000 media IDs, seed ${seed}`, async () => {
      const random = seeded(seed);
      const mediaIds = idsFrom(1_000_000_000_000_000n, 1000);
      // What stops a whole batch, and what takes its time, has tests of its own below.
      const faults = everyFailure.filter(
        (fault) => !stopsBatch(fault) && !['silence', 'drip', 'hugeBody', 'resetOnConnect'].includes(fault.name),
      );
      for (const mediaId of mediaIds) {
        if (random() < 0.4) continue;
        const fault = faults[Math.floor(random() * faults.length)];
        assert.ok(fault);
        gateway.behave({ fault, mediaId, times: 1 + Math.floor(random() * 4) });
      }
      const ledger = new Ledger(folder);
      const options = { endpoint: gateway.endpoint, mediaIds, ledger, concurrency: 8, retries: 2, timeoutMs: 2000 };
      const { results } = await runRecordedBatch({ ...options, clock: new FakeClock() });
      const entries = await ledger.entries();
      assertHonest(entries, mediaIds, gateway);
      const recorded = new Map(entries.map(({ mediaId, outcome }) => [mediaId, outcome]));
      for (const { mediaId, outcome } of results) assert.equal(recorded.get(mediaId), outcome);
      assert.ok(new Set(results.map(({ outcome }) => outcome)).size >= 4, 'a mix');
    });
  }

  const stopsAll = everyFailure.filter(stopsBatch);
  for (const [index, fault] of stopsAll.entries()) {
    if (index % sampleOf(4, 1) !== 0) continue;
    it(`with a fault that stops all, ${JSON.stringify(fault)}`, async () => {
      const random = seeded(index + 1);
      const mediaIds = idsFrom(1_000_000_000_000_000n, 120);
      for (const mediaId of mediaIds) {
        if (random() < 0.3) gateway.behave({ fault: { name: 'resetBeforeHeaders' }, mediaId, times: 1 });
        if (random() < 0.05) gateway.behave({ fault, mediaId });
      }
      const ledger = new Ledger(folder);
      const options = { endpoint: gateway.endpoint, mediaIds, ledger, concurrency: 8, retries: 2, timeoutMs: 2000 };
      const { results, stop } = await runRecordedBatch({ ...options, clock: new FakeClock() });
      assert.equal(stop?.kind, 'fault');
      assert.ok(results.some(({ outcome }) => outcome === 'cancelled'));
      assertHonest(await ledger.entries(), mediaIds, gateway);
    });
  }

  it('with faults that take their time', async () => {
    const random = seeded(5);
    const slow = everyFailure.filter(({ name }) => ['silence', 'drip', 'hugeBody', 'resetOnConnect'].includes(name));
    const mediaIds = idsFrom(1_000_000_000_000_000n, sampleOf(60, 400));
    for (const mediaId of mediaIds) {
      const fault = slow[Math.floor(random() * slow.length * 3)];
      if (fault !== undefined) gateway.behave({ fault, mediaId, times: 1 + Math.floor(random() * 2) });
    }
    const ledger = new Ledger(folder);
    const options = { endpoint: gateway.endpoint, mediaIds, ledger, concurrency: 8, retries: 1, timeoutMs: 300 };
    await runRecordedBatch({ ...options, clock: new FakeClock() });
    assertHonest(await ledger.entries(), mediaIds, gateway);
  });

  /** Starts a process that deletes until it is killed, and kills it after so many requests. */
  async function killedAfter(requests: number, ledgerFolder: string, mediaIds: readonly string[]): Promise<void> {
    const script = path.join(__dirname, 'killedProcess.js');
    const child = spawn(process.execPath, [script, gateway.endpoint, ledgerFolder, mediaIds.join()]);
    await gateway.waitForRequests(requests);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    // What was on its way arrives.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  async function resume(interrupted: InterruptedBatch, ledger: Ledger): Promise<void> {
    await runRecordedBatch({
      endpoint: gateway.endpoint,
      mediaIds: [...interrupted.unknown.keys(), ...interrupted.neverSent],
      ledger,
      concurrency: 4,
      retries: 1,
      timeoutMs: 2000,
      clock: systemClock,
      resumes: [interrupted],
    });
  }

  it('when the process is killed with requests in flight, and after it is resumed', async () => {
    const random = seeded(99);
    for (let round = 0; round < sampleOf(5, 40); round++) {
      gateway.forget();
      gateway.behave({ fault: { name: 'latency', ms: 15 } });
      const mediaIds = idsFrom(2_000_000_000_000_000n, 60);
      const own = path.join(folder, String(round));
      await killedAfter(1 + Math.floor(random() * 50), own, mediaIds);
      const ledger = new Ledger(own);
      assertHonest(await ledger.entries(), mediaIds, gateway);
      const [interrupted] = await ledger.interrupted();
      assert.ok(interrupted && interrupted.neverSent.length > 0, 'killed before its end');
      await resume(interrupted, ledger);
      const entries = await ledger.entries();
      assertHonest(entries, mediaIds, gateway);
      for (const { mediaId, outcome, attempts } of entries) {
        // Whoever asks again for what was in flight may be told that it isn't there.
        const expected = interrupted.unknown.has(mediaId) ? ['deleted', 'notFound'] : ['deleted'];
        assert.ok(expected.includes(outcome), `${mediaId} ${outcome}`);
        if (interrupted.unknown.has(mediaId)) assert.equal(attempts, 2);
      }
      assert.equal(new Set(gateway.deletedIds()).size, mediaIds.length);
    }
  });

  it('when it is resumed without a network: what was in doubt stays in doubt', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 15 } });
    const mediaIds = idsFrom(3_000_000_000_000_000n, 60);
    await killedAfter(20, folder, mediaIds);
    const ledger = new Ledger(folder);
    const [interrupted] = await ledger.interrupted();
    assert.ok(interrupted);
    const { unknown, neverSent } = interrupted;
    assert.ok(unknown.size > 0, 'killed with requests in flight');
    const elsewhere = await startFakeGateway();
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
    assertHonest(await ledger.entries(), mediaIds, gateway);
  });

  it('when two windows delete lists that overlap, and one of them is killed', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 15 } });
    const all = idsFrom(4_000_000_000_000_000n, 150);
    const [first, second] = [all.slice(0, 120), all.slice(30)];
    const ledger = new Ledger(folder);
    const options = { endpoint: gateway.endpoint, concurrency: 4, retries: 1, timeoutMs: 2000, clock: systemClock };
    const script = path.join(__dirname, 'killedProcess.js');
    const child = spawn(process.execPath, [script, gateway.endpoint, folder, first.join(), 'killed']);
    await gateway.waitForRequests(40);
    const [{ results }] = await Promise.all([
      runRecordedBatch({ ...options, mediaIds: second, ledger, userAgent: 'survivor' }),
      gateway.waitForRequests(60).then(async () => {
        child.kill('SIGKILL');
        await new Promise((resolve) => child.once('exit', resolve));
      }),
    ]);
    for (const { mediaId, outcome } of results) {
      assert.ok(['deleted', 'notFound'].includes(outcome), `${mediaId} ${outcome}`);
    }
    const [interrupted, ...others] = await ledger.interrupted();
    assert.ok(interrupted && others.length === 0, 'only the one that was killed counts as interrupted');
    assert.deepEqual(interrupted.plan.mediaIds, first);
    const entries = await ledger.entries();
    const isTheirs = ({ batch }: { readonly batch: string }): boolean => batch === interrupted.plan.batch;
    assertHonest(entries.filter(isTheirs), first, gateway, 'killed');
    assertHonest(
      entries.filter((entry) => !isTheirs(entry)),
      second,
      gateway,
      'survivor',
    );
    const mediaIds = [...interrupted.unknown.keys(), ...interrupted.neverSent];
    await runRecordedBatch({ ...options, mediaIds, ledger, resumes: [interrupted] });
    assert.deepEqual(await ledger.interrupted(), []);
    assert.equal(new Set(gateway.deletedIds()).size, all.length);
  });

  it('when two processes are at it and the clock jumps: the live one keeps its lease, the dead one has none', async () => {
    gateway.behave({ fault: { name: 'latency', ms: 15 } });
    const all = idsFrom(7_000_000_000_000_000n, 800);
    const [first, second] = [all.slice(0, 400), all.slice(400)];
    const script = path.join(__dirname, 'killedProcess.js');
    const start = (mediaIds: readonly string[]): ChildProcess =>
      spawn(process.execPath, [script, gateway.endpoint, folder, mediaIds.join()]);
    const [live, killed] = [start(first), start(second)];
    const exits = [live, killed].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    const seen = new Set<string | undefined>();
    await until('both are at it', () => {
      for (const { mediaId } of gateway.requests) seen.add(mediaId);
      return seen.has(first[3]) && seen.has(second[3]);
    });
    killed.kill('SIGKILL');
    await exits[1];
    const ledger = new Ledger(folder, { watchMs: 10 });
    const real = Date.now;
    try {
      for (const jump of [-3_600_000, 7_200_000]) {
        Date.now = () => real() + jump;
        assert.deepEqual(
          (await ledger.interrupted()).map(({ plan }) => plan.mediaIds[0]),
          [second[0]],
        );
      }
    } finally {
      Date.now = real;
    }
    await exits[0];
    const entries = await ledger.entries();
    assertHonest(entries, all, gateway);
    for (const mediaId of first) assert.equal(entries.find((entry) => entry.mediaId === mediaId)?.outcome, 'deleted');
  });

  for (const lasts of [true, false]) {
    it(`when the disk is full in the midst of it${lasts ? '' : ', and has room again at the end'}`, async () => {
      const mediaIds = idsFrom(8_000_000_000_000_000n, 100);
      const disk = new Disk();
      const ledger = new Ledger(folder, { create: disk.create, retryWaitsMs: [1, 1] });
      gateway.behave({ fault: { name: 'latency', ms: 5 } });
      let failures = 0;
      const full = gateway.waitForRequests(30).then(() => {
        disk.isFullFor = () => lasts || ++failures <= 2;
      });
      const options = { endpoint: gateway.endpoint, mediaIds, ledger, concurrency: 4, retries: 2, timeoutMs: 2000 };
      const { results, stop } = await runRecordedBatch({ ...options, clock: systemClock });
      await full;
      assert.equal(stop?.kind, 'unrecorded');
      const entries = await ledger.entries();
      assertHonest(entries, mediaIds, gateway);
      if (lasts) return;
      const recorded = new Map(entries.map(({ mediaId, outcome }) => [mediaId, outcome]));
      for (const { mediaId, outcome } of results) assert.equal(recorded.get(mediaId), outcome);
      assert.deepEqual(await ledger.interrupted(), []);
    });
  }

  it('when the ledger is damaged, and then resumed', async () => {
    const random = seeded(7);
    gateway.behave({ fault: { name: 'latency', ms: 5 } });
    const mediaIds = idsFrom(9_000_000_000_000_000n, 100);
    await killedAfter(50, folder, mediaIds);
    const name = readdirSync(folder).find((one) => one.endsWith('.jsonl')) ?? '';
    const [plan = '', ...lines] = readFileSync(path.join(folder, name), 'utf8').split('\n');
    const damaged = lines.map((line) => (random() < 0.2 && line.includes('outcome') ? line.slice(0, 30) : line));
    writeFileSync(path.join(folder, name), [plan, ...damaged, '\u0000\u0000', '{"kind":"int'].join('\n'));
    const ledger = new Ledger(folder);
    assert.equal((await ledger.damage()).length, 1);
    assertHonest(await ledger.entries(), mediaIds, gateway);
    const [interrupted] = await ledger.interrupted();
    assert.ok(interrupted);
    await resume(interrupted, ledger);
    assertHonest(await ledger.entries(), mediaIds, gateway);
    assert.equal(new Set(gateway.deletedIds()).size, mediaIds.length);
  });

  it('when the network goes and comes back', async () => {
    const own = await startFakeGateway();
    const port = Number(new URL(own.origin).port);
    own.behave({ fault: { name: 'latency', ms: 5 } });
    const mediaIds = idsFrom(5_000_000_000_000_000n, 120);
    const ledger = new Ledger(folder);
    let back: FakeGateway | undefined;
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
        back ??= await startFakeGateway({ port });
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
    gateway.behave({ fault: { name: 'status', status: 429, headers: { 'Retry-After': '1' } }, times: 1 });
    try {
      const jump = gateway.waitForRequests(10).then(() => {
        Date.now = () => real() - 3_600_000;
        return gateway.waitForRequests(25).then(() => {
          Date.now = () => real() + 7_200_000;
        });
      });
      // With the wall clock, a batch that keeps to a rate would now sleep for an hour.
      await runRecordedBatch({
        endpoint: gateway.endpoint,
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
      assertHonest(await ledger.entries(), mediaIds, gateway);
      assert.equal(gateway.deletedIds().length, mediaIds.length);
    } finally {
      Date.now = real;
    }
  });
});
