import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DeletionResult } from '../../../src/core/deletion/outcome';
import { parseBatch } from '../../../src/core/deletionLedger/format';
import { isLeased } from '../../../src/core/deletionLedger/lease';
import { Ledger } from '../../../src/core/deletionLedger/ledger';
import type { OpenFile } from '../../../src/core/deletionLedger/ledgerFile';
import { createFile } from '../../../src/core/deletionLedger/ledgerFile';

const ids = ['7074855483357676350', '1482930571926384', '907264518830271'] as const;
const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds: ids };

const ended = (mediaId: string, outcome: DeletionResult['outcome'] = 'deleted'): DeletionResult => ({
  mediaId,
  outcome,
  statusCode: '200',
  attempts: 1,
  durationMs: 5,
});

describe('the ledger', () => {
  let folder: string;
  let ledger: Ledger;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ledger-'));
    ledger = new Ledger(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (): string => {
    const name = readdirSync(folder).find((one) => one.endsWith('.jsonl'));
    assert.ok(name);
    return path.join(folder, name);
  };
  const outcomes = (): string[] => ledger.entries().map(({ mediaId, outcome }) => `${mediaId} ${outcome}`);

  /** What a killed process leaves behind: its lease names a process that is no more. */
  function kill(): void {
    const lease = file().replace('.jsonl', '.lease');
    writeFileSync(lease, JSON.stringify({ owner: 'x', pid: 2 ** 22 + 1, host: hostname(), renewed: Date.now() }));
  }

  it('has an intent on the disk before its promise resolves, and keeps every digit', async () => {
    const batch = await ledger.begin(plan);
    assert.ok(readFileSync(file(), 'utf8').includes(ids[0]));
    await batch.intent(ids[0]);
    assert.match(readFileSync(file(), 'utf8'), new RegExp(`"intent","mediaId":"${ids[0]}"`));
    await batch.outcome(ended(ids[0]));
    await batch.end();
    assert.deepEqual(outcomes(), [`${ids[1]} cancelled`, `${ids[2]} cancelled`, `${ids[0]} deleted`]);
    const [entry] = ledger.entries().slice(-1);
    assert.deepEqual(Object.keys(entry ?? {}).sort(), [
      'account',
      'accountId',
      'attempts',
      'batch',
      'endpoint',
      'mediaId',
      'outcome',
      'statusCode',
      'time',
    ]);
    assert.deepEqual(ledger.crashed(), []);
  });

  it('takes a live batch neither for crashed nor for ended', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    assert.deepEqual(ledger.crashed(), []);
    assert.deepEqual(outcomes(), []);
    await batch.end();
  });

  it('after a crash calls an intent without an outcome unknown, and the rest never sent', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    await batch.outcome(ended(ids[0]));
    await batch.intent(ids[1]);
    kill();
    const [crashed] = ledger.crashed();
    assert.deepEqual([crashed?.unknown, crashed?.neverSent], [[ids[1]], [ids[2]]]);
    assert.ok(outcomes().includes(`${ids[1]} unknown`));
    assert.ok(outcomes().includes(`${ids[2]} cancelled`));
    await batch.end();
  });

  it('cut at any byte never throws, loses no outcome written whole, and invents none', async () => {
    const batch = await ledger.begin(plan);
    for (const mediaId of ids) {
      await batch.intent(mediaId);
      await batch.outcome(ended(mediaId));
    }
    await batch.end();
    const whole = readFileSync(file(), 'utf8');
    for (let length = 0; length <= whole.length; length++) {
      const cut = whole.slice(0, length);
      const parsed = parseBatch(cut);
      const written = cut.slice(0, cut.lastIndexOf('\n') + 1).split('"kind":"outcome"').length - 1;
      const found = parsed?.outcomes.size ?? 0;
      assert.ok(found === written || found === written + 1, `at ${length}: ${found} of ${written}`);
      for (const { outcome } of parsed?.outcomes.values() ?? []) assert.equal(outcome, 'deleted');
    }
  });

  it('passes over damaged lines and counts them', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    await batch.outcome(ended(ids[0]));
    await batch.end();
    const lines = readFileSync(file(), 'utf8').split('\n');
    lines.splice(
      2,
      0,
      '{"kind":"outcome","mediaId":',
      '\u0000\u0000',
      '[]',
      '{"kind":"outcome","time":"x","mediaId":5}',
    );
    const parsed = parseBatch(lines.join('\n'));
    assert.equal(parsed?.damagedLines, 4);
    assert.equal(parsed.outcomes.size, 1);
  });

  it('leaves a file of another version alone', () => {
    const other = path.join(folder, '2030-01-01-x.jsonl');
    writeFileSync(other, '{"v":99,"kind":"plan","time":"x"}\n');
    assert.deepEqual(ledger.entries(), []);
    assert.deepEqual(ledger.crashed(), []);
    assert.equal(readFileSync(other, 'utf8').includes('99'), true);
  });

  it('lets exactly one of several windows go on with a crashed batch', async () => {
    const batch = await ledger.begin(plan);
    kill();
    const windows = Array.from({ length: 8 }, () => new Ledger(folder));
    const won = windows.filter((one) => one.claim(batch.id));
    assert.equal(won.length, 1);
    await ledger.close(batch.id, { resumedInto: 'b2' });
    assert.deepEqual(ledger.crashed(), []);
    await batch.end();
  });

  it('closes a batch behind half a line', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    kill();
    writeFileSync(file(), readFileSync(file(), 'utf8') + '{"kind":"outc');
    assert.equal(ledger.claim(batch.id), true);
    await ledger.close(batch.id, 'discarded');
    assert.deepEqual(ledger.crashed(), []);
    assert.ok(outcomes().includes(`${ids[0]} unknown`));
    await batch.end();
  });

  it('refuses to go on when the disk is full, and keeps what stood there', async () => {
    let isFull = false;
    const create: OpenFile = async (name) => {
      const real = await createFile(name);
      return {
        ...real,
        appendFile: async (text) => {
          if (!isFull) return real.appendFile(text);
          // A part still fits.
          await real.appendFile(text.slice(0, 7));
          throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        },
      };
    };
    ledger = new Ledger(folder, create);
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    isFull = true;
    await assert.rejects(batch.outcome(ended(ids[0])), { message: 'ENOSPC' });
    isFull = false;
    await assert.rejects(batch.intent(ids[1]), { message: 'ENOSPC' }, 'once failed, nothing more is promised');
    assert.equal(parseBatch(readFileSync(file(), 'utf8'))?.damagedLines, 0);
    await batch.end();
  });

  it('tells a dead process by its number, and another machine’s by its silence, whatever the clock says', () => {
    const lease = path.join(folder, 'x.lease');
    const now = Date.now();
    const held = (content: object): boolean => {
      writeFileSync(lease, JSON.stringify(content));
      return isLeased(lease, now);
    };
    assert.equal(held({ pid: process.pid, host: hostname(), renewed: 0 }), true);
    assert.equal(held({ pid: 2 ** 22 + 1, host: hostname(), renewed: now }), false);
    assert.equal(held({ pid: 1, host: 'elsewhere', renewed: now - 10_000 }), true);
    assert.equal(held({ pid: 1, host: 'elsewhere', renewed: now - 60_000 }), false);
    assert.equal(held({ pid: 1, host: 'elsewhere', renewed: now + 3_600_000 }), false);
    assert.equal(isLeased(path.join(folder, 'none.lease'), now), false);
  });
});
