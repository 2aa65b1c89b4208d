import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import { until } from '../vscodeDriver/until';
import { withGateway } from './hostFixture';
import { apiKeySteps } from './signIn';
import { setting } from './hostHelpers';

const first = '7074855483357676350';
const second = '1482930571926384';
// Deleted by one test alone: those above are deleted by several.
const third = '7074855483357676361';
const fourth = '1482930571926391';
const phoneNumberId = '109382716540283';

describe('deleting from an editor', () => {
  let folder: string;
  const fixture = withGateway({
    apiKeys: ['host-key'],
    signsIn: { when: 'once', steps: apiKeySteps('host-key') },
  });
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'in-editor-'));
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens an untitled document with this text; `¦` marks the cursor, a pair of them the selection. */
  async function open(marked: string, language = 'javascript'): Promise<vscode.Uri> {
    const [before = '', within = '', ...rest] = marked.split('¦');
    const hasSelection = rest.length > 0;
    const document = await vscode.workspace.openTextDocument({ language, content: marked.replaceAll('¦', '') });
    const end = hasSelection ? before.length + within.length : before.length;
    // Not set afterwards: what VS Code tells of the editor's first selection may come later and overwrite it.
    const selection = new vscode.Range(document.positionAt(before.length), document.positionAt(end));
    const editor = await vscode.window.showTextDocument(document, { selection });
    // There and back: what VS Code told of the editor until now has come, and no older selection follows.
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await until('the selection has come to the extension host', () => editor.selection.isEqual(selection));
    return document.uri;
  }

  const run = (uri: vscode.Uri): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', uri, { groupId: 1 });
  const modalTexts = (): string[] => fixture.user.asked.filter(({ kind }) => kind === 'modal').map(({ text }) => text);

  it('deletes the ID at the cursor of an unsaved document, and no other', async () => {
    fixture.user.will({ modal: `Delete WhatsApp media ${first}?`, press: 'Delete' });
    const uri = await open(`const a = { mediaId: '70748554¦83357676350' };\nconst b = { mediaId: '${second}' };\n`);
    const results = await run(uri);
    assert.deepEqual(
      results?.map(({ mediaId, outcome }) => [mediaId, outcome]),
      [[first, 'deleted']],
    );
    assert.deepEqual(fixture.gateway.deletedIds(), [first]);
  });

  it('takes the cursor before the first and behind the last digit for the ID, too', async () => {
    for (const text of [`mediaId = "¦${first}"`, `mediaId = "${first}¦"`]) {
      fixture.user.will({ modal: `Delete WhatsApp media ${first}?`, press: undefined });
      assert.equal(await run(await open(text)), undefined);
    }
    assert.equal(fixture.gateway.requests.length, 0);
  });

  it('deletes all IDs in a selection, leaves out what is something else, and says which are only likely', async () => {
    fixture.user.will(
      { modal: 'Delete 2 WhatsApp media objects?', press: 'Choose…' },
      { pick: 'Choose What to Delete', chooseMany: ['likely'] },
      { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
    );
    const uri = await open(
      `// whatsapp\n¦// Deleted by one test alone: those above are deleted by several.
const third = '7074855483357676361';
const fourth = '1482930571926391';
const phoneNumberId = '${phoneNumberId}';\nconst mediaId = '${third}';\nawait api.deleteMedia('${fourth}');\n¦`,
    );
    await run(uri);
    assert.deepEqual(fixture.gateway.deletedIds(), [third, fourth]);
    const { detail = '' } = fixture.user.asked.find(({ kind }) => kind === 'modal') ?? {};
    assert.match(detail, /1 of them is only likely/);
    assert.match(detail, /1 other number was not recognized as a media ID\./);
  });

  it('asks clearly before bare digits are taken for an ID, and confirms all the same', async () => {
    const uri = await open(`const customer = '48293057¦1926384';\n`);
    fixture.user.will({ modal: 'Is 482930571926384 a media ID?', press: undefined });
    assert.equal(await run(uri), undefined);
    fixture.user.will(
      { modal: 'Is 482930571926384 a media ID?', press: 'Continue' },
      { modal: 'Delete WhatsApp media 482930571926384?', press: 'Delete' },
    );
    await run(uri);
    assert.equal(modalTexts().length, 3);
    assert.deepEqual(fixture.gateway.deletedIds(), ['482930571926384']);
  });

  it('says so where there is none', async () => {
    assert.equal(await run(await open(`const ¦a = 1; // mediaId: ${first}\n`)), undefined);
    assert.match(fixture.user.lastToast().text, /no media ID at the cursor/);
    assert.equal(await run(await open(`¦const a = 1;¦\n// mediaId: ${first}\n`)), undefined);
    assert.match(fixture.user.lastToast().text, /no media ID in the selection/);
    assert.equal(fixture.gateway.requests.length, 0);
  });

  it('refuses what a spreadsheet damaged, and says what may be rounded of one that is pointed at', async () => {
    const rounded = '7074855483357670000';
    assert.equal(await run(await open(`name,media_id\na,7.07¦486E+18\n`, 'csv')), undefined);
    assert.match(
      fixture.user.lastToast().text,
      /nothing to delete\. 1 left out: it looks damaged by a spreadsheet \(7\.07486E\+18\)/,
    );
    fixture.user.will({ modal: `Delete WhatsApp media ${rounded}?`, press: 'Delete' });
    await run(await open(`name,media_id\na,707485¦5483357670000\n`, 'csv'));
    assert.match(fixture.user.lastModal().detail, /It may be rounded/);
    assert.deepEqual(fixture.gateway.deletedIds(), [rounded]);
  });

  it('thinks nothing of one ID that ends in 0 among others', async () => {
    const endsInZero = '1219612600446680';
    fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
    await run(await open(`¦mediaId: '${endsInZero}', mediaId: '${second}'¦`));
    assert.ok(!/rounded|left out/.test(fixture.user.lastModal().detail), fixture.user.lastModal().detail);
    assert.deepEqual(fixture.gateway.deletedIds(), [endsInZero, second]);
  });

  it('sees what was typed a moment ago', async () => {
    const uri = await open('¦');
    const editor = vscode.window.activeTextEditor;
    await editor?.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), `mediaId: '${second}'`);
    });
    if (editor) editor.selection = new vscode.Selection(0, 12, 0, 12);
    fixture.user.will({ modal: `Delete WhatsApp media ${second}?`, press: undefined });
    await run(uri);
  });

  it('honors further key names of the user as certain', async () => {
    await setting('detection.keys', ['brochureRef']);
    try {
      fixture.user.will({ modal: `Delete WhatsApp media ${first}?`, press: 'Delete' });
      await run(await open(`const brochure_ref = '${first.slice(0, 4)}¦${first.slice(4)}';`));
      assert.deepEqual(fixture.gateway.deletedIds(), [first]);
    } finally {
      await setting('detection.keys', undefined);
    }
  });

  describe('Delete All WhatsApp Media in File', () => {
    // Others for each test: what was deleted before is left out.
    let first = '';
    let second = '';
    let next = 710_000_000_000_001n;
    beforeEach(() => {
      [first, second] = [String(next++), String(next++)];
    });

    const inFile = (...args: unknown[]): Thenable<DeletionResult[] | undefined> =>
      vscode.commands.executeCommand('whatsappMedia.deleteInFile', ...args);
    const write = (name: string, content: string | Buffer): vscode.Uri => {
      writeFileSync(path.join(folder, name), content);
      return vscode.Uri.file(path.join(folder, name));
    };

    it('reads a file that is not open, each ID once', async () => {
      const file = write(
        'send.json',
        `\ufeff{"image":{"id":"${first}"}, "media_id":"${first}", "media_ids":["${second}"]}`,
      );
      fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
      const results = await inFile(file, [file]);
      assert.deepEqual(
        results?.map(({ mediaId }) => mediaId),
        [first, second],
      );
    });

    it('leaves out what was deleted already, and says so', async () => {
      const file = write('again.env', `MEDIA_ID=${first}\n`);
      fixture.user.will({ modal: `Delete WhatsApp media ${first}?`, press: 'Delete' });
      await inFile(file);
      fixture.gateway.forget();
      assert.equal(await inFile(file), undefined);
      assert.match(fixture.user.lastToast().text, /1 left out: deleted already/);
      write('again.env', `MEDIA_ID=${first}\nOTHER_MEDIA_ID=${second}\n`);
      fixture.user.will({ modal: `Delete WhatsApp media ${second}?`, press: 'Delete' });
      const results = await inFile(file);
      assert.deepEqual(
        results?.map(({ mediaId }) => mediaId),
        [second],
      );
      assert.match(
        fixture.user.asked.findLast(({ kind }) => kind === 'modal')?.detail ?? '',
        /1 left out: deleted already/,
      );
      assert.match(fixture.user.lastToast().text, /1 left out: deleted already/);
    });

    it('takes the unsaved text of an open file, not the disk’s', async () => {
      const file = write('open.js', `const mediaId = '${first}';`);
      const editor = await vscode.window.showTextDocument(file);
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(0, 17, 0, 17 + first.length), second);
      });
      fixture.user.will({ modal: `Delete WhatsApp media ${second}?`, press: 'Delete' });
      await inFile(file);
      assert.deepEqual(fixture.gateway.deletedIds(), [second]);
    });

    it('takes all files selected in the Explorer, and from the palette the active one', async () => {
      const files = [write('a.env', `MEDIA_ID=${first}\n`), write('b.env', `MEDIA_ID=${second}\n`)];
      fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: undefined });
      await inFile(files[0], files);
      await open(`mediaId: '${first}'`);
      fixture.user.will({ modal: `Delete WhatsApp media ${first}?`, press: undefined });
      await inFile();
    });

    it('takes every cell of an open notebook', async () => {
      const cell = (id: string): vscode.NotebookCellData =>
        new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `media_id = "${id}"`, 'python');
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([cell(first), cell(second)]),
      );
      fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: undefined });
      await inFile(notebook.uri);
    });

    it('says where there is none, and why a file cannot be read', async () => {
      assert.equal(await inFile(write('none.txt', 'nothing here 12345')), undefined);
      assert.match(fixture.user.lastToast().text, /No media IDs were found in none\.txt/);
      assert.equal(await inFile(write('binary.xlsx', Buffer.from([0x50, 0x4b, 0, 1]))), undefined);
      assert.match(fixture.user.lastToast().text, /binary\.xlsx is not a text file/);
      assert.equal(await inFile(vscode.Uri.file(path.join(folder, 'gone.txt'))), undefined);
      assert.match(fixture.user.lastToast().text, /gone\.txt could not be read/);
      assert.equal(await inFile(vscode.Uri.file(folder)), undefined);
      assert.match(fixture.user.lastToast().text, /is a folder/);
      assert.equal(fixture.gateway.requests.length, 0);
    });

    it('leaves the damaged ones of a spreadsheet out, and names them', async () => {
      const file = write('sheet.csv', `name,media_id\na,7.07486E+18\nb,${first}\nc,${second}\n`);
      fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: undefined });
      await inFile(file);
      assert.match(fixture.user.lastModal().detail, /1 left out: it looks damaged by a spreadsheet \(7\.07486E\+18\)/);
      assert.equal(fixture.user.toasts().length, 0);
    });
  });
});
