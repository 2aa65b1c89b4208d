import type { FakeDocument } from './fakeVscode';
import { fake, FakeUri } from './fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { findOccurrences } from '../../../src/core/recognition/occurrences';
import { FileWatcher } from '../../../src/vscode/workspace/fileWatcher';
import { WorkspaceScan } from '../../../src/vscode/workspace/workspaceScan';
import { until } from '../../vscodeDriver/until';
import { HeldThread } from './heldThread';
import { MemoryFiles } from './memoryFiles';

const old = '7074855483357676350';
const saved = '7074855483357676999';
const later = '7074855483357676888';

describe('what an editor saved', () => {
  let temporary: string;
  let thread: HeldThread;
  let index: OccurrenceIndex;
  let scan: WorkspaceScan;
  let watch: { dispose(): void };
  let text = '';
  const seen: string[] = [];
  beforeEach(() => {
    temporary = mkdtempSync(path.join(tmpdir(), 'saved-'));
    thread = new HeldThread(temporary);
    mkdirSync(path.join(temporary, 'w'));
    fake.folders = [{ uri: FakeUri.file(path.join(temporary, 'w')), name: 'w' }];
    fake.settings = {};
    seen.length = 0;
    index = new OccurrenceIndex();
    index.onDidChange((uris) => {
      for (const uri of uris) seen.push(idsOf(uri));
    });
    scan = new WorkspaceScan(index, thread.entry, undefined);
    watch = new FileWatcher(scan, index, {
      onDidRecognize: new fake.Emitter<never>().event,
      occurrencesIn: () => Promise.resolve(findOccurrences(text)),
    });
  });
  afterEach(async () => {
    for (const what of ['results', 'orders', 'die', 'blur'] as const) thread.release(what);
    watch.dispose();
    await scan.stop();
    rmSync(temporary, { recursive: true, force: true });
  });

  const idsOf = (uri: string): string =>
    index
      .get(uri)
      .map(({ mediaId }) => mediaId)
      .join();
  const write = (content: string): FakeUri => {
    const file = path.join(temporary, 'w', 'a.env');
    writeFileSync(file, content);
    return FakeUri.file(file);
  };
  const save = (uri: FakeUri, content: string): void => {
    text = content;
    const document: FakeDocument = { uri, isDirty: false, isUntitled: false, version: 2 };
    fake.didSave.fire(document);
  };
  const update = (uri: FakeUri): Promise<void> => scan.update([uri as unknown as vscode.Uri]);

  it('is not overwritten by what was read before, however late that is told', async () => {
    const uri = write(`MEDIA_ID=${old}`);
    thread.hold('results');
    const scanned = scan.scan();
    await until('the old text was read', () => thread.isHeld('results'));
    write(`MEDIA_ID=${saved}`);
    save(uri, `MEDIA_ID=${saved}`);
    await until('the list has what was saved', () => idsOf(uri.toString()) === saved);
    thread.release('results');
    await scanned;
    await update(uri);
    assert.deepEqual(seen, [saved]);
  });

  it('is read again, even where the file system tells no difference but the size', async () => {
    const uri = write(`MEDIA_ID=${old}`);
    thread.hold('blur');
    await scan.scan();
    // A formatter changed it once more after the editor had saved it.
    write(`MEDIA_ID=${later}`);
    save(uri, `MEDIA_ID=${saved}`);
    await until('the disk has the last word', () => idsOf(uri.toString()) === later);
    assert.deepEqual(seen, [old, saved, later]);
  });

  it('is read again by a scan that is asked for before the update, too', async () => {
    const uri = write(`MEDIA_ID=${old}`);
    thread.hold('blur');
    await scan.scan();
    write(`OTHER_ID=${saved}`);
    save(uri, `MEDIA_ID=${saved}`);
    await until('the list has what was saved', () => idsOf(uri.toString()) === saved);
    await scan.scan();
    assert.equal(idsOf(uri.toString()), '', 'the disk holds none');
  });

  it('is not overwritten by what was read before in a virtual folder', async () => {
    const store = new MemoryFiles();
    store.files.set('/w/a.env', `MEDIA_ID=${old}`);
    store.install();
    fake.folders = [{ uri: FakeUri.parse('memfs:/w'), name: 'w' }];
    const uri = FakeUri.parse('memfs:/w/a.env');
    await scan.scan();
    let release: () => void = () => undefined;
    let reads = 0;
    const { readFile } = fake.fs;
    fake.fs.readFile = (file) => {
      reads++;
      return readFile(file);
    };
    store.gate = new Promise((resolve) => (release = resolve));
    const updated = update(uri);
    await until('the old text is being read', () => reads === 1);
    store.files.set('/w/a.env', `MEDIA_ID=${saved}`);
    save(uri, `MEDIA_ID=${saved}`);
    await until('the list has what was saved', () => idsOf(uri.toString()) === saved);
    store.gate = Promise.resolve();
    release();
    await updated;
    await update(uri);
    assert.deepEqual(seen, [old, saved]);
  });

  it('is noticed elsewhere, too: a file that was replaced with the same size and time', async () => {
    const uri = write(`MEDIA_ID=${old}`);
    utimesSync(uri.fsPath, 1_700_000_000, 1_700_000_000);
    await scan.scan();
    const { size, mtimeMs } = statSync(uri.fsPath);
    write(`MEDIA_ID=${saved}`);
    utimesSync(uri.fsPath, 1_700_000_000, 1_700_000_000);
    assert.deepEqual([statSync(uri.fsPath).size, statSync(uri.fsPath).mtimeMs], [size, mtimeMs]);
    await scan.scan();
    assert.equal(idsOf(uri.toString()), saved);
    write(`MEDIA_ID=${later}`);
    utimesSync(uri.fsPath, 1_700_000_000, 1_700_000_000);
    await update(uri);
    assert.equal(idsOf(uri.toString()), later);
  });
});
