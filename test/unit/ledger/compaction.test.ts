import * as assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DeletionOutcome } from '../../../src/core/outcome';
import { deletionOutcomes } from '../../../src/core/outcome';
import { compact } from '../../../src/core/ledger/compaction';
import type { OpenBatch } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';
import { leaseOfAnother } from './deadLease';

const account = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE' };

describe('compaction of the ledger', () => {
  let folder: string;
  let ledger: Ledger;
  let nextId = 1_000_000_000_000_000;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'compaction-'));
    ledger = new Ledger(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

  /** A batch of five: one of an outcome, one of another, one with words, one without an outcome, one never begun. */
  async function batch(outcome: DeletionOutcome): Promise<OpenBatch> {
    const mediaIds = Array.from({ length: 5 }, () => String(nextId++));
    const [first = '', second = '', third = '', fourth = ''] = mediaIds;
    const open = await ledger.begin({ ...account, mediaIds });
    for (const mediaId of [first, second, third, fourth]) await open.intent(mediaId);
    await open.outcome({ mediaId: first, outcome, attempts: 2, durationMs: 5 });
    await open.outcome({ mediaId: second, outcome: 'deleted', statusCode: '200', attempts: 1, durationMs: 5 });
    await open.outcome({
      mediaId: third,
      outcome: 'refused',
      reason: 'in use, "kind":"plan"',
      httpStatus: 400,
      attempts: 1,
      durationMs: 5,
    });
    return open;
  }

  it('makes one file of many, and no entry changes', async () => {
    for (const outcome of deletionOutcomes) await (await batch(outcome)).end();
    const before = await ledger.entries();
    const bytes = files().reduce((sum, name) => sum + readFileSync(path.join(folder, name)).length, 0);
    assert.equal(await compact(folder, 2), deletionOutcomes.length);
    assert.equal(files().length, 1);
    assert.deepEqual(await ledger.entries(), before);
    assert.ok(readFileSync(path.join(folder, files()[0] ?? '')).length < bytes, 'smaller');
    await (await batch('deleted')).end();
    const more = await ledger.entries();
    assert.equal(await compact(folder, 2), 2, 'again, with what came meanwhile');
    assert.deepEqual(await ledger.entries(), more);
  });

  it('waits until there are enough, and leaves nothing behind', async () => {
    await (await batch('deleted')).end();
    assert.equal(await compact(folder, 2), 0);
    assert.equal(readdirSync(folder).length, 1);
  });

  it('touches no file that is leased, interrupted, damaged or of another version', async () => {
    for (const outcome of deletionOutcomes) await (await batch(outcome)).end();
    const live = await batch('deleted');
    const interrupted = await batch('deleted');
    const [, lease] = readdirSync(folder).filter((name) => name.endsWith('.lease'));
    assert.ok(lease);
    writeFileSync(path.join(folder, lease), leaseOfAnother());
    const damaged = await batch('unknown');
    await damaged.end();
    const ofDamaged = files().find((name) => name.includes(damaged.id));
    assert.ok(ofDamaged);
    writeFileSync(path.join(folder, ofDamaged), `${readFileSync(path.join(folder, ofDamaged), 'utf8')}\u0000\u0000`);
    writeFileSync(path.join(folder, '2031-other.jsonl'), '{"v":99,"kind":"plan","time":"x"}\n');
    const before = await ledger.entries();
    const kept = files().filter(
      (name) => [live.id, interrupted.id, damaged.id].some((id) => name.includes(id)) || name.startsWith('2031'),
    );
    const contents = kept.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    assert.equal(await compact(folder, 2), deletionOutcomes.length);
    assert.deepEqual(
      kept.map((name) => readFileSync(path.join(folder, name), 'utf8')),
      contents,
    );
    assert.equal(files().length, kept.length + 1);
    assert.deepEqual(await ledger.entries(), before);
    await live.end();
    await interrupted.end();
  });

  it('interrupted between its two steps, leaves each entry once', async () => {
    for (const outcome of deletionOutcomes) await (await batch(outcome)).end();
    const before = await ledger.entries();
    const copy = mkdtempSync(path.join(tmpdir(), 'copy-'));
    cpSync(folder, copy, { recursive: true });
    await compact(folder, 2);
    cpSync(copy, folder, { recursive: true });
    rmSync(copy, { recursive: true });
    assert.equal(files().length, deletionOutcomes.length + 1);
    assert.deepEqual(await ledger.entries(), before);
    assert.equal(await compact(folder, 2), deletionOutcomes.length + 1);
    assert.deepEqual(await ledger.entries(), before);
  });

  it('is done by one window at a time', async () => {
    for (const outcome of deletionOutcomes) await (await batch(outcome)).end();
    const done = await Promise.all(Array.from({ length: 4 }, () => compact(folder, 2)));
    assert.deepEqual(done.sort(), [0, 0, 0, deletionOutcomes.length]);
  });

  it('removes what dead processes left behind, and nothing of live ones', async () => {
    const live = await batch('deleted');
    const old = new Date(Date.now() - 3_600_000);
    const leave = (name: string, text: string, time?: Date): void => {
      writeFileSync(path.join(folder, name), text);
      if (time !== undefined) utimesSync(path.join(folder, name), time, time);
    };
    leave('gone.lease', leaseOfAnother());
    leave('gone.lease.lost', leaseOfAnother());
    leave('gone.lease.claim-0', leaseOfAnother());
    leave('gone.tmp', 'half a', old);
    const kept = readdirSync(folder).filter((name) => !name.startsWith('gone'));
    leave('elsewhere.lease', leaseOfAnother({ boot: 'another' }));
    leave('fresh.tmp', 'half a');
    assert.equal(await compact(folder), 0);
    assert.deepEqual(readdirSync(folder).sort(), [...kept, 'elsewhere.lease', 'fresh.tmp'].sort());
    await live.end();
  });

  it('touches no file whose process may still write how its last requests ended', async () => {
    const first = await batch('deleted');
    const [lease] = readdirSync(folder).filter((name) => name.endsWith('.lease'));
    assert.ok(lease);
    writeFileSync(path.join(folder, lease), leaseOfAnother({ boot: 'another', renewed: 5 }));
    const patient = new Ledger(folder, { watchMs: 5 });
    const [interrupted] = await patient.interrupted();
    assert.ok(interrupted);
    const mediaIds = [...interrupted.unknown.keys()];
    const earlierAttempts = Object.fromEntries(interrupted.unknown);
    await (await patient.begin({ ...account, mediaIds, resumes: [first.id], earlierAttempts })).end();
    await (await batch('refused')).end();
    assert.equal(await compact(folder, 2), 2);
    // It lives after all.
    await first.outcome({ mediaId: mediaIds[0] ?? '', outcome: 'deleted', attempts: 1, durationMs: 5 });
    await first.end();
    const entries = await ledger.entries();
    assert.equal(entries.find(({ mediaId }) => mediaId === mediaIds[0])?.outcome, 'deleted');
    rmSync(path.join(folder, `${lease}.lost`));
    assert.equal(await compact(folder, 2), 2, 'with it, now that the process is gone');
    assert.deepEqual(await ledger.entries(), entries);
  });
});
