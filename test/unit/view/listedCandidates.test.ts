import { fake, FakeUri } from '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { MediaList } from '../../../src/core/list/mediaList';
import { Rows } from '../../../src/core/list/rows';
import { UserError } from '../../../src/vscode/messages/userError';
import { listedCandidates } from '../../../src/vscode/view/listedCandidates';
import type { MediaIdsView } from '../../../src/vscode/view/mediaIdsView';
import { WorkspaceScan } from '../../../src/vscode/workspace/workspaceScan';
import { projectFolder } from '../../run/folders';

const id = '7074855483357676350';
const scanThread = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js');

describe('all that is listed', () => {
  let temporary: string;
  let list: MediaList;
  let scan: WorkspaceScan;
  afterEach(async () => {
    await scan.stop();
    list.dispose();
    rmSync(temporary, { recursive: true, force: true });
  });

  it('is handed to nobody after a scan that failed, and is again once one succeeds', async () => {
    temporary = mkdtempSync(path.join(tmpdir(), 'listed-'));
    const folder = path.join(temporary, 'w');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a.env'), `MEDIA_ID=${id}`);
    fake.folders = [{ uri: FakeUri.file(folder), name: 'w' }];
    fake.settings = {};
    // A scanner whose thread dies at the next scan for as long as this file is there.
    const fault = path.join(temporary, 'fault');
    const entry = path.join(temporary, 'scanner.js');
    writeFileSync(
      entry,
      `const { existsSync } = require('node:fs');
      require('node:worker_threads').parentPort.on('message', ({ kind }) => {
        if (kind === 'scan' && existsSync(${JSON.stringify(fault)})) process.exit(9);
      });
      require(${JSON.stringify(scanThread)});`,
    );
    const index = new OccurrenceIndex();
    list = new MediaList({
      index,
      stateOf: () => 'notDeleted',
      isIgnored: () => false,

      wordOf: () => undefined,
      pathOf: (uri) => uri,
      evidenceText: () => '',
      stateText: () => '',
    });
    scan = new WorkspaceScan(index, entry, undefined);
    const listed = listedCandidates({ list } as unknown as MediaIdsView, scan);
    const all = async (): Promise<string[]> => (await listed.allListed()).map(({ mediaId }) => mediaId);
    assert.deepEqual(await all(), [id]);
    writeFileSync(fault, '');
    await assert.rejects(scan.scan());
    assert.equal(index.uris().length, 1, 'the old list is still shown');
    await assert.rejects(
      all(),
      (error) =>
        error instanceof UserError &&
        /^Nothing was deleted: the search .* failed, .* may be out of date/.test(error.message),
    );
    rmSync(fault);
    assert.deepEqual(await all(), [id]);
  });
});

describe('rows that are to be deleted', () => {
  it('are looked at once more: a file that was replaced with the same size and time is noticed', async () => {
    const temporary = mkdtempSync(path.join(tmpdir(), 'replaced-'));
    fake.folders = [{ uri: FakeUri.file(temporary), name: 'w' }];
    fake.settings = {};
    const file = path.join(temporary, 'a.env');
    const write = (content: string): void => {
      writeFileSync(file, content);
      utimesSync(file, 1_700_000_000, 1_700_000_000);
    };
    write(`MEDIA_ID=${id}`);
    writeFileSync(path.join(temporary, 'b.env'), `MEDIA_ID=${id}`);
    const index = new OccurrenceIndex();
    const scan = new WorkspaceScan(index, scanThread, undefined);
    const list = new MediaList({
      index,
      stateOf: () => 'notDeleted',
      stateText: () => '',
      isIgnored: () => false,

      wordOf: () => undefined,
      pathOf: (uri) => uri,
      evidenceText: () => '',
    });
    const rows = new Rows(list);
    const listed = listedCandidates({ list, rows, tree: { selection: [] } } as unknown as MediaIdsView, scan);
    try {
      await scan.scan();
      list.flush();
      const [a, b] = rows.roots();
      assert.deepEqual(
        (await listed.candidatesFromArguments([a]))?.map(({ mediaId }) => mediaId),
        [id],
      );
      write(`OTHER_ID=${id.slice(0, -1)}9`);
      await assert.rejects(
        async () => listed.candidatesFromArguments([a, [a, b]]),
        (error) => error instanceof UserError && /^Nothing was deleted: .*a\.env changed on disk/.test(error.message),
      );
      assert.equal(index.get(FakeUri.file(file).toString()).length, 0, 'the list is up to date now');
      assert.equal((await listed.candidatesFromArguments([b]))?.length, 1);
      write(`MEDIA_ID=${id.slice(0, -1)}8`);
      await scan.scan();
      write(`MEDIA_ID=${id.slice(0, -1)}9`);
      assert.deepEqual(
        (await listed.allListed()).map(({ mediaId }) => mediaId).sort(),
        [`${id.slice(0, -1)}9`, id].sort(),
      );
    } finally {
      await scan.stop();
      list.dispose();
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});
