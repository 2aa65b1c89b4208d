import * as assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { FileReader } from '../../../src/core/scanning/fileReader';
import { noStamp } from '../../../src/core/scanning/fileStamp';
import { differsOnlyInCase } from '../../../src/core/scanning/symlinkPolicy';
import type { WorkerRun } from '../../../src/core/scanning/workerPool';
import { KnownFiles } from '../../../src/core/scanning/knownFiles';
import type { FolderToScan, ScanSummary } from '../../../src/core/scanning/protocol';
import { controlIndex, makeControl } from '../../../src/core/scanning/protocol';
import { Scan } from '../../../src/core/scanning/scan';

const sampleId = '7074855483357676350';

/** Helpers of which none does anything, or each takes the first files and never comes back. */
function idleHelpers(isGreedy = false): WorkerRun {
  return {
    begin: () => undefined,
    share: ({ next }) => {
      if (isGreedy) Atomics.add(next, 0, 32);
    },
    drain: () => false,
    isPending: isGreedy,
  };
}

describe('a scan, in one thread', () => {
  let root: string;
  let known: KnownFiles;
  let told: Map<string, number>;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'scan-'));
    known = new KnownFiles(undefined);
    told = new Map();
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const folder = (changes: Partial<FolderToScan> = {}): FolderToScan => ({
    root,
    include: ['**/*'],
    exclude: {},
    maxBytes: 1000,
    followsLinks: true,
    keys: [],
    workspaceKeys: [],
    ...changes,
  });
  const publish = (files: readonly { path: string; occurrences: readonly unknown[] }[]): void => {
    for (const { path: file, occurrences } of files) {
      const name = path.relative(root, file);
      if (occurrences.length === 0) told.delete(name);
      else told.set(name, occurrences.length);
    }
  };
  const write = (name: string, content = `MEDIA_ID=${sampleId}`): string => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const all = (scan: Scan): ScanSummary => scan.all(makeControl(), true, publish);
  const some = (scan: Scan, ...paths: readonly string[]): ScanSummary => scan.some(paths, makeControl(), publish);

  it('does not list everything twice when a link loop is made while it watches', () => {
    write('a.env');
    write('sub/b.env');
    const scan = new Scan([folder()], known, idleHelpers());
    all(scan);
    const loop = path.join(root, 'loop');
    symlinkSync(root, loop);
    const { files, skipped } = some(scan, loop, path.join(loop, 'a.env'));
    assert.deepEqual([...told.keys()].sort(), ['a.env', 'sub/b.env']);
    assert.deepEqual([files, skipped.link], [2, 1]);
  });

  it('counts files that a helping thread never came back with, and keeps their rows', () => {
    const files = Array.from({ length: 40 }, (_, index) => write(`f${String(index).padStart(2, '0')}.env`));
    all(new Scan([folder()], known, idleHelpers()));
    assert.equal(told.size, 40);
    for (const file of files) utimesSync(file, new Date(), new Date(1_700_000_000_000));
    const { skipped, examples } = all(new Scan([folder()], known, idleHelpers(true), 20));
    assert.deepEqual([skipped.unreadable, examples.length, told.size], [32, 32, 40]);
  });

  it('counts a file that vanishes between the walk and its reading, and lists it no more', () => {
    write('kept.env');
    const gone = write('gone.env');
    all(new Scan([folder()], known, idleHelpers()));
    const removing: WorkerRun = {
      ...idleHelpers(),
      share: () => {
        rmSync(gone, { force: true });
      },
    };
    const { skipped, examples } = all(new Scan([folder()], known, removing));
    assert.deepEqual([skipped.vanished, skipped.unreadable], [1, 0]);
    assert.deepEqual(examples, [{ path: gone, reason: 'vanished' }]);
    assert.deepEqual([...told.keys()], ['kept.env']);
  });

  it('keeps its counts right over updates', () => {
    const file = write('a.env');
    const binary = write('b.bin', '\0');
    const scan = new Scan([folder()], known, idleHelpers());
    assert.equal(all(scan).skipped.binary, 1);
    write('a.env', 'x'.repeat(2000));
    write('b.bin', 'text');
    const { skipped, examples, files } = some(scan, file, binary);
    assert.deepEqual([skipped.binary, skipped.tooLarge, files], [0, 1, 2]);
    assert.deepEqual(examples, [{ path: file, reason: 'tooLarge' }]);
    rmSync(file);
    assert.deepEqual([some(scan, file).skipped.tooLarge, told.size], [0, 0]);
  });

  it('reads only the new folder when one is added', () => {
    write('one/a.env');
    write('two/b.env');
    const [one, two] = [folder({ root: path.join(root, 'one') }), folder({ root: path.join(root, 'two') })];
    assert.equal(all(new Scan([one], known, idleHelpers())).read, 1);
    assert.equal(all(new Scan([one, two], known, idleHelpers())).read, 1);
    assert.equal(all(new Scan([{ ...one, keys: ['x'] }, two], known, idleHelpers())).read, 1);
  });

  it('is not ended by one file that cannot be made text of', () => {
    const file = write('a.env');
    const failing = {
      get keys(): readonly string[] {
        throw new RangeError('Cannot create a string longer than 0x1fffffe8 characters');
      },
    };
    const read = new FileReader().read(file, noStamp, 1000, failing);
    assert.equal(read?.state, 'unreadable');
  });

  it('stops within a file that is being recognized, and reads it whole the next time', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `  - "${7_074_855_483_350_000n + BigInt(index)}"`);
    const file = write('long.yaml', `media_ids:\n${ids.join('\n')}\n`);
    let asked = 0;
    const stopped = new FileReader().read(file, noStamp, 1_000_000, folder(), () => ++asked > 3);
    assert.deepEqual([stopped, asked], [undefined, 4]);
    // Within a scan, too: what was stopped is unknown, and stays listed as it was.
    const scan = new Scan([folder({ maxBytes: 1_000_000 })], known, idleHelpers());
    const control = makeControl();
    const canceling: WorkerRun = {
      ...idleHelpers(),
      share: () => {
        Atomics.store(control, controlIndex.cancelled, 1);
      },
    };
    assert.equal(all(scan).read, 1);
    assert.deepEqual([...told], [['long.yaml', 5000]]);
    writeFileSync(file, 'changed');
    const cancelled = new Scan([folder()], known, canceling).all(control, true, publish);
    assert.deepEqual([cancelled.isCancelled, cancelled.read], [true, 0]);
    assert.deepEqual([...told], [['long.yaml', 5000]]);
    assert.equal(all(scan).read, 1);
    assert.deepEqual([...told], []);
  });

  it('takes a name in other letters for another file only where the file has it', () => {
    assert.equal(differsOnlyInCase('/x/a.env', '/x/A.env'), true);
    assert.equal(differsOnlyInCase('/x/a.env', '/x/a.env'), false);
    assert.equal(differsOnlyInCase('/x/link', '/y/target'), false);
  });

  it('throws away a cache with any field that is not sound, and what a crash left of one', () => {
    const cacheFile = path.join(root, 'cache', 'files.json');
    const file = write('ws/a.env');
    const inWorkspace = folder({ root: path.join(root, 'ws') });
    const first = new KnownFiles(cacheFile);
    all(new Scan([inWorkspace], first, idleHelpers()));
    first.save();
    const whole = readFileSync(cacheFile, 'utf8');
    assert.equal([...new KnownFiles(cacheFile).all()].length, 1);
    const damages: [string, string][] = [
      ['"line":0', '"line":-1'],
      ['"character":9', '"character":"9"'],
      ['"certain"', '"sure"'],
      ['"kind":"valueOf"', '"kind":7'],
      ['"name":"MEDIA_ID"', '"name":null'],
      ['"rule":"name-in-front"', '"rule":1'],
      ['"isProbablyRounded":false', '"isProbablyRounded":"no"'],
      ['"recognition":"', '"recognition":"other '],
    ];
    for (const [sound, damaged] of damages) {
      assert.ok(whole.includes(sound), sound);
      writeFileSync(cacheFile, whole.replace(sound, damaged));
      assert.equal([...new KnownFiles(cacheFile).all()].length, 0, damaged);
    }
    const leftover = `${cacheFile}.99-1.tmp`;
    writeFileSync(leftover, '');
    utimesSync(leftover, 0, 0);
    new KnownFiles(cacheFile);
    assert.ok(!existsSync(leftover) && existsSync(file));
  });
});
