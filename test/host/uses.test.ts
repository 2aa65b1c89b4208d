import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { WorkspaceList } from './workspaceList';

const phoneNumberId = '109382716540283';

describe('deleting digits that the workspace uses as something else', () => {
  let list: WorkspaceList;
  before(async () => {
    list = await WorkspaceList.open('uses');
    list.user.restore();
  });
  beforeEach(() => {
    list.begin();
  });
  afterEach(() => list.end());
  after(() => list.close());

  /** What the modal says when this ID is typed; it is left by Escape. */
  async function detailWhenTyped(id: string): Promise<string> {
    list.user.will({ input: 'Delete WhatsApp Media', type: id }, { modal: id, press: undefined });
    assert.equal(await vscode.commands.executeCommand('whatsappMedia.delete'), undefined);
    assert.equal(list.gateway.requests.length, 0, 'Escape sends nothing');
    return list.user.asked.findLast(({ kind }) => kind === 'modal')?.detail ?? '';
  }

  it('says in the modal what a typed number is used as, and never "used in 0 files"', async () => {
    list.write(
      'php/MediaService.php',
      `<?php\n\nnamespace App\\Services;\n\nclass MediaService\n{\n    private const PHONE_NUMBER_ID = '${phoneNumberId}';\n}\n`,
    );
    const detail = await detailWhenTyped(phoneNumberId);
    assert.ok(
      detail.includes(
        `${phoneNumberId} is used as PHONE_NUMBER_ID in uses/php/MediaService.php:7: probably not media.`,
      ),
      detail,
    );
    assert.doesNotMatch(detail, /in 0 files|not scanned/);
  });

  it('says that it found none where there is none, without claiming more', async () => {
    const detail = await detailWhenTyped('1093827165402831');
    assert.match(detail, /No file of this workspace is known to use it\./);
    assert.doesNotMatch(detail, /in 0 files/);
  });

  it('says the same of bare digits at the cursor, by the text as it is in the editor', async () => {
    const file = list.write('notes.txt', 'nothing\n');
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), `\n\nPlease call ${phoneNumberId} first.\n`);
    await vscode.workspace.applyEdit(edit);
    const position = new vscode.Position(2, 20);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    list.user.will(
      { modal: `Is ${phoneNumberId} a media ID?`, press: 'Continue' },
      { modal: phoneNumberId, press: undefined },
    );
    await vscode.commands.executeCommand('whatsappMedia.delete', file, { groupId: 1 });
    const detail = list.user.asked.at(-1)?.detail ?? '';
    assert.ok(detail.includes('Its digits are in uses/notes.txt:3, not recognized as a media ID.'), detail);
    assert.equal(list.gateway.requests.length, 0);
  });
});
