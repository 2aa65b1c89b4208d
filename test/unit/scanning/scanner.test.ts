import * as assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Bench, sampleId } from './scannerBench';

describe('the scanner', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.end());

  it('finds media IDs in all files, with their places', async () => {
    bench.write('a.ts', `\n  const mediaId = '${sampleId}';\n`);
    bench.write('deep/er/.env', `MEDIA_ID=${sampleId}\n`);
    bench.write('none.txt', 'nothing');
    bench.configure();
    const { files, read, skipped } = await bench.scanner.scan(true).summary;
    assert.deepEqual([files, read], [3, 3]);
    assert.deepEqual(Object.values(skipped), [0, 0, 0, 0, 0]);
    assert.deepEqual(Object.fromEntries(bench.told), {
      'a.ts': [`${sampleId}@1:19`],
      'deep/er/.env': [`${sampleId}@0:9`],
    });
  });

  it('leaves out what is excluded, wherever it is nested, and takes only what is included', async () => {
    for (const name of [
      'a.js',
      'node_modules/x.js',
      'p/node_modules/q/x.js',
      'lib/a.min.js',
      'docs/a,b.md',
      'gen/a.js',
      'src/c.ts',
      'src/c.js',
      'out.js',
    ]) {
      bench.write(name);
    }
    bench.configure({
      exclude: {
        '**/node_modules': true,
        '**/*.min.js': true,
        'docs/{a,b}*.md': true,
        'gen/**': true,
        'out.js': false,
        '**/*.js': { when: '$(basename).ts' },
      },
    });
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['a.js', 'out.js', 'src/c.ts']);
    bench.configure({ include: ['src/**/*.js'] });
    bench.told.clear();
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['src/c.js']);
  });

  it('keeps to 5,000 exclusions, the last as well as the first', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `p${index}/a.js`);
    bench.write('p0/a.js');
    bench.write('p4999/a.js');
    bench.write('p5000/a.js');
    bench.configure({ exclude: Object.fromEntries(names.map((name) => [name, true])) });
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['p5000/a.js']);
  });

  it('leaves a file out once a sibling is there that its exclusion asks for, and takes it in once that is gone', async () => {
    bench.write('src/a.js');
    bench.write('src/b.js');
    bench.configure({ exclude: { '**/*.js': { when: '$(basename).ts' } } });
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['src/a.js', 'src/b.js']);
    const sibling = bench.write('src/a.ts', 'nothing');
    await bench.scanner.update([sibling]).summary;
    assert.deepEqual(bench.files(), ['src/b.js']);
    rmSync(sibling);
    await bench.scanner.update([sibling]).summary;
    assert.deepEqual(bench.files(), ['src/a.js', 'src/b.js']);
  });

  it('forgets what a folder held when a file takes its place, and the other way round', async () => {
    const nested = bench.write('a/b/c.txt');
    bench.configure();
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['a/b/c.txt']);
    rmSync(path.dirname(nested), { recursive: true });
    const file = bench.write('a/b');
    await bench.scanner.update([file]).summary;
    assert.deepEqual(bench.files(), ['a/b']);
    rmSync(file);
    bench.write('a/b/c.txt');
    await bench.scanner.update([file]).summary;
    assert.deepEqual(bench.files(), ['a/b/c.txt']);
  });

  it('forgets nothing when a folder is named that holds the searched one', async () => {
    bench.write('a.env');
    bench.configure();
    await bench.scanner.scan(true).summary;
    await bench.scanner.update([bench.folder]).summary;
    assert.deepEqual(bench.files(), ['a.env']);
  });

  it('counts a file whose name is not valid UTF-8 as one that can not be read', async function () {
    if (process.platform !== 'linux') this.skip();
    writeFileSync(Buffer.from(`${bench.root}/caf\xe9.txt`, 'latin1'), sampleId);
    bench.write('replacement \uFFFD.txt');
    bench.configure();
    const { files, skipped } = await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['replacement \uFFFD.txt']);
    assert.deepEqual([files, skipped.unreadable], [1, 1]);
  });

  it('follows links only where search.followSymlinks says so, and counts those that it does not follow', async () => {
    const outside = path.join(bench.folder, 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'x.env'), `MEDIA_ID=${sampleId}`);
    const linkToFolder = path.join(bench.root, 'folder');
    const linkToFile = path.join(bench.root, 'file.env');
    symlinkSync(outside, linkToFolder);
    symlinkSync(path.join(outside, 'x.env'), linkToFile);
    bench.configure();
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['file.env', 'folder/x.env']);
    bench.configure({ followsLinks: false });
    const { files, skipped } = await bench.scanner.scan(true).summary;
    assert.deepEqual([bench.files(), files, skipped.link], [[], 0, 2]);
    const changed = [linkToFolder, linkToFile, path.join(linkToFolder, 'x.env')];
    await bench.scanner.update(changed).summary;
    assert.deepEqual(bench.files(), []);
  });

  it('counts what it does not search, with the reason', async () => {
    bench.write('big.txt', 'x'.repeat(2000) + sampleId);
    bench.write('binary.bin', Buffer.from(`\0 mediaId: "${sampleId}"`));
    symlinkSync(path.join(bench.root, 'nowhere'), path.join(bench.root, 'dangling'));
    mkdirSync(path.join(bench.root, 'folder'));
    symlinkSync(bench.root, path.join(bench.root, 'folder', 'loop'));
    symlinkSync('self', path.join(bench.root, 'self'));
    bench.configure({ maxBytes: 1000 });
    const { skipped, examples } = await bench.scanner.scan(true).summary;
    assert.deepEqual(skipped, { binary: 1, tooLarge: 1, unreadable: 2, vanished: 0, link: 1 });
    assert.deepEqual(examples.map(({ path: file, reason }) => `${path.relative(bench.root, file)} ${reason}`).sort(), [
      'big.txt tooLarge',
      'dangling unreadable',
      'folder/loop link',
      'self unreadable',
    ]);
    assert.deepEqual(bench.files(), []);
    const again = await bench.scanner.scan(false).summary;
    assert.deepEqual(again.skipped, skipped, 'what is known to be binary is counted again');
  });

  it('follows a link to a folder outside, and searches two folders of which one lies in the other once', async () => {
    const outside = path.join(bench.folder, 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'a.env'), `MEDIA_ID=${sampleId}`);
    symlinkSync(outside, path.join(bench.root, 'linked'));
    bench.write('sub/b.env', `MEDIA_ID=${sampleId}`);
    bench.configure({}, bench.folderToScan({ root: path.join(bench.root, 'sub') }));
    const { files } = await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['linked/a.env', 'sub/b.env']);
    assert.equal(files, 2);
  });

  it('reads text with a byte order mark, UTF-16 too', async () => {
    bench.write('utf8.csv', `\ufeffmedia_id\n${sampleId}\n`);
    bench.write('utf16.csv', Buffer.from(`\ufeffmedia_id\n${sampleId}\n`, 'utf16le'));
    bench.configure();
    await bench.scanner.scan(true).summary;
    assert.deepEqual(Object.fromEntries(bench.told), {
      'utf16.csv': [`${sampleId}@1:0`],
      'utf8.csv': [`${sampleId}@1:0`],
    });
  });

  it('tells only of what changed when it scans again', async () => {
    const kept = bench.write('kept.env', `MEDIA_ID=${sampleId}`);
    const changed = bench.write('changed.env', `MEDIA_ID=${sampleId}`);
    const gone = bench.write('gone.env', `MEDIA_ID=${sampleId}`);
    bench.configure();
    await bench.scanner.scan(true).summary;
    writeFileSync(changed, `\nMEDIA_ID=${sampleId}`);
    rmSync(gone);
    bench.news = 0;
    const { read } = await bench.scanner.scan(false).summary;
    assert.deepEqual([read, bench.news], [1, 2]);
    assert.deepEqual(Object.fromEntries(bench.told), {
      'kept.env': [`${sampleId}@0:9`],
      'changed.env': [`${sampleId}@1:9`],
    });
    utimesSync(kept, new Date(), new Date(1_700_000_000_000));
    assert.equal((await bench.scanner.scan(false).summary).read, 1, 'the same size at another time is read again');
  });

  it('after a restart reads only what changed, and tells of everything', async () => {
    bench.write('a.env', `MEDIA_ID=${sampleId}`);
    const changed = bench.write('b.env', `MEDIA_ID=${sampleId}`);
    bench.configure();
    await bench.scanner.scan(true).summary;
    await bench.restart();
    writeFileSync(changed, `\nMEDIA_ID=${sampleId}`);
    const { read } = await bench.scanner.scan(true).summary;
    assert.equal(read, 1);
    assert.deepEqual(Object.fromEntries(bench.told), { 'a.env': [`${sampleId}@0:9`], 'b.env': [`${sampleId}@1:9`] });
  });

  it('builds a damaged cache anew, silently, at whatever byte it was cut', async () => {
    bench.write('a.env', `MEDIA_ID=${sampleId}`);
    bench.configure();
    await bench.scanner.scan(true).summary;
    await bench.scanner.stop();
    const whole = readFileSync(bench.cacheFile);
    const damaged = [
      whole.subarray(0, whole.length >> 1),
      Buffer.from('[]'),
      Buffer.from('{"version":1,"files":[[1]]}'),
      Buffer.from([0xff]),
    ];
    for (const bytes of damaged) {
      await bench.scanner.stop();
      writeFileSync(bench.cacheFile, bytes);
      await bench.restart();
      const { read } = await bench.scanner.scan(true).summary;
      assert.equal(read, 1);
      assert.deepEqual(bench.files(), ['a.env']);
    }
  });

  it('reads again what other key names may change', async () => {
    bench.write('a.txt', `brochure = "${sampleId}"`);
    bench.configure();
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), []);
    bench.configure({ keys: ['brochure'] });
    await bench.scanner.scan(true).summary;
    assert.deepEqual(bench.files(), ['a.txt']);
  });

  it('looks anew at single paths: changed, new, deleted, renamed folders, excluded ones', async () => {
    const file = bench.write('a.env', `MEDIA_ID=${sampleId}`);
    bench.write('old/one.env', `MEDIA_ID=${sampleId}`);
    bench.write('old/deep/two.env', `MEDIA_ID=${sampleId}`);
    bench.configure({ exclude: { '**/node_modules': true } });
    await bench.scanner.scan(true).summary;
    rmSync(file);
    const added = bench.write('new.env', `MEDIA_ID=${sampleId}`);
    renameSync(path.join(bench.root, 'old'), path.join(bench.root, 'renamed'));
    const excluded = bench.write('node_modules/x/y.env', `MEDIA_ID=${sampleId}`);
    await bench.scanner.update([file, added, excluded, path.join(bench.root, 'old'), path.join(bench.root, 'renamed')])
      .summary;
    assert.deepEqual(bench.files(), ['new.env', 'renamed/deep/two.env', 'renamed/one.env']);
  });

  it('keeps up with 5,000 changed files in one go', async () => {
    const files = Array.from({ length: 5000 }, (_, index) => bench.write(`d${index % 50}/f${index}.env`, 'x'));
    bench.configure();
    await bench.scanner.scan(true).summary;
    for (const file of files) writeFileSync(file, `MEDIA_ID=${sampleId}`);
    await bench.scanner.update(files).summary;
    assert.equal(bench.files().length, 5000);
  });

  it('can be cancelled, and the next scan is complete', async () => {
    for (let index = 0; index < 3000; index++) bench.write(`d${index % 30}/f${index}.env`, `MEDIA_ID=${sampleId}`);
    bench.configure();
    const running = bench.scanner.scan(true);
    running.cancel();
    assert.equal((await running.summary).isCancelled, true);
    const { isCancelled } = await bench.scanner.scan(true).summary;
    assert.equal(isCancelled, false);
    assert.equal(bench.files().length, 3000);
  });
});
