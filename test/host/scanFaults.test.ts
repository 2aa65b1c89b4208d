import * as assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { outputWith, setting } from './hostHelpers';
import { WorkspaceList } from './workspaceList';

// IDs that no other test deletes: what is deleted in this window isn't offered again.
const staying = '583920174466111';
const first = '583920174466112';
const second = '583920174466113';

describe('the list of the workspace, where something is in its way', () => {
  let list: WorkspaceList;
  before(async () => {
    list = await WorkspaceList.open('eventful');
  });
  beforeEach(() => {
    list.begin();
  });
  afterEach(() => list.end());
  after(() => list.close());

  const baseNames = async (): Promise<string[]> =>
    (await list.refresh()).map(({ uri }) => path.posix.basename(uri)).sort();

  it('follows what is saved, created and deleted while it scans', async () => {
    for (let number = 0; number < 2000; number++) list.write(`d${number % 20}/f${number}.env`, `MEDIA_ID=${staying}`);
    const gone = list.write('d19/gone.env', `MEDIA_ID=${first}`);
    const saved = list.write('d18/saved.env', `MEDIA_ID=${first}`);
    await list.refresh();
    const editor = await vscode.window.showTextDocument(saved);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, 0, 9 + first.length), 'nothing');
    });
    const scanned = list.refresh();
    list.write('d17/created.env', `MEDIA_ID=${second}`);
    rmSync(gone.fsPath);
    await Promise.all([scanned, editor.document.save()]);
    await list.untilListed(staying, second);
  });

  it('counts and names what it cannot read, and finds the rest', async () => {
    list.write('fine.env', `MEDIA_ID=${staying}`);
    symlinkSync('nowhere', path.join(list.folder, 'dangling.env'));
    symlinkSync('ring-b', path.join(list.folder, 'ring-a'));
    symlinkSync('ring-a', path.join(list.folder, 'ring-b'));
    symlinkSync('.', path.join(list.folder, 'round'));
    assert.deepEqual(await baseNames(), ['fine.env']);
    await outputWith('Not searched: 3 unreadable, 1 links not followed');
    for (const name of ['dangling.env', 'ring-a', 'ring-b']) {
      await outputWith(`${path.join(list.folder, name)}: 1 unreadable`);
    }
    await outputWith(`${path.join(list.folder, 'round')}: 1 links not followed`);
  });

  it('leaves out a file of 100 MB and says so, and searches it where the limit allows', async () => {
    list.write('fine.env', `MEDIA_ID=${staying}`);
    const line = `${'x'.repeat(99)}\n`;
    const last = `MEDIA_ID=${first}`.padEnd(line.length);
    const huge = list.write('huge.env', line.repeat(999_999) + last);
    assert.deepEqual(await baseNames(), ['fine.env']);
    await outputWith('Not searched: 1 larger than the limit');
    await outputWith(`${huge.fsPath}: 1 larger than the limit`);
    await setting('files.maxSizeMB', 100);
    try {
      const found = await list.refresh();
      assert.deepEqual(
        found.map(({ mediaId, line: at }) => `${mediaId} ${at}`),
        [`${staying} 0`, `${first} 999999`],
      );
      writeFileSync(huge.fsPath, line.repeat(999_999) + last + ' ');
      assert.deepEqual(await baseNames(), ['fine.env'], 'a byte more is too much');
    } finally {
      await setting('files.maxSizeMB', undefined);
    }
  });
});
