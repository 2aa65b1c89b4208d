import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { isInside, overlap } from '../../../src/core/scanning/isInside';
import type { Exclusions } from '../../../src/core/scanning/fileFilter';
import { Bench, sampleId } from './scannerBench';

describe('paths', () => {
  it('lie below a root that ends in a separator, as below any folder', () => {
    for (const [root, separator] of [
      ['/', '/'],
      ['D:\\', '\\'],
      ['\\\\server\\share\\', '\\'],
    ] as const) {
      const [below, deeper] = [`${root}a`, `${root}a${separator}b`];
      assert.ok(isInside(root, root, separator) && isInside(root, deeper, separator));
      assert.ok(overlap(root, below, separator) && overlap(deeper, root, separator));
      assert.ok(isInside(below, deeper, separator) && !isInside(below, `${root}ab`, separator));
    }
  });
});

describe('links', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.end());

  /** Leaves out everything of this machine but what is on the way to a folder. */
  function allBut(folder: string): Exclusions {
    const exclude: Record<string, true> = {};
    let above = path.parse(folder).root;
    for (const name of path.relative(above, folder).split(path.sep)) {
      for (const other of readdirSync(above)) if (other !== name) exclude[path.join(above, other).slice(1)] = true;
      above = path.join(above, name);
    }
    return exclude;
  }

  if (process.platform !== 'win32') {
    it('list nothing twice in a workspace at the root of the file system', async () => {
      const root = realpathSync(bench.root);
      writeFileSync(path.join(root, 'a.env'), `MEDIA_ID=${sampleId}`);
      mkdirSync(path.join(root, 'sub'));
      writeFileSync(path.join(root, 'sub', 'b.env'), `MEDIA_ID=${sampleId}`);
      symlinkSync('sub', path.join(root, 'to-sub'));
      symlinkSync('/', path.join(root, 'to-root'));
      bench.configure({ root: '/', exclude: allBut(root) });
      const { files, skipped } = await bench.scanner.scan(true).summary;
      assert.deepEqual(bench.files(), ['a.env', 'sub/b.env']);
      assert.deepEqual([files, skipped.link], [2, 2]);
      await bench.scanner.update([path.join(root, 'to-sub'), path.join(root, 'to-root')]).summary;
      assert.deepEqual(bench.files(), ['a.env', 'sub/b.env']);
    });
  }

  it('to the root of the file system, and to any folder that holds the workspace, are not followed but counted', async () => {
    bench.write('a.env', `MEDIA_ID=${sampleId}`);
    const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
    try {
      writeFileSync(path.join(outside, 'b.env'), `MEDIA_ID=${sampleId}`);
      symlinkSync(outside, path.join(bench.root, 'outside'));
      symlinkSync('/', path.join(bench.root, 'machine'));
      symlinkSync('/', path.join(outside, 'machine'));
      symlinkSync(path.dirname(bench.folder), path.join(outside, 'above-the-workspace'));
      symlinkSync(bench.folder, path.join(bench.root, 'parent'));
      bench.configure();
      const { files, skipped } = await bench.scanner.scan(true).summary;
      assert.deepEqual(bench.files(), ['a.env', 'outside/b.env']);
      assert.deepEqual([files, skipped.link], [2, 4]);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });
});
