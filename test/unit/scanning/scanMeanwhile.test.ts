import { fake, FakeUri } from './fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { FileWatcher } from '../../../src/vscode/workspace/fileWatcher';
import { WorkspaceScan } from '../../../src/vscode/workspace/workspaceScan';
import { until } from '../../vscodeDriver/until';
import { projectFolder } from '../../run/folders';
import { MemoryFiles } from './memoryFiles';

const entry = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js');
const one = '7074855483357676350';
const other = '9990001112223334';

/** So many files that a scan is under way for a while after its first results. */
const many = 1000;

describe('the scan of a workspace, while things change', () => {
  let temporary: string;
  let index: OccurrenceIndex;
  let scan: WorkspaceScan;
  let watch: { dispose(): void };
  beforeEach(() => {
    temporary = mkdtempSync(path.join(tmpdir(), 'scan-meanwhile-'));
    fake.folders = undefined;
    fake.settings = {};
    begin();
  });
  afterEach(async () => {
    await end();
    rmSync(temporary, { recursive: true, force: true });
  });

  function begin(): void {
    index = new OccurrenceIndex();
    scan = new WorkspaceScan(index, entry, undefined);
    watch = new FileWatcher(scan, index, {
      onDidRecognize: new fake.Emitter<never>().event,
      occurrencesIn: () => Promise.resolve([]),
    });
  }
  async function end(): Promise<void> {
    watch.dispose();
    await scan.stop();
  }

  const fileOf = (number: number): string => path.join(temporary, `d${number % 20}`, `f${number}.env`);
  const openFolder = (content: string): void => {
    for (let number = 0; number < many; number++) {
      mkdirSync(path.dirname(fileOf(number)), { recursive: true });
      writeFileSync(fileOf(number), content);
    }
    fake.folders = [{ uri: FakeUri.file(temporary), name: 'w' }];
  };
  const openMemory = (content: Record<string, string>): MemoryFiles => {
    const store = new MemoryFiles();
    for (const [name, text] of Object.entries(content)) store.files.set(`/w/${name}`, text);
    store.install();
    fake.folders = [{ uri: FakeUri.parse('memfs:/w'), name: 'w' }];
    return store;
  };
  const idsOf = (uri: string): string => [...new Set(index.get(uri).map(({ mediaId }) => mediaId))].join();
  const idsListed = (): string[] => [...new Set(index.uris().map(idsOf))];
  /** Scans, and does something when the first results come: the scan is under way then, whatever the machine's speed. */
  const scanAndMeanwhile = async (meanwhile: () => void): Promise<void> => {
    const forget = index.onDidChange(() => {
      forget();
      assert.equal(scan.status.kind, 'scanning');
      meanwhile();
    });
    await scan.scan();
  };
  const setKeys = (...keys: string[]): void => {
    fake.settings = { whatsappMedia: { 'detection.keys': keys } };
    fake.didChangeConfiguration.fire({ affectsConfiguration: (name) => name === 'whatsappMedia.detection.keys' });
  };
  const summaryOf = (): Extract<typeof scan.status, { kind: 'scanned' }>['summary'] => {
    assert.ok(scan.status.kind === 'scanned');
    return scan.status.summary;
  };

  it('lists by the key names that hold now, added or taken away during a scan', async () => {
    openFolder(`MEDIA_ID=${one}\nbrochure = "${other}"\n`);
    await scanAndMeanwhile(() => {
      setKeys('brochure');
    });
    assert.equal(index.uris().length, many);
    assert.deepEqual(idsListed(), [`${one},${other}`]);
    // From the beginning, so that there are results under way when the name is taken away.
    await end();
    begin();
    await scanAndMeanwhile(() => {
      setKeys();
    });
    assert.equal(index.uris().length, many);
    assert.deepEqual(idsListed(), [one]);
  });

  it('lists by the key names that hold now in a virtual folder, too', async () => {
    const store = openMemory({ 'a.env': `MEDIA_ID=${one}\nbrochure = "${other}"`, 'b.env': `MEDIA_ID=${one}` });
    let release: () => void = () => undefined;
    store.gate = new Promise((resolve) => (release = resolve));
    const scanned = scan.scan();
    await until('both files were found', () => progress().startsWith('2/'));
    store.gate = Promise.resolve();
    setKeys('brochure');
    release();
    await scanned;
    assert.equal(idsOf('memfs:/w/a.env'), `${one},${other}`);
  });

  it('follows files that are saved, created and deleted during a scan', async () => {
    openFolder(`MEDIA_ID=${one}\n`);
    const created = path.join(temporary, 'created.env');
    await scanAndMeanwhile(() => {
      for (const number of [0, many - 1]) writeFileSync(fileOf(number), `\nMEDIA_ID=${other}\n`);
      for (const number of [1, many - 2]) rmSync(fileOf(number));
      writeFileSync(created, `MEDIA_ID=${other}\n`);
      for (const file of [fileOf(0), fileOf(many - 1), fileOf(1), fileOf(many - 2), created]) {
        fake.didChangeFile.fire(FakeUri.file(file));
      }
    });
    const uri = (file: string): string => FakeUri.file(file).toString();
    await until('the list agrees with the disk', () =>
      [fileOf(0), fileOf(many - 1), created].every((file) => idsOf(uri(file)) === other),
    );
    assert.deepEqual([fileOf(1), fileOf(many - 2)].map(uri).map(idsOf), ['', '']);
    assert.equal(index.uris().length, many - 1);
    assert.equal(summaryOf().isCancelled, false);
  });

  it('reads a virtual file again that was saved after the scan had read it', async () => {
    const store = openMemory({ 'a.env': `MEDIA_ID=${one}` });
    let release: () => void = () => undefined;
    store.gate = new Promise((resolve) => (release = resolve));
    const scanned = scan.scan();
    await until('the file was found', () => progress().startsWith('1/'));
    await new Promise(setImmediate);
    store.files.set('/w/a.env', `MEDIA_ID=${other}`);
    const updated = scan.update([FakeUri.parse('memfs:/w/a.env') as unknown as vscode.Uri]);
    release();
    await Promise.all([scanned, updated]);
    assert.deepEqual(idsListed(), [other]);
  });

  it('tells how far it is in virtual folders, and how many files vanished meanwhile', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => `${name}.env`);
    const store = openMemory(Object.fromEntries(names.map((name) => [name, `MEDIA_ID=${one}`])));
    const read = fake.fs.readFile;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    fake.fs.readFile = async (uri) => {
      if (uri.path !== '/w/a.env') await held;
      return read(uri);
    };
    const scanned = scan.scan();
    await until('one of four is done', () => progress() === '4/1');
    store.files.delete('/w/b.env');
    store.files.delete('/w/c.env');
    release();
    await scanned;
    const { files, skipped, examples } = summaryOf();
    assert.deepEqual(skipped, { binary: 0, tooLarge: 0, unreadable: 0, vanished: 2, link: 0 });
    assert.deepEqual(examples.map(({ path: uri, reason }) => `${uri} ${reason}`).sort(), [
      'memfs:/w/b.env vanished',
      'memfs:/w/c.env vanished',
    ]);
    assert.equal(files, 4, 'found, though not all could be read');
    assert.deepEqual(index.uris().sort(), ['memfs:/w/a.env', 'memfs:/w/d.env']);
    await scan.scan();
    assert.equal(summaryOf().skipped.vanished, 0, 'the next scan knows nothing of them');
  });

  it('counts local and virtual folders together', async () => {
    openMemory({ 'a.env': `MEDIA_ID=${one}`, 'b.bin': '\0' });
    mkdirSync(path.join(temporary, 'local'));
    writeFileSync(path.join(temporary, 'local', 'c.env'), `MEDIA_ID=${other}`);
    writeFileSync(path.join(temporary, 'local', 'd.bin'), '\0');
    fake.folders = [...(fake.folders ?? []), { uri: FakeUri.file(path.join(temporary, 'local')), name: 'local' }];
    await scan.scan();
    const { files, skipped } = summaryOf();
    assert.deepEqual([files, skipped.binary], [4, 2]);
    assert.deepEqual(idsListed().sort(), [one, other].sort());
  });

  /** `found/done` while a scan is under way. */
  function progress(): string {
    const { status } = scan;
    return status.kind === 'scanning' ? `${status.progress.found}/${status.progress.done}` : '';
  }
});
