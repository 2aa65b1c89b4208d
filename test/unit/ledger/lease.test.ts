import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { until } from '../../vscodeDriver/until';
import { Claim } from '../../../src/core/ledger/claim';
import { Lease } from '../../../src/core/ledger/lease';
import type { Holder } from '../../../src/core/ledger/leaseState';
import { leaseState, leaseText, watch } from '../../../src/core/ledger/leaseState';
import { LedgerError } from '../../../src/core/ledger/errors';
import { thisProcess } from '../../../src/core/ledger/processIdentity';
import { leaseOfAnother } from './deadLease';

const hour = 3_600_000;
const elsewhere = { boot: 'another', pidNamespace: 'pid:[1]' };

describe('leases', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lease-'));
    file = path.join(folder, 'x.lease');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(content: Partial<Holder>): void {
    writeFileSync(file, leaseOfAnother(content));
  }

  it('are held by a process that lives, and expire with it', () => {
    const lease = new Lease(file);
    assert.equal(leaseState(file), 'held');
    lease.release();
    assert.equal(leaseState(file), 'expired');
    write({});
    assert.equal(leaseState(file), 'expired');
  });

  it('are held by a process that lives, however long it was stopped and whatever the clock says', function () {
    if (thisProcess().started === undefined) this.skip();
    for (const jump of [-hour, hour]) {
      write({ pid: process.pid, renewed: Date.now() + jump });
      assert.equal(leaseState(file), 'held');
    }
  });

  it("are not held by a process that was given the dead one's number", () => {
    write({ pid: process.pid, started: '1' });
    assert.equal(leaseState(file), 'expired');
  });

  for (const [where, identity] of [
    ['another machine', { ...elsewhere, host: 'elsewhere' }],
    ['a container with the same host name', { pidNamespace: 'pid:[1]' }],
    ['an earlier boot', { boot: 'earlier' }],
  ] as const) {
    it(`of ${where} count by their age: numbers of processes prove nothing there`, () => {
      const now = Date.now();
      write({ ...identity, renewed: now - 10_000 });
      assert.equal(leaseState(file, now), 'held');
      write({ ...identity, renewed: now - 60_000 });
      assert.equal(leaseState(file, now), 'inDoubt');
    });
  }

  it('are in doubt, not expired, when the clock jumped either way, or half of one is there', () => {
    for (const jump of [-hour, hour]) {
      write({ ...elsewhere, renewed: Date.now() + jump });
      assert.equal(leaseState(file), 'inDoubt');
    }
    writeFileSync(file, '{"owner":"half a');
    assert.equal(leaseState(file), 'inDoubt');
  });

  it('in doubt are watched: renewed they are held, silent they have expired', async () => {
    write({ ...elsewhere, renewed: 5 });
    assert.equal((await watch(file, 5)).isHeld, false);
    const watched = watch(file, 50);
    write({ ...elsewhere, renewed: 6 });
    assert.equal((await watched).isHeld, true);
  });

  it('tell their owner when somebody takes the batch over, or did', async () => {
    for (const takeOver of [
      (): Promise<unknown> => Claim.take(file),
      (): Promise<void> => {
        rmSync(file);
        return Promise.resolve();
      },
    ]) {
      const lease = new Lease(file, 2);
      assert.equal(lease.loss(), undefined);
      await takeOver();
      assert.ok(lease.loss());
      lease.release();
      assert.equal(leaseState(file), 'expired', 'it is not written again');
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    }
  });

  it('are renewed, and a lease that was taken away is not brought back', async () => {
    const lease = new Lease(file, 1);
    const first = leaseText(file);
    await until('it is renewed', () => leaseText(file) !== first);
    assert.equal(leaseText(file)?.length, first?.length);
    rmSync(file);
    await until('it is noticed', () => lease.loss() === 'gone');
    assert.deepEqual(readdirSync(folder), []);
    lease.release();
  });

  it('that cannot be written are an error, and leave nothing', () => {
    assert.throws(() => new Lease(path.join(folder, 'absent', 'x.lease')), LedgerError);
    assert.deepEqual(readdirSync(folder), []);
  });
});

describe('claims', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'claim-'));
    file = path.join(folder, 'x.lease');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are taken by one, and can be taken again once released', async () => {
    const first = await Claim.take(file);
    assert.ok(first);
    assert.equal(await Claim.take(file), undefined);
    first.release();
    assert.deepEqual(readdirSync(folder), []);
    (await Claim.take(file))?.release();
  });

  it('of a process that died while it held one are passed over, by one, and removed', async () => {
    writeFileSync(`${file}.claim-0`, leaseOfAnother());
    const tried = await Promise.all(Array.from({ length: 5 }, () => Claim.take(file)));
    const [taken, ...others] = tried.filter((one) => one !== undefined);
    assert.equal(others.length, 0);
    assert.equal(taken?.isAlone(), true);
    taken.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('of a live process are not taken away, however old they are', async function () {
    if (thisProcess().started === undefined) this.skip();
    writeFileSync(`${file}.claim-0`, leaseOfAnother({ pid: process.pid, renewed: Date.now() - hour }));
    assert.equal(await Claim.take(file, 1), undefined);
    assert.equal(readdirSync(folder).length, 1);
  });

  it('are not alone where somebody else got one with another number', async () => {
    const first = await Claim.take(file);
    writeFileSync(`${file}.claim-7`, leaseOfAnother({ ...elsewhere }));
    assert.equal(first?.isAlone(), false);
    first.release();
  });
});
