import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import * as path from 'node:path';
import { until } from '../../realVsCode/until';
import { Claim, isHeld, Lease, leaseState } from '../../../src/core/deletionLedger/lease';

const deadPid = 2 ** 22 + 1;

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

  function write(content: { pid: number; host?: string; renewed?: number }): void {
    writeFileSync(file, JSON.stringify({ owner: 'o', host: hostname(), renewed: Date.now(), ...content }));
  }

  it('are held by a process that lives, and expire with it', () => {
    const lease = new Lease(file);
    assert.equal(leaseState(file), 'held');
    lease.release();
    assert.equal(leaseState(file), 'expired');
    write({ pid: process.ppid });
    assert.equal(leaseState(file), 'held');
    write({ pid: deadPid });
    assert.equal(leaseState(file), 'expired');
  });

  it("are not held by a process that was given the dead one's number", () => {
    write({ pid: process.pid });
    assert.equal(leaseState(file), 'expired');
  });

  it('of another machine count by their age', () => {
    const now = Date.now();
    write({ pid: deadPid, host: 'elsewhere', renewed: now - 10_000 });
    assert.equal(leaseState(file, now), 'held');
    write({ pid: deadPid, host: 'elsewhere', renewed: now - 60_000 });
    assert.equal(leaseState(file, now), 'inDoubt');
  });

  it('are in doubt, not expired, when the clock jumped either way', () => {
    for (const jump of [-3_600_000, 3_600_000]) {
      write({ pid: process.ppid, renewed: Date.now() + jump });
      assert.equal(leaseState(file), 'inDoubt');
    }
    writeFileSync(file, '{"owner":"half a');
    assert.equal(leaseState(file), 'inDoubt');
  });

  it('in doubt are watched: renewed they are held, silent they have expired', async () => {
    write({ pid: process.ppid, renewed: 5 });
    assert.equal(await isHeld(file, 5), false);
    const watched = isHeld(file, 50);
    write({ pid: process.ppid, renewed: 6 });
    assert.equal(await watched, true);
  });

  it('tell their owner when somebody takes the batch over, or did', async () => {
    for (const takeOver of [
      (): unknown => Claim.take(file),
      (): void => {
        rmSync(file);
      },
    ]) {
      const lease = new Lease(file, 2);
      assert.equal(lease.isLost, false);
      takeOver();
      await until('it is noticed', () => lease.isLost);
      lease.release();
      assert.equal(leaseState(file), 'expired', 'it is not written again');
      rmSync(`${file}.claim`, { force: true });
    }
  });
});

describe('claims', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'claim-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are taken by one, and can be taken again once released', () => {
    const file = path.join(folder, 'x.lease');
    const first = Claim.take(file);
    assert.ok(first);
    assert.equal(Claim.take(file), undefined);
    first.release();
    assert.deepEqual(readdirSync(folder), []);
    Claim.take(file)?.release();
  });

  it('of a process that died while it held one are taken over, by one', () => {
    const file = path.join(folder, 'x.lease');
    writeFileSync(`${file}.claim`, JSON.stringify({ owner: 'o', pid: deadPid, host: hostname(), renewed: Date.now() }));
    const taken = Array.from({ length: 5 }, () => Claim.take(file)).filter((one) => one !== undefined);
    assert.equal(taken.length, 1);
    assert.ok(!readFileSync(`${file}.claim`, 'utf8').includes(String(deadPid)));
    taken[0]?.release();
  });
});
