import * as assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DeletionResult } from '../../../src/core/outcome';
import { Ledger } from '../../../src/core/ledger/ledger';
import { LedgerError } from '../../../src/core/ledger/errors';
import { leaseOfAnother } from './deadLease';
import { Disk } from './disk';

const ids = ['7074855483357676350', '1482930571926384', '907264518830271'] as const;
const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds: ids };
const ended = (mediaId: string): DeletionResult => ({ mediaId, outcome: 'deleted', attempts: 1, durationMs: 5 });

describe('the ledger on a full disk', () => {
  let folder: string;
  let disk: Disk;
  let ledger: Ledger;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'full-'));
    disk = new Disk();
    ledger = new Ledger(folder, { create: disk.create, reopen: disk.reopen, retryWaitsMs: [1, 1] });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (): string => path.join(folder, readdirSync(folder).find((one) => one.endsWith('.jsonl')) ?? '');
  const outcomes = async (): Promise<string[]> =>
    (await ledger.entries()).map(({ mediaId, outcome }) => `${mediaId} ${outcome}`).sort();

  it('refuses to go on, and keeps what stood there', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    disk.fill();
    await assert.rejects(batch.intent(ids[1]), { message: 'ENOSPC' });
    disk.isFullFor = () => false;
    await assert.rejects(batch.intent(ids[1]), { message: 'ENOSPC' }, 'once failed, nothing more is promised');
    assert.deepEqual(await ledger.damage(), []);
    await batch.end();
  });

  it('writes at the end what it had no room for meanwhile', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    await batch.intent(ids[1]);
    disk.fill();
    await assert.rejects(batch.outcome(ended(ids[0])), LedgerError);
    await assert.rejects(batch.outcome(ended(ids[1])), LedgerError);
    disk.isFullFor = () => false;
    assert.deepEqual(await batch.end(), { unrecorded: 0 });
    assert.deepEqual(await outcomes(), [`${ids[1]} deleted`, `${ids[0]} deleted`, `${ids[2]} cancelled`].sort());
    assert.deepEqual(await ledger.damage(), []);
    assert.deepEqual(await ledger.interrupted(), []);
  });

  it('tells how many outcomes stayed unrecorded; they are unknown afterwards', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    disk.fill();
    await assert.rejects(batch.outcome(ended(ids[0])), LedgerError);
    assert.deepEqual(await batch.end(), { unrecorded: 1 });
    assert.ok((await outcomes()).includes(`${ids[0]} unknown`));
    assert.deepEqual(
      (await ledger.interrupted()).map(({ unknown }) => [...unknown]),
      [[[ids[0], 1]]],
      'it can be resumed',
    );
  });

  describe('with little room', () => {
    const mediaIds = Array.from({ length: 6 }, (_, index) => String(5_000_000_000_001 + index));

    /** Deletes all at once with room for so many bytes, and some more at the end. */
    async function deleteWith(room: number, roomAtEnd: number): Promise<{ unrecorded: number; misstated: string[] }> {
      const batch = await ledger.begin({ ...plan, mediaIds });
      disk.room = room;
      const known = new Map<string, string>();
      await Promise.allSettled(
        mediaIds.map(async (mediaId) => {
          const isSent = await batch.intent(mediaId).then(
            () => true,
            () => false,
          );
          known.set(mediaId, isSent ? 'deleted' : 'cancelled');
          const result = { mediaId, durationMs: 5, attempts: isSent ? 1 : 0 };
          await batch.outcome({ ...result, outcome: isSent ? 'deleted' : 'cancelled' });
        }),
      );
      disk.room += roomAtEnd;
      const { unrecorded } = await batch.end();
      disk.room = Infinity;
      assert.deepEqual(await ledger.damage(), []);
      const told = new Map((await ledger.entries()).map(({ mediaId, outcome }) => [mediaId, outcome]));
      return { unrecorded, misstated: mediaIds.filter((mediaId) => told.get(mediaId) !== known.get(mediaId)) };
    }

    for (const roomAtEnd of [0, 300, 700]) {
      it(`counts what really could not be written, and writes what has room, ${roomAtEnd} bytes more at the end`, async () => {
        const counts = new Set<number>();
        for (let room = 0; room < 1800; room += 50) {
          const { unrecorded, misstated } = await deleteWith(room, roomAtEnd);
          assert.equal(unrecorded, misstated.length, `with room for ${room} bytes`);
          counts.add(unrecorded);
          for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
        }
        assert.ok(counts.has(0) && counts.size > 1, [...counts].join());
      });
    }
  });

  it('discards nothing, and erases nothing of what is known', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    await batch.outcome(ended(ids[0]));
    writeFileSync(file().replace('.jsonl', '.lease'), leaseOfAnother());
    writeFileSync(file(), `${readFileSync(file(), 'utf8')}{"kind":"outc`);
    const before = readFileSync(file(), 'utf8');
    for (const isFullFor of [(): boolean => true, (text: string): boolean => text.includes('discarded')]) {
      disk.isFullFor = isFullFor;
      await assert.rejects(ledger.discard(batch.id), LedgerError);
      assert.ok(readFileSync(file(), 'utf8').startsWith(before));
      assert.ok((await outcomes()).includes(`${ids[0]} deleted`));
      assert.equal((await ledger.interrupted()).length, 1);
    }
    disk.isFullFor = () => false;
    await ledger.discard(batch.id);
    assert.deepEqual(await ledger.interrupted(), []);
    await batch.end();
  });

  it('begins nothing, and leaves no file, lease or handle behind', async () => {
    disk.fill();
    await assert.rejects(ledger.begin(plan), { message: 'ENOSPC' });
    assert.deepEqual(readdirSync(folder), []);
    if (process.platform !== 'linux') return;
    const open = readdirSync('/proc/self/fd').flatMap((number) => {
      try {
        return [readlinkSync(`/proc/self/fd/${number}`)];
      } catch {
        return [];
      }
    });
    assert.deepEqual(
      open.filter((name) => name.startsWith(folder)),
      [],
    );
  });

  it('that goes on with an interrupted batch and has no room leaves it as it was', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    writeFileSync(file().replace('.jsonl', '.lease'), leaseOfAnother());
    const names = readdirSync(folder);
    disk.fill();
    const resuming = { ...plan, resumes: [batch.id], earlierAttempts: { [ids[0]]: 1 } };
    await assert.rejects(ledger.begin(resuming), { message: 'ENOSPC' });
    assert.deepEqual(readdirSync(folder), names);
    disk.isFullFor = () => false;
    await (await ledger.begin(resuming)).end();
    await batch.end();
  });

  it('cannot be begun where no lease can be written', async function () {
    if (process.getuid?.() === 0) {
      // Nothing is forbidden to the superuser: a file stands where the folder should be.
      const blocked = path.join(folder, 'blocked');
      writeFileSync(blocked, '');
      await assert.rejects(new Ledger(blocked).begin(plan), LedgerError);
      return;
    }
    chmodSync(folder, 0o500);
    await assert.rejects(ledger.begin(plan), LedgerError);
    chmodSync(folder, 0o700);
    assert.deepEqual(readdirSync(folder), []);
  });
});
