import { fake, FakeUri } from './fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { WorkspaceScan } from '../../../src/vscode/workspace/workspaceScan';
import { until } from '../../vscodeDriver/until';
import { HeldThread } from './heldThread';
import { MemoryFiles } from './memoryFiles';

const old = '7074855483357676350';
const saved = '7074855483357676999';

describe('who stops a search', () => {
  it('is answered at once, whatever the threads are at, and can search again', async () => {
    const temporary = mkdtempSync(path.join(tmpdir(), 'busy-'));
    const thread = new HeldThread(temporary);
    mkdirSync(path.join(temporary, 'w'));
    writeFileSync(path.join(temporary, 'w', 'a.env'), `MEDIA_ID=${old}`);
    fake.folders = [{ uri: FakeUri.file(path.join(temporary, 'w')), name: 'w' }];
    fake.settings = {};
    const index = new OccurrenceIndex();
    const scan = new WorkspaceScan(index, thread.entry, undefined);
    try {
      await scan.scan();
      thread.hold('orders');
      const searching = scan.scan();
      await until('the thread is at something that takes long', () => thread.isHeld('orders'));
      assert.equal(scan.cancel(), true);
      await searching;
      assert.ok(scan.status.kind === 'scanned' && scan.status.summary.isCancelled);
      assert.deepEqual([scan.status.summary.files, index.uris().length], [1, 1], 'what was known stays known');
      thread.release('orders');
      await scan.scan();
      assert.equal(scan.isScanned, true);
      // Who closes the window doesn't wait for it for ever either.
      thread.hold('orders');
      const last = scan.scan();
      await until('the thread is at something that takes long', () => thread.isHeld('orders'));
      await Promise.all([scan.stop(), last]);
    } finally {
      thread.release('orders');
      await scan.stop();
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});

describe('the scan of a local and a virtual folder', () => {
  it('fails when the threads die, and says why; it was not stopped', async () => {
    const temporary = mkdtempSync(path.join(tmpdir(), 'dying-'));
    const thread = new HeldThread(temporary);
    const store = new MemoryFiles();
    store.files.set('/v/b.env', `MEDIA_ID=${old}`);
    store.install();
    mkdirSync(path.join(temporary, 'w'));
    writeFileSync(path.join(temporary, 'w', 'a.env'), `MEDIA_ID=${saved}`);
    fake.folders = [
      { uri: FakeUri.file(path.join(temporary, 'w')), name: 'w' },
      { uri: FakeUri.parse('memfs:/v'), name: 'v' },
    ];
    fake.settings = {};
    const index = new OccurrenceIndex();
    const scan = new WorkspaceScan(index, thread.entry, undefined);
    const kinds: string[] = [];
    scan.onDidChangeStatus(({ kind }) => kinds.push(kind));
    try {
      // The virtual folder answers only after the threads have died.
      let release: () => void = () => undefined;
      store.gate = new Promise((resolve) => (release = resolve));
      thread.hold('die');
      const failed = assert.rejects(scan.scan(), /The thread died of its test/);
      await until('it has failed', () => scan.status.kind === 'failed');
      release();
      await failed;
      assert.ok(scan.status.kind === 'failed' && scan.status.reason.includes('The thread died of its test'));
      assert.equal(kinds.indexOf('failed'), kinds.length - 1, 'nothing else is told afterwards');
      thread.release('die');
      await scan.ensure();
      assert.deepEqual([scan.isScanned, index.uris().length], [true, 2]);
    } finally {
      await scan.stop();
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});
