import * as assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DeletionResult, LookUp } from '../../../src/core/outcome';
import { compact } from '../../../src/core/ledger/compaction';
import type { NewPlan } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';
import { sampleOf } from '../../run/thorough';
import { leaseOfAnother } from './deadLease';

const ids = ['7074855483357676350', '1482930571926384', '907264518830271'] as const;
const plan: NewPlan = {
  account: 'Shop',
  accountId: 'a1',
  endpoint: 'https://x.example',
  method: 'DELETE',
  mediaIds: ids,
};
const ended = (
  mediaId: string,
  outcome: DeletionResult['outcome'],
  more: Partial<DeletionResult> = {},
): DeletionResult => ({
  mediaId,
  outcome,
  attempts: 1,
  durationMs: 5,
  ...more,
});

describe('the history', () => {
  let folder: string;
  let ledger: Ledger;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'history-'));
    ledger = new Ledger(folder, { watchMs: 5 });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const outcomes = async (): Promise<string[]> =>
    (await ledger.entries()).map(({ mediaId, outcome, attempts }) => `${mediaId} ${outcome} ${attempts}`);
  const files = (end: string): string[] => readdirSync(folder).filter((name) => name.endsWith(end));
  const writeLease = (text: string): void => {
    writeFileSync(path.join(folder, files('.lease')[0] ?? ''), text);
  };

  it('keeps words and names with every kind of line end in them', async () => {
    const account = 'Sh\u2028op\u2029\u0085\r';
    const reason = 'ok\u2028"kind":"plan"\u2029done\r\nreally\u0085';
    const batch = await ledger.begin({ ...plan, account });
    for (const mediaId of ids) {
      await batch.intent(mediaId);
      await batch.outcome(ended(mediaId, 'refused', { reason }));
    }
    await batch.end();
    const entries = await ledger.entries();
    assert.equal(entries.length, ids.length);
    for (const entry of entries) assert.deepEqual([entry.account, entry.reason], [account, reason]);
    assert.deepEqual(await ledger.damage(), []);
    const text = readFileSync(path.join(folder, files('.jsonl')[0] ?? ''), 'utf8');
    assert.doesNotMatch(text, /[\u2028\u2029]/, 'other readers split there');
    writeFileSync(path.join(folder, files('.jsonl')[0] ?? ''), text.replaceAll('\\u2028', '\u2028'));
    assert.deepEqual((await ledger.entries())[0]?.reason, reason, 'as an earlier version wrote it');
  });

  it('is whole for a plan and lines longer than what is read at once', async () => {
    const mediaIds = Array.from({ length: 20_000 }, (_, index) => String(1_000_000_000_000_000 + index));
    const reason = 'ä€𝄞'.repeat(30_000);
    const batch = await ledger.begin({ ...plan, mediaIds });
    await batch.intent(mediaIds[7] ?? '');
    await batch.outcome(ended(mediaIds[7] ?? '', 'refused', { reason }));
    await batch.end();
    const entries = await ledger.entries();
    assert.equal(entries.length, mediaIds.length);
    assert.equal(entries.find(({ mediaId }) => mediaId === mediaIds[7])?.reason, reason);
  });

  it('counts every attempt of a process that was killed', async () => {
    const batch = await ledger.begin(plan);
    for (let attempt = 0; attempt < 3; attempt++) await batch.intent(ids[0]);
    await batch.intent(ids[1]);
    writeLease(leaseOfAnother());
    assert.deepEqual(
      (await outcomes()).sort(),
      [`${ids[0]} unknown 3`, `${ids[1]} unknown 1`, `${ids[2]} cancelled 0`].sort(),
    );
    const [interrupted] = await ledger.interrupted();
    assert.deepEqual(Object.fromEntries(interrupted?.unknown ?? []), { [ids[0]]: 3, [ids[1]]: 1 });
    await batch.end();
  });

  it('says nothing yet of what may be under way, on another machine for instance', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    await batch.outcome(ended(ids[0], 'deleted'));
    await batch.intent(ids[1]);
    writeLease(leaseOfAnother({ boot: 'another', renewed: Date.now() - 60_000 }));
    assert.deepEqual(await outcomes(), [`${ids[0]} deleted 1`]);
    assert.equal((await ledger.interrupted()).length, 1, 'once it was watched');
    await batch.end();
  });

  it('has one entry for an ID that a batch had under way when another one took it over', async () => {
    const first = await ledger.begin(plan);
    for (const mediaId of ids) await first.intent(mediaId);
    writeLease(leaseOfAnother({ boot: 'another', renewed: 5 }));
    const earlierAttempts = Object.fromEntries(ids.map((mediaId) => [mediaId, 1]));
    const second = await ledger.begin({ ...plan, resumes: [first.id], earlierAttempts });
    assert.deepEqual(await outcomes(), []);
    // The first one lives after all: its answers come, and what it never sent is the other one's.
    await first.outcome(ended(ids[0], 'deleted'));
    await first.outcome(ended(ids[1], 'unknown'));
    await second.outcome(ended(ids[0], 'notFound', { attempts: 2 }));
    await second.outcome(ended(ids[1], 'deleted', { attempts: 2 }));
    await second.outcome(ended(ids[2], 'unknown', { attempts: 2 }));
    await second.end();
    await first.end();
    assert.deepEqual(
      (await outcomes()).sort(),
      [`${ids[1]} deleted 2`, `${ids[0]} deleted 1`, `${ids[2]} unknown 2`].sort(),
    );
  });

  it('has no outcome of a batch that was taken over for what it never sent', async () => {
    const first = await ledger.begin(plan);
    await first.intent(ids[0]);
    writeLease(leaseOfAnother({ boot: 'another', renewed: 5 }));
    const second = await ledger.begin({ ...plan, resumes: [first.id], earlierAttempts: { [ids[0]]: 1 } });
    await assert.rejects(first.intent(ids[1]));
    await first.outcome(ended(ids[1], 'cancelled', { attempts: 0 }));
    await first.outcome(ended(ids[2], 'cancelled', { attempts: 0 }));
    await first.end();
    const text = readFileSync(path.join(folder, files('.jsonl').find((name) => name.includes(first.id)) ?? ''), 'utf8');
    assert.doesNotMatch(text, /"cancelled"|"kind":"end"/);
    assert.deepEqual(await outcomes(), [], 'the other one is at it');
    for (const mediaId of ids) await second.outcome(ended(mediaId, 'deleted'));
    await second.end();
    assert.deepEqual((await outcomes()).sort(), ids.map((mediaId) => `${mediaId} deleted 1`).sort());
  });

  describe('of what the account listed afterward', () => {
    const askedMs = Date.parse('2026-11-27T14:05:00.000Z');
    const scope = { origin: plan.endpoint, accountId: plan.accountId };
    const lookUp = (listed: readonly string[], notListed: readonly string[], at = askedMs): LookUp => ({
      askedMs: at,
      listed: new Set(listed),
      notListed: new Set(notListed),
    });
    const lookUps = async (): Promise<unknown[]> => (await ledger.entries()).map((entry) => entry.lookUp);

    it('is a line of its own that leaves the outcome as it was', async () => {
      const batch = await ledger.begin(plan);
      for (const mediaId of ids) {
        await batch.intent(mediaId);
        await batch.outcome(ended(mediaId, mediaId === ids[2] ? 'unknown' : 'deleted'));
      }
      await batch.lookUp(lookUp([ids[2]], [ids[0]]));
      await batch.end();
      const line =
        readFileSync(path.join(folder, files('.jsonl')[0] ?? ''), 'utf8')
          .split('\n')
          .at(-3) ?? '';
      assert.deepEqual(JSON.parse(line), {
        kind: 'lookUp',
        time: '2026-11-27T14:05:00.000Z',
        listed: [ids[2]],
        notListed: [ids[0]],
      });
      assert.deepEqual(await outcomes(), [`${ids[0]} deleted 1`, `${ids[1]} deleted 1`, `${ids[2]} unknown 1`]);
      const time = '2026-11-27T14:05:00.000Z';
      const expected = [{ time, isListed: false }, undefined, { time, isListed: true }];
      assert.deepEqual(await lookUps(), expected);
      assert.deepEqual(ledger.lastDeletion(ids[2], scope)?.lookUp, expected[2]);
      // Another window reads the same from the disk, and so does one after compaction.
      ledger = new Ledger(folder);
      assert.deepEqual(await lookUps(), expected);
      await compact(folder, 1);
      ledger = new Ledger(folder);
      assert.deepEqual(await lookUps(), expected);
    });

    it('is what was asked last, by the batch that resumed it as well', async () => {
      const first = await ledger.begin(plan);
      for (const mediaId of ids) {
        await first.intent(mediaId);
        if (mediaId !== ids[0]) await first.outcome(ended(mediaId, 'unknown'));
      }
      await first.lookUp(lookUp(ids, []));
      writeLease(leaseOfAnother({ boot: 'another', renewed: 5 }));
      const rest = { ...plan, mediaIds: ids.slice(0, 1), earlierAttempts: { [ids[0]]: 1 } };
      const second = await ledger.begin({ ...rest, resumes: [first.id] });
      await second.intent(ids[0]);
      await second.outcome(ended(ids[0], 'deleted'));
      await second.lookUp(lookUp([], [ids[0]], askedMs + 60_000));
      await second.end();
      assert.deepEqual(
        (await ledger.entries()).map((entry) => [entry.mediaId, entry.lookUp?.isListed]).sort(),
        [
          [ids[0], false],
          [ids[1], true],
          [ids[2], true],
        ].sort(),
      );
    });

    it('is passed over where the line is damaged, and by whoever does not know it', async () => {
      const batch = await ledger.begin(plan);
      await batch.intent(ids[0]);
      await batch.outcome(ended(ids[0], 'deleted'));
      await batch.end();
      const file = path.join(folder, files('.jsonl')[0] ?? '');
      writeFileSync(
        file,
        `${readFileSync(file, 'utf8')}{"kind":"lookUp","time":"2026-11-27T14:05:00.000Z","listed":[7074855483357676350],"notListed":[]}\n`,
      );
      ledger = new Ledger(folder);
      assert.equal((await ledger.entries()).find(({ mediaId }) => mediaId === ids[0])?.lookUp, undefined);
      assert.deepEqual(await ledger.damage(), [{ file, lines: 1 }]);
    });
  });

  it('tells which files are damaged, and how much', async () => {
    const batch = await ledger.begin(plan);
    await batch.end();
    const file = path.join(folder, files('.jsonl')[0] ?? '');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\u0000\u0000\n{"kind":\n`);
    assert.deepEqual(await ledger.damage(), [{ file, lines: 2 }]);
  });

  it('is whole at every moment, also while another window compacts', async function () {
    this.timeout(60_000);
    const child = fork(path.join(__dirname, 'compactingProcess.js'));
    try {
      for (let round = 0; round < sampleOf(3, 20); round++) {
        const own = new Ledger(path.join(folder, String(round)));
        for (let batch = 0; batch < 40; batch++) {
          const mediaIds = Array.from({ length: 20 }, (_, index) => String(1_000_000_000_000 + batch * 20 + index));
          await (await own.begin({ ...plan, mediaIds })).end();
        }
        let isDone = false as boolean;
        const done = new Promise((resolve) => child.once('message', resolve)).then((count) => {
          isDone = true;
          return count;
        });
        child.send(own.folder);
        while (!isDone) {
          assert.equal((await own.entries()).length, 800);
          assert.deepEqual(await own.interrupted(), []);
        }
        assert.equal(await done, 40);
      }
    } finally {
      child.disconnect();
    }
  });
});
