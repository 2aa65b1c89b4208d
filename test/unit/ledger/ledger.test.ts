import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { DeletionResult } from '../../../src/core/outcome';
import { BatchNotOpenError } from '../../../src/core/ledger/errors';
import { Ledger } from '../../../src/core/ledger/ledger';
import type { RecordedBatch } from '../../../src/core/ledger/recordedBatch';
import { BatchReader } from '../../../src/core/ledger/recordedBatch';
import { until } from '../../vscodeDriver/until';
import { leaseOfAnother } from './deadLease';

const ids = ['7074855483357676350', '1482930571926384', '907264518830271'] as const;
const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds: ids };

/** The lease of a process that is no more. */
const dead = leaseOfAnother();

const ended = (mediaId: string, outcome: DeletionResult['outcome'] = 'deleted'): DeletionResult => ({
  mediaId,
  outcome,
  statusCode: '200',
  attempts: 1,
  durationMs: 5,
});

function read(text: string): BatchReader {
  const reader = new BatchReader({ file: 'x.jsonl', lease: 'expired' });
  for (const line of text.split('\n')) reader.read(line);
  return reader;
}

function outcomesIn(batch: RecordedBatch | undefined): string[] {
  return batch?.mediaIds.flatMap((_, position) => batch.wordsAt(position)?.outcome ?? []) ?? [];
}

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
  const outcomes = async (): Promise<string[]> =>
    (await ledger.entries()).map(({ mediaId, outcome, attempts }) => `${mediaId} ${outcome} ${attempts}`);

  /** What a killed process leaves behind: its lease names a process that is no more. */
  function kill(): void {
    const lease = file().replace('.jsonl', '.lease');
    writeFileSync(lease, dead);
  }

  it('has an intent on the disk before its promise resolves, and keeps every digit', async () => {
    const batch = await ledger.begin(plan);
    assert.ok(readFileSync(file(), 'utf8').includes(ids[0]));
    await batch.intent(ids[0]);
    assert.match(readFileSync(file(), 'utf8'), new RegExp(`"intent","mediaId":"${ids[0]}"`));
    await batch.outcome(ended(ids[0]));
    await batch.end();
    assert.deepEqual(await outcomes(), [`${ids[1]} cancelled 0`, `${ids[2]} cancelled 0`, `${ids[0]} deleted 1`]);
    const [entry] = (await ledger.entries()).slice(-1);
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
    assert.deepEqual(await ledger.interrupted(), []);
  });

  it('takes a live batch neither for crashed nor for ended', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    assert.deepEqual(await ledger.interrupted(), []);
    assert.deepEqual(await outcomes(), []);
    await batch.end();
  });

  it('after a crash calls an intent without an outcome unknown, and the rest never sent', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    await batch.outcome(ended(ids[0]));
    await batch.intent(ids[1]);
    kill();
    const [interrupted] = await ledger.interrupted();
    assert.deepEqual([...(interrupted?.unknown ?? [])], [[ids[1], 1]]);
    assert.deepEqual(interrupted?.neverSent, [ids[2]]);
    assert.ok((await outcomes()).includes(`${ids[1]} unknown 1`));
    assert.ok((await outcomes()).includes(`${ids[2]} cancelled 0`));
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
      const [parsed] = read(cut).batches;
      const written = cut.slice(0, cut.lastIndexOf('\n') + 1).split('"kind":"outcome"').length - 1;
      const found = outcomesIn(parsed).length;
      assert.ok(found === written || found === written + 1, `at ${length}: ${found} of ${written}`);
      for (const outcome of outcomesIn(parsed)) assert.equal(outcome, 'deleted');
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
    const { damagedLines, batches } = read(lines.join('\n'));
    assert.equal(damagedLines, 4);
    assert.equal(outcomesIn(batches[0]).length, 1);
  });

  it('leaves a file of another version alone', async () => {
    const other = path.join(folder, '2030-01-01-x.jsonl');
    writeFileSync(other, '{"v":99,"kind":"plan","time":"x"}\n');
    assert.deepEqual(await ledger.entries(), []);
    assert.deepEqual(await ledger.interrupted(), []);
    assert.equal(readFileSync(other, 'utf8').includes('99'), true);
  });

  it('lets exactly one of several windows go on with an interrupted batch', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    kill();
    const resuming = { ...plan, resumes: [batch.id], earlierAttempts: { [ids[0]]: 1 } };
    const tried = await Promise.allSettled(Array.from({ length: 8 }, () => new Ledger(folder).begin(resuming)));
    const [won, ...others] = tried.filter((one) => one.status === 'fulfilled');
    assert.equal(others.length, 0);
    for (const one of tried) if (one.status === 'rejected') assert.ok(one.reason instanceof BatchNotOpenError);
    assert.deepEqual(await ledger.interrupted(), []);
    assert.deepEqual(await outcomes(), [], 'all of it is under way elsewhere');
    await won?.value.end();
    assert.deepEqual(await outcomes(), [`${ids[0]} unknown 1`, `${ids[1]} cancelled 0`, `${ids[2]} cancelled 0`]);
    await batch.end();
  });

  it('keeps the doubt when the process that resumed dies, too', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    kill();
    const second = await ledger.begin({ ...plan, resumes: [batch.id], earlierAttempts: { [ids[0]]: 1 } });
    const [lease] = readdirSync(folder).filter((name) => name.endsWith('.lease'));
    assert.ok(lease);
    writeFileSync(path.join(folder, lease), dead);
    const [interrupted] = await ledger.interrupted();
    assert.equal(interrupted?.plan.batch, second.id);
    assert.deepEqual([...interrupted.unknown], [[ids[0], 1]]);
    assert.equal((await outcomes())[0], `${ids[0]} unknown 1`);
    await second.end();
    await batch.end();
  });

  it('goes on with two interrupted batches of which one had dealt with what is open in the other', async () => {
    const first = await ledger.begin(plan);
    await first.intent(ids[0]);
    await first.outcome(ended(ids[0], 'refused'));
    const second = await ledger.begin({ ...plan, mediaIds: [ids[0], ids[1]] });
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.lease'))) {
      writeFileSync(path.join(folder, name), dead);
    }
    const interrupted = await ledger.interrupted();
    assert.equal(interrupted.length, 2);
    const open = [...new Set(interrupted.flatMap(({ unknown, neverSent }) => [...unknown.keys(), ...neverSent]))];
    const third = await ledger.begin({ ...plan, mediaIds: open, resumes: [first.id, second.id] });
    assert.deepEqual(await ledger.interrupted(), []);
    await third.end();
    await first.end();
    await second.end();
  });

  it('discards an interrupted batch behind half a line, and keeps what is known of it', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    kill();
    writeFileSync(file(), readFileSync(file(), 'utf8') + '{"kind":"outc');
    await ledger.discard(batch.id);
    assert.deepEqual(await ledger.interrupted(), []);
    assert.ok((await outcomes()).includes(`${ids[0]} unknown 1`));
    await assert.rejects(ledger.discard(batch.id), BatchNotOpenError);
    await batch.end();
  });

  it('lets no request leave in a window whose batch another one took over', async () => {
    const sleeping = new Ledger(folder, { heartbeatMs: 2 });
    const batch = await sleeping.begin(plan);
    await batch.intent(ids[0]);
    rmSync(file().replace('.jsonl', '.lease'));
    const second = await ledger.begin({ ...plan, resumes: [batch.id], earlierAttempts: { [ids[0]]: 1 } });
    await until('it is noticed', async () =>
      batch.intent(ids[1]).then(
        () => false,
        (error: unknown) => error instanceof BatchNotOpenError,
      ),
    );
    await second.end();
    await batch.end();
  });
});
