import * as assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DeletionOutcome } from '../../../src/core/outcome';
import { deletionOutcomes } from '../../../src/core/outcome';
import { compact } from '../../../src/core/ledger/compaction';
import type { NewPlan } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';
import { seeded } from '../../bench/tree';
import { sampleOf } from '../../run/thorough';
import { leaseOfAnother } from './deadLease';
import { bytesReadBy } from './readBytes';

const here = { origin: 'https://x.example', accountId: 'a1' };
const plan = (mediaIds: readonly string[], more: Partial<NewPlan> = {}): NewPlan => ({
  account: 'Shop',
  accountId: here.accountId,
  endpoint: here.origin,
  method: 'DELETE',
  mediaIds,
  ...more,
});
const idsFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(1_000_000_000_000_000 + first + index));

describe('the ledger in memory', () => {
  let folder: string;
  let ledger: Ledger;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'index-'));
    ledger = new Ledger(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => path.join(folder, name));

  /** A batch that has ended: each media ID with this outcome. */
  async function deleteAll(mediaIds: readonly string[], outcome: DeletionOutcome, more: Partial<NewPlan> = {}) {
    const batch = await new Ledger(folder).begin(plan(mediaIds, more));
    for (const mediaId of mediaIds) {
      await batch.intent(mediaId);
      await batch.outcome({ mediaId, outcome, attempts: 1, durationMs: 5 });
    }
    await batch.end();
  }

  it('reads nothing where nothing has changed, and of a file that grew only what is new', async () => {
    await deleteAll(idsFrom(0, 200), 'deleted');
    const [mediaId = '', second = ''] = idsFrom(1000, 2);
    const live = await new Ledger(folder).begin(plan([mediaId, second]));
    const all = await bytesReadBy(() => ledger.refresh());
    assert.ok(all > 20_000);
    assert.equal(await bytesReadBy(() => ledger.refresh()), 0);
    assert.equal(await bytesReadBy(() => ledger.entries()), 0);
    await live.intent(mediaId);
    await live.outcome({ mediaId, outcome: 'refused', attempts: 1, durationMs: 5 });
    const more = await bytesReadBy(() => ledger.refresh());
    assert.ok(more > 0 && more < 1000, `${more} bytes`);
    assert.deepEqual(
      ledger.entriesOf(mediaId).map(({ outcome }) => outcome),
      ['refused'],
    );
    await live.end();
  });

  it('knows the deletions of one media ID, oldest first, and which one counts for whom', async () => {
    const [mediaId = '', other = ''] = idsFrom(0, 2);
    const last = (accountId: string, origin = here.origin): string | undefined =>
      ledger.lastDeletion(mediaId, { origin, accountId })?.outcome;
    await deleteAll([mediaId, other], 'refused');
    await deleteAll([mediaId], 'unknown', { accountId: 'a2', account: 'Office' });
    await ledger.refresh();
    assert.deepEqual([last('a1'), last('a2'), last('a3')], ['refused', 'unknown', undefined]);
    await deleteAll([mediaId], 'cancelled');
    await ledger.refresh();
    assert.equal(last('a1'), 'refused', 'what was never sent changed nothing');
    await deleteAll([mediaId], 'deleted', { accountId: 'a2', account: 'Office' });
    await deleteAll([mediaId], 'notFound');
    await ledger.refresh();
    assert.deepEqual([last('a1'), last('a2'), last('a3')], ['deleted', 'deleted', 'deleted']);
    assert.equal(last('a1', 'https://elsewhere.example'), undefined);
    assert.deepEqual(
      ledger.entriesOf(mediaId).map(({ outcome }) => outcome),
      ['refused', 'unknown', 'cancelled', 'deleted', 'notFound'],
    );
    const { account, time } = ledger.lastDeletion(mediaId, here) ?? {};
    assert.equal(account, 'Office');
    assert.equal(time, ledger.entriesOf(mediaId)[3]?.time);
    assert.equal(ledger.lastDeletion('1', here), undefined);
  });

  it('tells of which media something new is known', async () => {
    const told: (readonly string[] | 'many')[] = [];
    const stop = ledger.onDidChange((mediaIds) => told.push(mediaIds));
    const ids = idsFrom(0, 2);
    await deleteAll(ids, 'deleted');
    await ledger.refresh();
    await ledger.refresh();
    assert.deepEqual(told, [ids]);
    await deleteAll(idsFrom(100, 1001), 'cancelled');
    await ledger.refresh();
    assert.deepEqual(told.slice(1), ['many']);
    stop();
  });

  it('notices that a process died that had some under way', async () => {
    const ids = idsFrom(0, 2);
    const batch = await ledger.begin(plan(ids));
    await batch.intent(ids[0] ?? '');
    await ledger.refresh();
    const told: (readonly string[] | 'many')[] = [];
    const stop = ledger.onDidChange((mediaIds) => told.push(mediaIds));
    const lease = readdirSync(folder).find((name) => name.endsWith('.lease')) ?? '';
    writeFileSync(path.join(folder, lease), leaseOfAnother());
    await ledger.refresh();
    stop();
    assert.deepEqual(told, [ids]);
    assert.equal(ledger.lastDeletion(ids[0] ?? '', here)?.outcome, 'unknown');
    await batch.end();
  });

  it('answers many at once, each with what was on the disk when it asked', async () => {
    const ids = idsFrom(0, 20);
    const batch = await ledger.begin(plan(ids));
    const asked: Promise<void>[] = [];
    for (const [index, mediaId] of ids.entries()) {
      await batch.intent(mediaId);
      await batch.outcome({ mediaId, outcome: 'deleted', attempts: 1, durationMs: 5 });
      asked.push(
        ledger.entries().then((entries) => {
          assert.ok(entries.length > index);
        }),
      );
    }
    await Promise.all(asked);
    await batch.end();
  });

  it('reads a line again that was not ended when it was read', async () => {
    const [mediaId = ''] = idsFrom(0, 1);
    await deleteAll([mediaId], 'deleted');
    const [file = ''] = files();
    const whole = readFileSync(file, 'utf8');
    // Cut in the outcome, and where nothing but the line feed is missing.
    for (const length of [whole.indexOf('"outcome":'), whole.indexOf('\n', whole.indexOf('"intent"'))]) {
      writeFileSync(file, whole.slice(0, length));
      await ledger.refresh();
      appendFileSync(file, whole.slice(length));
      assert.equal((await ledger.entries())[0]?.outcome, 'deleted');
      assert.deepEqual(await ledger.damage(), []);
    }
  });

  for (let seed = 1; seed <= sampleOf(3, 30); seed++) {
    it(`says what one that reads everything says, whatever happens to the files, seed ${seed}`, async () => {
      const random = seeded(seed);
      const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
      let next = 0;
      for (let step = 0; step < 40; step++) {
        const file = pick(files()) ?? '';
        const happening = Math.floor(random() * 9);
        const ids = idsFrom(random() < 0.5 ? 0 : (next += 3), 3);
        if (happening < 3 || file === '') await deleteAll(ids, pick(deletionOutcomes) ?? 'deleted');
        else if (happening === 3) await (await new Ledger(folder).begin(plan(ids))).end(true);
        else if (happening === 4) await compact(folder, 2);
        else if (happening === 5) appendFileSync(file, pick(['{"kind":"outc', '\n', '\u0000\n', '{"v":9}\n']) ?? '');
        else if (happening === 6) writeFileSync(file, readFileSync(file).subarray(0, Math.floor(random() * 400)));
        else if (happening === 7) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('refused', 'deleted'));
        else rmSync(file);
        const fresh = new Ledger(folder);
        assert.deepEqual(await ledger.entries(), await fresh.entries(), `step ${step}, ${happening}`);
        assert.deepEqual(await ledger.damage(), await fresh.damage());
        assert.deepEqual(await ledger.interrupted(), await fresh.interrupted());
        for (const mediaId of ids) {
          assert.deepEqual(ledger.entriesOf(mediaId), fresh.entriesOf(mediaId));
          assert.deepEqual(ledger.lastDeletion(mediaId, here), fresh.lastDeletion(mediaId, here));
        }
      }
    });
  }

  it('knows nothing of a folder that vanished, and all of one that comes back', async () => {
    await deleteAll(idsFrom(0, 1), 'deleted');
    const [file = ''] = files();
    const text = readFileSync(file);
    assert.equal((await ledger.entries()).length, 1);
    rmSync(folder, { recursive: true });
    assert.deepEqual(await ledger.entries(), []);
    assert.deepEqual(await ledger.damage(), []);
    mkdirSync(folder);
    writeFileSync(file, text);
    assert.equal((await ledger.entries()).length, 1);
  });
});
