import * as assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import * as path from 'node:path';
import type { ScanSummary } from '../../../src/core/scanning/protocol';
import { Scanner } from '../../../src/core/scanning/scanner';
import { until } from '../../vscodeDriver/until';
import { projectFolder } from '../../run/folders';
import { Bench, sampleId } from './scannerBench';

const otherId = '583920174465311';

/** Nobody's user: root may read everything. */
const nobody = 65_534;

/** Does something as a user whom permissions bind. */
async function withoutPrivileges<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the scanner, where something is in its way', () => {
  let bench: Bench;
  const others: Scanner[] = [];
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(async () => {
    for (const other of others.splice(0)) await other.stop();
    await bench.end();
  });

  /** Another window's scanner over the same cache file. */
  const another = (entry = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js')): Scanner => {
    const scanner = new Scanner(
      entry,
      () => undefined,
      (error) => {
        throw error;
      },
    );
    others.push(scanner);
    scanner.configure([bench.folderToScan()], bench.cacheFile);
    return scanner;
  };
  const scan = (scanner: Scanner): Promise<ScanSummary> => scanner.scan(true).summary;

  // Windows keeps nobody from reading a file by its mode.
  if (process.platform !== 'win32') {
    it('counts files and folders that it has no permission for, names them, and finds the rest', async () => {
      for (const folder of [bench.folder, bench.root]) chmodSync(folder, 0o755);
      bench.write('open.env', `MEDIA_ID=${sampleId}`);
      bench.configure();
      // Loads what the threads need, before they lose the right to.
      await scan(bench.scanner);
      chmodSync(bench.write('locked.env', `MEDIA_ID=${sampleId}`), 0);
      bench.write('locked/in.env', `MEDIA_ID=${sampleId}`);
      const locked = path.join(bench.root, 'locked');
      chmodSync(locked, 0);
      const { skipped, examples } = await withoutPrivileges(() => scan(bench.scanner));
      assert.deepEqual(skipped, { binary: 0, tooLarge: 0, unreadable: 2, vanished: 0, link: 0 });
      assert.deepEqual(examples.map(({ path: file }) => path.relative(bench.root, file)).sort(), [
        'locked',
        'locked.env',
      ]);
      assert.deepEqual(bench.files(), ['open.env']);
      chmodSync(locked, 0o755);
      chmodSync(path.join(bench.root, 'locked.env'), 0o644);
      assert.equal((await scan(bench.scanner)).skipped.unreadable, 0, 'once it may, it searches them');
      assert.deepEqual(bench.files(), ['locked.env', 'locked/in.env', 'open.env']);
    });
  }

  if (process.platform !== 'win32') {
    it('takes nothing in a folder for gone that it may not look into for now', async () => {
      for (const folder of [bench.folder, bench.root]) chmodSync(folder, 0o755);
      bench.write('open.env', `MEDIA_ID=${sampleId}`);
      bench.write('locked/deep/in.env', `MEDIA_ID=${sampleId}`);
      bench.configure();
      await scan(bench.scanner);
      const locked = path.join(bench.root, 'locked');
      chmodSync(locked, 0);
      await withoutPrivileges(async () => {
        await bench.scanner.scan(false).summary;
        assert.deepEqual(bench.files(), ['locked/deep/in.env', 'open.env'], 'a scan that tells of changes');
        await bench.scanner.update([locked]).summary;
        assert.deepEqual(bench.files(), ['locked/deep/in.env', 'open.env'], 'an update');
        bench.told.clear();
        assert.equal((await scan(bench.scanner)).skipped.unreadable, 1);
        assert.deepEqual(bench.files(), ['locked/deep/in.env', 'open.env'], 'a scan that tells of everything');
      });
      chmodSync(locked, 0o755);
      rmSync(path.join(locked, 'deep', 'in.env'));
      await bench.scanner.scan(false).summary;
      assert.deepEqual(bench.files(), ['open.env']);
    });
  }

  if (process.platform !== 'win32') {
    it('leaves pipes and sockets alone, which belong to other programs', async () => {
      bench.write('some.env', `MEDIA_ID=${sampleId}`);
      bench.configure();
      await scan(bench.scanner);
      const socket = path.join(bench.root, 'server.sock');
      let connections = 0;
      const server = createServer(() => connections++);
      await new Promise<void>((resolve) => server.listen(socket, resolve));
      try {
        const updated = await bench.scanner.update([socket]).summary;
        const scanned = await scan(bench.scanner);
        for (const { skipped, files } of [updated, scanned]) {
          assert.deepEqual(skipped, { binary: 0, tooLarge: 0, unreadable: 0, vanished: 0, link: 0 });
          assert.equal(files, 1);
        }
        assert.equal(connections, 0);
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    });
  }

  it('keeps what it knows on the disk soon after the first scan', async () => {
    bench.write('some.env', `MEDIA_ID=${sampleId}`);
    bench.configure();
    await scan(bench.scanner);
    // A minute passes before the next time: a second is not what is told apart here.
    await until('the cache is there', () => existsSync(bench.cacheFile), 30_000);
  }).timeout(40_000);

  it('finds the same whichever of two windows wrote their cache last', async () => {
    const changed = bench.write('changed.env', `MEDIA_ID=${sampleId}`);
    const gone = bench.write('gone.env', `MEDIA_ID=${sampleId}`);
    bench.write('kept.env', `MEDIA_ID=${sampleId}`);
    bench.configure();
    const other = another();
    await Promise.all([scan(bench.scanner), scan(other)]);
    writeFileSync(changed, `\nOTHER_MEDIA_ID=${otherId}`);
    rmSync(gone);
    await scan(other);
    await other.stop();
    // This window knows the files as they were, and writes that over what the other one knew.
    await bench.restart();
    const { read } = await scan(bench.scanner);
    assert.ok(read <= 1, 'what did not change is not read again');
    assert.deepEqual(Object.fromEntries(bench.told), {
      'changed.env': [`${otherId}@1:15`],
      'kept.env': [`${sampleId}@0:9`],
    });
  });

  it('leaves a sound cache when several windows write it at once', async () => {
    for (let index = 0; index < 300; index++) bench.write(`f${index}.env`, `MEDIA_ID=${sampleId}`);
    bench.configure();
    const scanners = [bench.scanner, another(), another(), another()];
    await Promise.all(scanners.map(scan));
    await Promise.all(scanners.map((scanner) => scanner.stop()));
    others.length = 0;
    await bench.restart();
    assert.equal((await scan(bench.scanner)).read, 0);
    assert.equal(bench.files().length, 300);
  });

  it('works where the cache can be neither read nor written', async () => {
    mkdirSync(bench.cacheFile, { recursive: true });
    bench.write('a.env', `MEDIA_ID=${sampleId}`);
    bench.configure();
    await scan(bench.scanner);
    await bench.restart();
    assert.equal((await scan(bench.scanner)).read, 1);
    assert.deepEqual(bench.files(), ['a.env']);
  });

  it('believes no cache of another recognition, as it is built for VS Code', async () => {
    bench.write('a.env', `MEDIA_ID=${sampleId}`);
    const built = path.join(projectFolder, 'dist', 'scanner.js');
    const first = another(built);
    await scan(first);
    await first.stop();
    const cache = readFileSync(bench.cacheFile, 'utf8');
    assert.match(cache, /"recognition":"[0-9a-f]{16}"/, 'the hash of the sources that recognize');
    assert.equal((await scan(another(built))).read, 0, 'the same recognition reads nothing again');
    writeFileSync(bench.cacheFile, cache.replace(/"recognition":"[0-9a-f]{16}"/, '"recognition":"0123456789abcdef"'));
    assert.equal((await scan(another(built))).read, 1);
  });

  it('ends in folders that links turn into a maze', async () => {
    bench.write('a/one.env', `MEDIA_ID=${sampleId}`);
    bench.write('b/two.env', `MEDIA_ID=${sampleId}`);
    symlinkSync('../b', path.join(bench.root, 'a', 'to-b'));
    symlinkSync('../a', path.join(bench.root, 'b', 'to-a'));
    symlinkSync('pong', path.join(bench.root, 'ping'));
    symlinkSync('ping', path.join(bench.root, 'pong'));
    bench.configure();
    const { files, skipped } = await scan(bench.scanner);
    assert.deepEqual(bench.files(), ['a/one.env', 'b/two.env']);
    assert.deepEqual([files, skipped.link, skipped.unreadable], [2, 2, 2]);
  });
});
