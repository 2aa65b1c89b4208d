import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createFile, reopenFile } from '../../../src/core/ledger/appendedFile';
import { BatchNotOpenError, LedgerError } from '../../../src/core/ledger/errors';
import { Lease } from '../../../src/core/ledger/lease';
import { Ledger } from '../../../src/core/ledger/ledger';
import { leaseText } from '../../../src/core/ledger/leaseState';
import { until } from '../../vscodeDriver/until';
import { leaseOfAnother } from './deadLease';
import { failing } from './failingSystem';

const ids = ['7074855483357676350', '1482930571926384', '907264518830271'] as const;
const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds: ids };
const deleted = (mediaId: string) => ({ mediaId, outcome: 'deleted', attempts: 1, durationMs: 5 }) as const;

describe('the ledger, when the file system fails', () => {
  let folder: string;
  let ledger: Ledger;
  let restore: () => number;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'system-'));
    ledger = new Ledger(folder, { watchMs: 5, retryWaitsMs: [1] });
    restore = () => 0;
  });
  afterEach(() => {
    restore();
    rmSync(folder, { recursive: true, force: true });
  });

  const names = (end: string): string[] => readdirSync(folder).filter((name) => name.endsWith(end));
  const file = (): string => path.join(folder, names('.jsonl')[0] ?? '');

  for (const [name, code] of [
    ['readdirSync', 'EMFILE'],
    ['statSync', 'EACCES'],
  ] as const) {
    it(`sends nothing more where ${name} fails (${code}), and a batch ends nevertheless`, async () => {
      const batch = await ledger.begin(plan);
      await batch.intent(ids[0]);
      restore = failing(name, code, folder);
      await assert.rejects(batch.intent(ids[1]), { message: code });
      await assert.rejects(async () => batch.check(), LedgerError);
      const end = await batch.end();
      assert.ok(restore() > 0);
      assert.deepEqual(end, { unrecorded: 0 });
      assert.deepEqual(names('.lease'), [], 'the lease is given back');
      assert.equal((await ledger.interrupted()).length, 1, 'nobody claims that it came to its end');
    });
  }

  it('keeps outcomes where it cannot be seen whose batch it is', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    restore = failing('readdirSync', 'EMFILE', folder);
    await batch.outcome(deleted(ids[0]));
    assert.deepEqual(await batch.end(), { unrecorded: 0 });
    restore();
    assert.deepEqual(
      (await ledger.entries()).filter(({ outcome }) => outcome === 'deleted').map(({ mediaId }) => mediaId),
      [ids[0]],
    );
  });

  it('ends a batch whose lease cannot be removed', async () => {
    const batch = await ledger.begin(plan);
    restore = failing('rmSync', 'EPERM', folder);
    assert.deepEqual(await batch.end(), { unrecorded: 0 });
    assert.ok(restore() > 0);
  });

  it('renews no lease meanwhile, throws nothing, and renews it again afterwards', async () => {
    const lease = new Lease(path.join(folder, 'x.lease'), 1);
    restore = failing('readdirSync', 'EMFILE', folder);
    // A throw of a timer would end the test run.
    await until('it tried several times', () => {
      const failures = restore();
      restore = failing('readdirSync', 'EMFILE', folder);
      return failures > 0;
    });
    restore();
    const before = leaseText(lease.file);
    await until('it is renewed', () => leaseText(lease.file) !== before);
    assert.equal(lease.loss(), undefined);
    lease.release();
  });

  it('names a folder that cannot be read, and keeps what is known', async () => {
    await (await ledger.begin(plan)).end();
    const before = await ledger.entries();
    restore = failing('readdirSync', 'EACCES', folder);
    assert.deepEqual(await ledger.entries(), before);
    assert.deepEqual(await ledger.damage(), [{ file: folder, lines: 0, problem: 'EACCES' }]);
    restore();
    assert.deepEqual(await ledger.damage(), []);
  });

  it('names what is no folder', async () => {
    const blocked = path.join(folder, 'blocked');
    writeFileSync(blocked, '');
    for (const place of [blocked, path.join(blocked, 'ledger')]) {
      const other = new Ledger(place);
      assert.deepEqual(await other.entries(), []);
      assert.deepEqual(await other.interrupted(), []);
      assert.deepEqual(await other.damage(), [{ file: place, lines: 0, problem: 'ENOTDIR' }]);
    }
  });

  it('goes on with nothing where it cannot be known whether another window does already', async () => {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    writeFileSync(file().replace('.jsonl', '.lease'), leaseOfAnother());
    // Another window's plan may be in a file that can't be read.
    const other = path.join(folder, '2031-other.jsonl');
    writeFileSync(other, '{"kind":"plan"}\n');
    await ledger.entries();
    writeFileSync(other, '{"kind":"plan"} \n');
    restore = failing('statSync', 'EIO', other);
    const resuming = { ...plan, resumes: [batch.id], earlierAttempts: { [ids[0]]: 1 } };
    await assert.rejects(ledger.begin(resuming), { message: 'EIO' });
    await assert.rejects(ledger.discard(batch.id), { message: 'EIO' });
    restore();
    restore = failing('readdirSync', 'EMFILE', folder);
    await assert.rejects(ledger.begin(resuming), (error) => error instanceof LedgerError);
    restore();
    await (await ledger.begin(resuming)).end();
    await assert.rejects(ledger.discard(batch.id), (error) => error instanceof BatchNotOpenError);
    await batch.end();
  });

  describe('where files opened for appending cannot be shortened, as on Windows', () => {
    let prototype: FileHandle;
    let truncate: FileHandle['truncate'];
    before(async function () {
      if (process.platform !== 'linux') this.skip();
      const handle = await open(__filename);
      prototype = Object.getPrototypeOf(handle) as FileHandle;
      await handle.close();
      truncate = Object.getOwnPropertyDescriptor(prototype, 'truncate')?.value as FileHandle['truncate'];
      prototype.truncate = function (this: FileHandle, length?: number) {
        const [, flags = '0'] = /flags:\s*(\d+)/.exec(readFileSync(`/proc/self/fdinfo/${this.fd}`, 'utf8')) ?? [];
        const isForAppending = (parseInt(flags, 8) & 0o2000) !== 0;
        if (isForAppending) return Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
        return truncate.call(this, length);
      };
    });
    after(() => {
      prototype.truncate = truncate;
    });

    it('takes back what was written in part all the same', async () => {
      let isFull = false;
      const limited: typeof createFile = async (name) => {
        const real = await createFile(name);
        const append = async (text: string): Promise<void> => {
          if (!isFull) return real.append(text);
          await real.append(text.slice(0, 7));
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        };
        return { ...real, append };
      };
      const batch = await new Ledger(folder, { create: limited, retryWaitsMs: [] }).begin(plan);
      await batch.intent(ids[0]);
      const whole = readFileSync(file(), 'utf8');
      isFull = true;
      await assert.rejects(batch.intent(ids[1]), { message: 'ENOSPC' });
      assert.equal(readFileSync(file(), 'utf8'), whole);
      assert.deepEqual(await ledger.damage(), []);
      await batch.end();
    });

    it('shortens no other file that has come into its place', async () => {
      const name = path.join(folder, 'x');
      const opened = await createFile(name);
      await opened.append('first\nsecond\n');
      rmSync(name);
      writeFileSync(name, 'another one');
      assert.equal(opened.sizeNow(), undefined);
      await assert.rejects(opened.truncate(6));
      assert.equal(readFileSync(name, 'utf8'), 'another one');
      await opened.close();
      const again = await reopenFile(name);
      await again.truncate(7);
      assert.equal(readFileSync(name, 'utf8'), 'another');
      await again.close();
    });
  });
});
