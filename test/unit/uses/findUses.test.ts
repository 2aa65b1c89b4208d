import * as assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import * as path from 'node:path';
import type { FolderToScan } from '../../../src/core/scanning/protocol';
import { findUses } from '../../../src/core/scanning/findUses';
import type { UsesQuery } from '../../../src/core/uses/use';
import { Bench } from '../scanning/scannerBench';

const id = '109382716540283';
const other = '7074855483357676350';

describe('the search for uses', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.end());

  const query = (changes: Partial<UsesQuery> = {}): UsesQuery => ({
    digits: [id],
    except: [],
    maxUses: 100,
    ...changes,
  });
  const shown = (file: string, { line, name = '-' }: { line: number; name?: string | undefined }): string =>
    `${path.relative(bench.root, file)}:${line + 1} ${name}`;

  /** Finds uses in this thread. @param changes of the folder's settings. */
  function found(changes: Partial<FolderToScan> = {}, ...more: FolderToScan[]): string[] {
    const all: string[] = [];
    findUses(
      query(),
      [bench.folderToScan(changes), ...more],
      () => false,
      ({ path: file, uses }) => {
        all.push(...uses.map((use) => shown(file, use)));
      },
    );
    return all.sort();
  }

  it('finds them in the files that a scan reads, and in no others', () => {
    bench.write('php/a.php', `<?php\nconst PHONE_NUMBER_ID = '${id}';`);
    bench.write('longer.txt', `${id}0`);
    bench.write('node_modules/x.js', `a = "${id}"`);
    bench.write('a.min.js', `a = "${id}"`);
    bench.write('binary.bin', Buffer.from(`\0 ${id}`));
    bench.write('large.txt', id + ' '.repeat(2000));
    symlinkSync(bench.root, path.join(bench.root, 'php', 'loop'));
    const exclude = { '**/node_modules': true, '**/*.min.js': true };
    assert.deepEqual(found({ exclude, maxBytes: 1000 }), ['php/a.php:2 PHONE_NUMBER_ID']);
    assert.deepEqual(found({ exclude, include: ['**/*.txt'] }), ['large.txt:1 -']);
  });

  it('reads UTF-16 with a byte order mark, as Excel writes it', () => {
    bench.write('le.txt', Buffer.from(`\ufeffname\twaba_id\r\nShop\t${id}\r\n`, 'utf16le'));
    bench.write('be.txt', Buffer.from(`\ufeffa=${id}\n`, 'utf16le').swap16());
    assert.deepEqual(found(), ['be.txt:1 a', 'le.txt:2 waba_id']);
  });

  it('searches a folder within another one once, and skips what an editor holds', () => {
    const inner = bench.write('sub/a.env', `WABA_ID=${id}`);
    bench.write('b.env', `APP_ID=${id}`);
    const sub = bench.folderToScan({ root: path.join(bench.root, 'sub') });
    assert.deepEqual(found({}, sub), ['b.env:1 APP_ID', 'sub/a.env:1 WABA_ID']);
    const files: string[] = [];
    findUses(
      query({ except: [inner] }),
      [bench.folderToScan()],
      () => false,
      ({ path: file }) => files.push(file),
    );
    assert.deepEqual(files, [path.join(bench.root, 'b.env')]);
  });

  it('counts what is beyond the limit', () => {
    for (const name of ['a', 'b', 'c']) bench.write(`${name}.env`, `X=${id}\nY=${id}\n`);
    const found: string[] = [];
    const more = findUses(
      query({ maxUses: 3 }),
      [bench.folderToScan()],
      () => false,
      ({ path: file, uses }) => {
        found.push(...uses.map((use) => shown(file, use)));
      },
    );
    assert.deepEqual([found.length, more], [3, 3]);
  });

  it('ends when it is cancelled', () => {
    for (const name of ['a', 'b', 'c']) bench.write(`${name}.env`, `X=${id}`);
    const files: string[] = [];
    findUses(
      query(),
      [bench.folderToScan()],
      () => files.length === 1,
      ({ path: file }) => files.push(file),
    );
    assert.equal(files.length, 1);
  });

  describe("in the scanner's thread", () => {
    it('needs no scan before, and tells of each number apart', async () => {
      bench.write('a.env', `PHONE_NUMBER_ID=${id}\nMEDIA_ID=${other}\n`);
      bench.configure();
      const running = bench.scanner.findUses(query({ digits: [id, other] }));
      assert.equal(await running.isComplete, true);
      const [file] = running.found.files;
      assert.equal(file?.path, path.join(bench.root, 'a.env'));
      assert.deepEqual(
        file.uses.map(({ mediaId, name, isMediaId }) => [mediaId, name, isMediaId]),
        [
          [id, 'PHONE_NUMBER_ID', false],
          [other, 'MEDIA_ID', true],
        ],
      );
      assert.deepEqual([bench.news, running.found.more], [0, 0], 'it tells nothing of what files hold');
    });

    it('tells how many there are beyond the limit', async () => {
      bench.write('a.env', `A=${id}\nB=${id}\n`);
      bench.configure();
      const running = bench.scanner.findUses(query({ maxUses: 1 }));
      await running.isComplete;
      assert.deepEqual([running.found.files.length, running.found.more], [1, 1]);
    });

    it('is incomplete once it was cancelled, and a scan goes on as before', async () => {
      bench.write('a.env', `PHONE_NUMBER_ID=${id}\nMEDIA_ID=${other}`);
      bench.configure();
      const scan = bench.scanner.scan(true);
      const running = bench.scanner.findUses(query());
      running.cancel();
      assert.equal(await running.isComplete, false);
      assert.deepEqual(running.found.files, []);
      assert.equal((await scan.summary).isCancelled, false);
      assert.deepEqual(bench.files(), ['a.env']);
    });

    it('is incomplete when the scanner stops', async () => {
      bench.configure();
      await bench.scanner.stop();
      assert.equal(await bench.scanner.findUses(query()).isComplete, false);
    });
  });
});
