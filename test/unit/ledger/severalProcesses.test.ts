import * as assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { systemClock } from '../../../src/core/deletion/clock';
import { Ledger } from '../../../src/core/ledger/ledger';
import { holderOf, leaseState, leaseText } from '../../../src/core/ledger/leaseState';
import { thisProcess } from '../../../src/core/ledger/processIdentity';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { until } from '../../vscodeDriver/until';
import { sampleOf } from '../../run/thorough';
import { leaseOfAnother } from './deadLease';
import { assertHonest } from './honesty';
import { runRecordedBatch } from './recordedBatch';
import type { Resumption } from './resumingProcess';

const idsFrom = (first: bigint, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

describe('several processes at one ledger', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'processes-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const leaseIn = (own: string): string => {
    const name = readdirSync(own).find((one) => one.endsWith('.lease'));
    assert.ok(name);
    return path.join(own, name);
  };

  it('exactly one goes on with an interrupted batch, however many try at the same moment', async function () {
    this.timeout(120_000);
    const children = Array.from({ length: 5 }, () => fork(path.join(__dirname, 'resumingProcess.js')));
    try {
      for (let round = 0; round < sampleOf(12, 120); round++) {
        const own = path.join(folder, String(round));
        const mediaIds = idsFrom(1_000_000_000_000_000n, 3);
        const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds };
        const dead = await new Ledger(own).begin(plan);
        writeFileSync(leaseIn(own), leaseOfAnother());
        // In every other round somebody died while it took the batch over.
        if (round % 2 === 1) writeFileSync(`${leaseIn(own)}.claim-0`, leaseOfAnother());
        const resumption: Resumption = { folder: own, batch: dead.id, mediaIds, at: Date.now() + 30 };
        const answers = await Promise.all(children.map((child) => answerOf(child, resumption)));
        assert.deepEqual(answers.sort(), ['goes on', 'too late', 'too late', 'too late', 'too late'], `round ${round}`);
        await dead.end();
        assert.deepEqual(await new Ledger(own).interrupted(), []);
      }
    } finally {
      for (const child of children) child.disconnect();
    }
  });

  describe('one of them stopped for a while', () => {
    let gateway: FakeGateway;
    before(async () => {
      gateway = await startFakeGateway();
    });
    beforeEach(() => {
      gateway.forget();
      gateway.behave({ fault: { name: 'latency', ms: 15 } });
    });
    after(() => gateway.stop());

    const mediaIds = idsFrom(2_000_000_000_000_000n, 200);

    /** A process that deletes, stopped in the midst of it, its lease by now as old as told. */
    async function stopped(change: Parameters<typeof leaseOfAnother>[0]): Promise<ChildProcess> {
      const script = path.join(__dirname, 'killedProcess.js');
      const child = spawn(process.execPath, [script, gateway.endpoint, folder, mediaIds.join()]);
      await gateway.waitForRequests(20);
      child.kill('SIGSTOP');
      // What was on its way is answered.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const lease = leaseIn(folder);
      const holder = holderOf(leaseText(lease) ?? '');
      assert.ok(holder);
      writeFileSync(lease, leaseOfAnother({ ...holder, ...change }));
      return child;
    }

    async function ended(child: ChildProcess): Promise<void> {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGCONT');
      await exit;
    }

    function timesSeen(): Map<string, number> {
      const seen = new Map<string, number>();
      for (const { mediaId = '' } of gateway.requests) seen.set(mediaId, (seen.get(mediaId) ?? 0) + 1);
      return seen;
    }

    it('it keeps its batch, and ends it when it wakes', async function () {
      if (thisProcess().started === undefined) this.skip();
      const child = await stopped({ renewed: Date.now() - 3_600_000 });
      const ledger = new Ledger(folder, { watchMs: 20 });
      assert.equal(leaseState(leaseIn(folder)), 'held');
      assert.deepEqual(await ledger.interrupted(), []);
      await ended(child);
      assertHonest(await ledger.entries(), mediaIds, gateway);
      assert.equal(Math.max(...timesSeen().values()), 1);
      assert.equal(gateway.deletedIds().length, mediaIds.length);
    });

    it('in another container, its batch is taken over; when it wakes it sends nothing more, and each ID has one end', async () => {
      const child = await stopped({ pidNamespace: 'pid:[1]', boot: 'another', renewed: Date.now() - 3_600_000 });
      const ledger = new Ledger(folder, { watchMs: 20 });
      const [interrupted] = await ledger.interrupted();
      assert.ok(interrupted && interrupted.neverSent.length > 100);
      const { unknown, neverSent } = interrupted;
      const before = gateway.requests.length;
      const goingOn = runRecordedBatch({
        endpoint: gateway.endpoint,
        mediaIds: [...unknown.keys(), ...neverSent],
        ledger,
        concurrency: 4,
        retries: 0,
        timeoutMs: 5000,
        clock: systemClock,
        resumes: [interrupted],
      });
      await until('the other one goes on', () => gateway.requests.length > before + 10);
      await ended(child);
      const { results } = await goingOn;
      for (const { mediaId, outcome } of results) {
        assert.ok(['deleted', 'notFound'].includes(outcome), `${mediaId} ${outcome}`);
      }
      for (const [mediaId, times] of timesSeen()) {
        assert.ok(times === 1 || unknown.has(mediaId), `${mediaId} was sent ${times} times`);
      }
      const entries = await ledger.entries();
      assertHonest(entries, mediaIds, gateway);
      for (const { mediaId, outcome } of entries) assert.ok(['deleted', 'notFound'].includes(outcome), mediaId);
      assert.deepEqual(await ledger.interrupted(), []);
    });
  });
});

async function answerOf(child: ChildProcess, resumption: Resumption): Promise<unknown> {
  return new Promise((resolve) => {
    child.once('message', resolve);
    child.send(resumption);
  });
}
