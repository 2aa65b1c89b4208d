import type { FakeDocument } from './fakeVscode';
import { fake, FakeUri } from './fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { findOccurrences } from '../../../src/core/recognition/occurrences';
import type { DocumentOccurrences } from '../../../src/vscode/editor/openDocuments';
import { FileWatcher } from '../../../src/vscode/workspace/fileWatcher';
import { WorkspaceScan } from '../../../src/vscode/workspace/workspaceScan';
import { until } from '../../vscodeDriver/until';
import { projectFolder } from '../../run/folders';
import { MemoryFiles } from './memoryFiles';

const entry = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js');
const one = '7074855483357676350';
const other = '9990001112223334';

describe('the scan of a workspace', () => {
  let temporary: string;
  let index: OccurrenceIndex;
  let scan: WorkspaceScan;
  let watch: { dispose(): void };
  let recognized: InstanceType<typeof fake.Emitter<DocumentOccurrences>>;
  let texts: Map<FakeDocument, string>;
  const memory = (): MemoryFiles => {
    const files = new MemoryFiles();
    files.install();
    fake.folders = [{ uri: FakeUri.parse('memfs:/w'), name: 'w' }];
    return files;
  };

  beforeEach(() => {
    temporary = mkdtempSync(path.join(tmpdir(), 'workspace-scan-'));
    fake.folders = undefined;
    fake.settings = {};
    texts = new Map();
    index = new OccurrenceIndex();
    scan = new WorkspaceScan(index, entry, FakeUri.file(path.join(temporary, 'storage')) as unknown as vscode.Uri);
    recognized = new fake.Emitter();
    watch = new FileWatcher(scan, index, {
      onDidRecognize: recognized.event,
      occurrencesIn: (document) =>
        Promise.resolve(findOccurrences(texts.get(document as unknown as FakeDocument) ?? '')),
    });
  });
  afterEach(async () => {
    watch.dispose();
    await scan.stop();
    rmSync(temporary, { recursive: true, force: true });
  });

  const folder = (name: string, count: number): { uri: FakeUri; name: string } => {
    for (let number = 0; number < count; number++) {
      const inFolder = path.join(temporary, name, `d${number % 20}`);
      mkdirSync(inFolder, { recursive: true });
      writeFileSync(path.join(inFolder, `f${number}.env`), `MEDIA_ID=${one}\n`);
    }
    return { uri: FakeUri.file(path.join(temporary, name)), name };
  };
  const update = (...uris: readonly FakeUri[]): Promise<void> => scan.update(uris as unknown as vscode.Uri[]);
  const listed = (): string[] =>
    index
      .uris()
      .sort()
      .map(
        (uri) =>
          `${uri.slice(uri.lastIndexOf('/') + 1)} ${index
            .get(uri)
            .map(({ mediaId }) => mediaId)
            .join()}`,
      );
  const type = (document: FakeDocument, text: string): void => {
    texts.set(document, text);
    document.version++;
    document.isDirty = true;
    recognized.fire({
      document: document as unknown as vscode.TextDocument,
      occurrences: findOccurrences(text),
    });
  };
  const open = (uri: FakeUri, isUntitled = false): FakeDocument => ({ uri, isDirty: false, isUntitled, version: 1 });
  const save = (document: FakeDocument): void => {
    document.isDirty = false;
    fake.didSave.fire(document);
  };

  it('finds what the system lost of thousands of changes that came at once', async () => {
    const many = folder('many', 600);
    fake.folders = [many];
    await scan.scan();
    const files = Array.from({ length: 600 }, (_, number) =>
      path.join(many.uri.path, `d${number % 20}`, `f${number}.env`),
    );
    files.forEach((file, number) => {
      if (number % 2 === 0) writeFileSync(file, `MEDIA_ID=${other}\n`);
      else rmSync(file);
    });
    // Of the last twenty no event comes, and something else goes on changing.
    for (const file of files.slice(0, -20)) fake.didChangeFile.fire(FakeUri.file(file));
    const log = path.join(many.uri.path, 'a.log');
    const writing = setInterval(() => {
      writeFileSync(log, String(performance.now()));
      fake.didChangeFile.fire(FakeUri.file(log));
    }, 100);
    try {
      await until('all of them are looked at', () => index.uris().length === 300 && !index.mediaIds().includes(one));
    } finally {
      clearInterval(writing);
    }
  });

  it('follows files of a virtual folder that change, appear and go, with a whole folder too', async () => {
    const { files } = memory();
    files
      .set('/w/a.env', `MEDIA_ID=${one}`)
      .set('/w/sub/b.env', `MEDIA_ID=${one}`)
      .set('/w/sub/c.env', `MEDIA_ID=${one}`);
    await scan.scan();
    assert.deepEqual(listed(), [`a.env ${one}`, `b.env ${one}`, `c.env ${one}`]);
    files.set('/w/a.env', `MEDIA_ID=${other}`).set('/w/new.env', `MEDIA_ID=${one}`);
    files.delete('/w/sub/b.env');
    files.delete('/w/sub/c.env');
    await update(FakeUri.parse('memfs:/w/a.env'), FakeUri.parse('memfs:/w/new.env'), FakeUri.parse('memfs:/w/sub'));
    assert.deepEqual(listed(), [`a.env ${other}`, `new.env ${one}`]);
  });

  it('finds in virtual files what it finds in local ones: in a table by its name, in UTF-16, under further keys', async () => {
    const { files } = memory();
    const texts: Record<string, string> = {
      // Only the name says that this is a table; without it `app` would name the number.
      'table.tsv': `name:\tmedia_id\napp:\t${one}\n`,
      'unicode.txt': `\ufeffname\tmedia_id\nbanner\t${one}\n`,
      'keys.txt': `brochure = "${one}"`,
      'binary.bin': `\0 mediaId: "${one}"`,
    };
    fake.settings = { whatsappMedia: { 'detection.keys': ['brochure'] } };
    const folderOnDisk = path.join(temporary, 'same');
    mkdirSync(folderOnDisk);
    for (const [name, content] of Object.entries(texts)) {
      const bytes = Buffer.from(content, name === 'unicode.txt' ? 'utf16le' : 'utf8');
      files.set(`/w/${name}`, bytes);
      writeFileSync(path.join(folderOnDisk, name), bytes);
    }
    const local = { uri: FakeUri.file(folderOnDisk), name: 'same' };
    fake.folders = [...(fake.folders ?? []), local];
    await scan.scan();
    const expected = ['keys.txt', 'table.tsv', 'unicode.txt'].map((name) => `${name} ${one}`);
    assert.deepEqual(listed(), [...expected, ...expected]);
    assert.equal(scan.status.kind === 'scanned' && scan.status.summary.skipped.binary, 2);
  });

  it('keeps the rows of a virtual file that cannot be read for now', async () => {
    const store = memory();
    store.files.set('/w/a.env', `MEDIA_ID=${one}`);
    await scan.scan();
    store.failure = new Error('The connection was lost.');
    await update(FakeUri.parse('memfs:/w/a.env'));
    await scan.scan();
    assert.deepEqual(listed(), [`a.env ${one}`]);
    assert.equal(scan.status.kind === 'scanned' && scan.status.summary.skipped.unreadable, 1);
  });

  it('takes nothing from a virtual scan that was superseded or stopped', async () => {
    const store = memory();
    store.files.set('/w/a.env', `MEDIA_ID=${one}`);
    let release: () => void = () => undefined;
    store.gate = new Promise((resolve) => (release = resolve));
    const superseded = scan.scan();
    await until('the scan is at work', () => scan.status.kind === 'scanning');
    await new Promise(setImmediate);
    store.files.set('/w/a.env', `MEDIA_ID=${other}`);
    store.gate = Promise.resolve();
    await Promise.all([scan.scan(), superseded]);
    assert.deepEqual(listed(), [`a.env ${other}`]);
    release();
    await new Promise(setImmediate);
    assert.deepEqual(listed(), [`a.env ${other}`]);
    const stopped = scan.scan();
    assert.equal(scan.cancel(), true);
    await stopped;
    assert.deepEqual(listed(), [`a.env ${other}`]);
    assert.equal(scan.isScanned, false);
    assert.equal(scan.status.kind === 'scanned' && scan.status.summary.isCancelled, true);
  });

  it('ends in a virtual folder that leads back to itself', async () => {
    memory();
    fake.fs.readDirectory = () => Promise.resolve([['loop', 2]]);
    await scan.scan();
    assert.equal(scan.status.kind === 'scanned' && scan.status.summary.skipped.link, 1);
  });

  it('lists nothing of a folder that was removed while it was scanned', async () => {
    const [a, b] = [folder('a', 3000), folder('b', 100)];
    fake.folders = [a, b];
    const first = scan.scan();
    await until('some of it is listed', () => index.uris().length > 0);
    fake.folders = [b];
    await Promise.all([scan.reconfigure(), first]);
    assert.equal(index.uris().length, 100);
    assert.ok(index.uris().every((uri) => uri.includes('/b/')));
  });

  it('lets nobody who waits go on before the newest scan has ended', async () => {
    fake.folders = [folder('a', 3000)];
    void scan.ensure();
    const waiting = scan.ensure().then(() => index.uris().length);
    void scan.reconfigure();
    assert.equal(await waiting, 3000);
  });

  it('tells of a scan that failed, and scans again when asked to', async () => {
    fake.folders = [folder('a', 3)];
    const broken = new WorkspaceScan(index, path.join(temporary, 'nothing.js'), undefined);
    await assert.rejects(broken.scan(), /The search for media IDs failed/);
    assert.equal(broken.status.kind, 'failed');
    writeFileSync(path.join(temporary, 'nothing.js'), `require(${JSON.stringify(entry)})`);
    await broken.ensure();
    assert.equal(broken.isScanned, true);
    assert.equal(index.uris().length, 3);
    await broken.stop();
  });

  it('is ended by nothing that stands in a settings file', async () => {
    fake.folders = [folder('a', 3)];
    fake.settings = {
      files: { exclude: { '**/x': null, '**/y': { when: 5 }, '**/f1.env': true, '': true } },
      search: { exclude: { '**/f1.env': { when: 'nothing' }, '**/f0.env': false } },
      'whatsappMedia.files': { include: [null, '**/*'], maxSizeMB: 'much' },
    };
    await scan.scan();
    assert.deepEqual(listed(), [`f0.env ${one}`, `f2.env ${one}`], 'what always holds is not weakened');
  });

  it('loses no row when an update is stopped', async () => {
    fake.folders = [folder('a', 50)];
    await scan.scan();
    const updating = update(...Array.from({ length: 50 }, (_, n) => FakeUri.file(path.join(temporary, 'a', `d${n}`))));
    await new Promise(setImmediate);
    scan.cancel();
    await updating;
    assert.equal(index.uris().length, 50, 'what is unknown stays listed');
    await scan.scan();
    assert.equal(scan.isScanned, true);
  });

  it('counts anew what is skipped when a saved file outgrows the limit', async () => {
    fake.settings = { 'whatsappMedia.files': { maxSizeMB: 0.001 } };
    fake.folders = [folder('a', 1)];
    await scan.scan();
    const file = path.join(temporary, 'a', 'd0', 'f0.env');
    writeFileSync(file, `MEDIA_ID=${one}\n${'x'.repeat(2000)}`);
    await update(FakeUri.file(file));
    assert.deepEqual(listed(), []);
    const { status } = scan;
    assert.ok(status.kind === 'scanned');
    assert.equal(status.summary.skipped.tooLarge, 1);
    assert.deepEqual(status.summary.examples, [{ path: file, reason: 'tooLarge' }]);
    writeFileSync(file, `MEDIA_ID=${one}`);
    await update(FakeUri.file(file));
    assert.equal(scan.status.kind === 'scanned' && scan.status.summary.skipped.tooLarge, 0);
  });

  it('never shows the old row again when an editor is saved', async () => {
    const store = memory();
    store.files.set('/w/a.env', `MEDIA_ID=${one}`);
    await scan.scan();
    const document = open(FakeUri.parse('memfs:/w/a.env'));
    type(document, `MEDIA_ID=${other}`);
    const seen: string[] = [];
    index.onDidChange(() => seen.push(listed().join()));
    store.files.set('/w/a.env', `MEDIA_ID=${other}`);
    save(document);
    await until('the editor is no longer over the disk', () => index.get('memfs:/w/a.env')[0]?.mediaId === other);
    await update(document.uri);
    assert.deepEqual(seen, [], 'nothing changed for who looks at the list');
    assert.deepEqual(listed(), [`a.env ${other}`]);
  });

  it('without a folder keeps what an open document holds when it is saved', async () => {
    const document = open(FakeUri.file('/x/a.env'));
    type(document, `MEDIA_ID=${one}`);
    save(document);
    await new Promise(setImmediate);
    assert.deepEqual(listed(), [`a.env ${one}`]);
    fake.didClose.fire(document);
    assert.deepEqual(listed(), []);
  });

  it('lists unsaved text of the folders and untitled documents, not of files outside', () => {
    memory();
    type(open(FakeUri.file('/elsewhere/a.env')), `MEDIA_ID=${one}`);
    type(open(FakeUri.parse('untitled:Untitled-1'), true), `MEDIA_ID=${other}`);
    type(open(FakeUri.parse('memfs:/w/b.env')), `MEDIA_ID=${one}`);
    assert.deepEqual(listed(), [`b.env ${one}`, `untitled:Untitled-1 ${other}`]);
  });

  it('no longer lists unsaved text of a file that is excluded from now on', () => {
    memory();
    type(open(FakeUri.parse('memfs:/w/gen/b.env')), `MEDIA_ID=${one}`);
    assert.equal(listed().length, 1);
    fake.settings = { files: { exclude: { '**/gen': true } } };
    fake.didChangeConfiguration.fire({ affectsConfiguration: (section) => section === 'files.exclude' });
    assert.deepEqual(listed(), []);
  });
});
