import * as assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../vscodeDriver/until';
import { WorkspaceList } from './workspaceList';

// IDs that no other test deletes: what is deleted in this window isn't offered again.
const first = '5560001112223334445';
const second = '5560009998887776661';

describe('deleting in a file, as it is on the disk', () => {
  let list: WorkspaceList;
  before(async () => {
    list = await WorkspaceList.open('onDisk');
  });
  beforeEach(() => {
    list.begin();
  });
  afterEach(() => list.end());
  after(() => list.close());

  const inFile = (file: vscode.Uri): Thenable<unknown> =>
    vscode.commands.executeCommand('whatsappMedia.deleteInFile', file);
  const asked = (): string => {
    const { text = '', detail = '' } = list.user.asked.find(({ kind }) => kind === 'modal') ?? {};
    return `${text}\n${detail}`;
  };

  it('reads what Excel saves as Unicode text, as the search does', async () => {
    for (const encoding of ['utf16le', 'utf16be']) {
      const bytes = Buffer.from(`\ufeffname\tmedia_id\r\nbanner\t${first}\r\n`, 'utf16le');
      const file = list.write(`${encoding}.txt`, encoding === 'utf16le' ? bytes : bytes.swap16());
      assert.deepEqual(
        (await list.refresh()).filter(({ uri }) => uri === file.toString()).map(({ mediaId }) => mediaId),
        [first],
      );
      list.begin();
      list.user.will({ modal: 'Delete', press: undefined });
      await inFile(file);
      assert.match(asked(), new RegExp(first));
      list.user.restore();
    }
    list.begin();
  });

  it('deletes nothing where the editor still shows a file that was replaced with the same size and time', async () => {
    const file = list.write('replaced.env', `MEDIA_ID=${first}`);
    utimesSync(file.fsPath, 1_700_000_000, 1_700_000_000);
    const { document } = await vscode.window.showTextDocument(file);
    // Outside of the workspace, and moved into it once it has its time: nobody can see it with another one.
    const elsewhere = mkdtempSync(path.join(path.dirname(path.dirname(list.folder)), 'replacing-'));
    const replacement = path.join(elsewhere, 'replaced.env');
    writeFileSync(replacement, `MEDIA_ID=${second}`);
    utimesSync(replacement, 1_700_000_000, 1_700_000_000);
    renameSync(replacement, file.fsPath);
    rmSync(elsewhere, { recursive: true });
    await inFile(file);
    assert.match(list.user.lastToast().text, /^Nothing was deleted: replaced\.env on disk contains other media IDs/);
    assert.ok(document.getText().includes(first), 'the editor shows the old text');
    assert.equal(list.gateway.requests.length, 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the editor shows the new text', () => document.getText().includes(second));
    list.user.will({ modal: 'Delete', press: undefined });
    await inFile(file);
    assert.match(asked(), new RegExp(second));
  });

  it('says that more may be there where a file is too long to be read as a whole, by name and from the list', async () => {
    const text = 'lorem ipsum dolor sit amet '.repeat(300);
    const objects = Array.from(
      { length: 20 },
      (_, at) => `{"id":"${5_560_001_112_000_000n + BigInt(at)}","text":"${text}"}`,
    );
    const file = list.write('big.json', `{"whatsapp":1,"image":[${objects.join(',')}]}`);
    const more = /More media IDs may be in onDisk\/big\.json: a part of it is too long to be read as a whole/;
    list.user.will({ modal: 'Delete', press: undefined });
    await inFile(file);
    assert.match(asked(), more);
    list.user.restore();
    await list.refresh();
    list.begin();
    list.user.will({ modal: 'Delete', press: undefined });
    await vscode.commands.executeCommand('whatsappMedia.deleteAll');
    assert.match(asked(), more);
    list.user.restore();
    list.write('big.json', `MEDIA_ID=${first}`);
    await list.refresh();
    list.begin();
    list.user.will({ modal: 'Delete', press: undefined });
    await inFile(file);
    assert.doesNotMatch(asked(), /More media IDs/);
  });
});
