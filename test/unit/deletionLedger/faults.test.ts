import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { systemClock } from '../../../src/core/deletion/clock';
import type { LedgerEntry } from '../../../src/core/deletionLedger/format';
import { Ledger } from '../../../src/core/deletionLedger/ledger';
import { seeded } from '../../bench/tree';
import { everyFailure } from '../../gateway/everyFailure';
import type { GatewayBox } from '../../gateway/gatewayBox';
import { startGatewayBox } from '../../gateway/gatewayBox';
import { FakeClock } from '../deletion/fakeClock';
import { runRecordedBatch } from './recordedBatch';

const idsFrom = (first: bigint, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

/** What must hold whatever happened: the record says nothing that the box doesn't confirm. */
function assertHonest(entries: readonly LedgerEntry[], mediaIds: readonly string[], box: GatewayBox): void {
  const deleted = new Set(box.deletedIds());
  const seen = new Set(box.requests.map(({ mediaId }) => mediaId));
  assert.deepEqual(entries.map(({ mediaId }) => mediaId).sort(), [...mediaIds].sort(), 'one outcome for each ID');
  for (const { mediaId, outcome } of entries) {
    if (outcome === 'deleted') assert.ok(deleted.has(mediaId), `${mediaId} is said to be deleted and is not`);
    const neverSent = outcome === 'cancelled' || outcome === 'unreachable';
    if (neverSent) assert.ok(!seen.has(mediaId), `${mediaId} is said never to have been sent and was`);
  }
}

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

  for (const seed of [1, 2, 3]) {
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
      const entries = ledger.entries();
      assertHonest(entries, mediaIds, box);
      const recorded = new Map(entries.map(({ mediaId, outcome }) => [mediaId, outcome]));
      for (const { mediaId, outcome } of results) assert.equal(recorded.get(mediaId), outcome);
      assert.ok(new Set(results.map(({ outcome }) => outcome)).size >= 4, 'a mix');
    });
  }

  it('when the process is killed with requests in flight, and after it is resumed', async () => {
    const random = seeded(99);
    for (let round = 0; round < 5; round++) {
      box.forget();
      box.behave({ behaviour: { name: 'latency', ms: 15 } });
      const mediaIds = idsFrom(2_000_000_000_000_000n, 60);
      const own = path.join(folder, String(round));
      const child = spawn(process.execPath, [
        path.join(__dirname, 'killedProcess.js'),
        box.endpoint,
        own,
        mediaIds.join(),
      ]);
      await box.waitForRequests(1 + Math.floor(random() * 50));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      // What was on its way arrives.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const ledger = new Ledger(own);
      assertHonest(ledger.entries(), mediaIds, box);
      const [crashed] = ledger.crashed();
      assert.ok(crashed && crashed.neverSent.length > 0, 'killed before its end');
      assert.equal(ledger.claim(crashed.id), true);
      const rest = [...crashed.unknown, ...crashed.neverSent];
      const options = { endpoint: box.endpoint, mediaIds: rest, ledger, concurrency: 4, retries: 1, timeoutMs: 2000 };
      const { results } = await runRecordedBatch({ ...options, clock: systemClock });
      for (const { mediaId, outcome } of results) {
        const expected = crashed.unknown.includes(mediaId) ? ['deleted', 'notFound'] : ['deleted'];
        assert.ok(expected.includes(outcome), `${mediaId} ${outcome}`);
      }
      assert.equal(new Set(box.deletedIds()).size, mediaIds.length);
    }
  });
});
