import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import { until } from '../vscodeDriver/until';
import type { Asked } from './scriptedUser';
import { setting } from './hostHelpers';
import { WorkspaceList } from './workspaceList';

describe('what is left out of a deletion', () => {
  let list: WorkspaceList;
  let next = 74_010_000_000_000_001n;
  const newId = (): string => String(next++);
  /** Three that look rounded together: each has nothing but zeros after its fifteenth digit. */
  const newRounded = (): string[] => [newId(), newId(), newId()].map((mediaId) => `74${mediaId.slice(4)}0000`);
  before(async () => {
    list = await WorkspaceList.open('left-out');
  });
  beforeEach(() => {
    list.begin();
  });
  afterEach(async () => {
    await list.end();
    await setting('typeToConfirmAbove', undefined);
  });
  after(() => list.close());

  const run = (...args: unknown[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ...args);
  const inFile = (file: vscode.Uri): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.deleteInFile', file);
  const sent = (): string[] => list.gateway.deletions.map(({ mediaId }) => mediaId ?? '').sort();
  const picks = (): Asked[] => list.user.asked.filter(({ kind }) => kind === 'pick');

  /** A document whose text is selected as a whole. */
  async function select(content: string): Promise<vscode.Uri> {
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    const selection = new vscode.Range(document.positionAt(0), document.positionAt(content.length));
    const editor = await vscode.window.showTextDocument(document, { selection });
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await until('the selection has come to the extension host', () => editor.selection.isEqual(selection));
    return document.uri;
  }

  /** Deletes them, so that they are gone for what follows. */
  async function deleteBefore(...ids: string[]): Promise<void> {
    list.user.will({ modal: 'Delete', press: 'Delete' });
    await run(ids);
    list.gateway.forget();
  }

  /** Expects these sentences in the last modal and in the summary, and no notification while it was asked. */
  function assertCounted(...sentences: string[]): void {
    const { detail } = list.user.lastModal();
    const { text } = list.user.lastToast();
    for (const sentence of sentences) {
      assert.ok(detail.split('\n').includes(sentence), `"${sentence}" in the modal: ${detail}`);
      assert.ok(text.includes(sentence), `"${sentence}" in the summary: ${text}`);
    }
    const modalAt = list.user.asked.lastIndexOf(list.user.lastModal());
    assert.deepEqual(
      list.user.asked.slice(0, modalAt).filter(({ kind }) => kind === 'toast'),
      [],
      'nothing is said behind the modal',
    );
  }

  describe('is counted in the confirmation and in the summary', () => {
    it('damaged by an exponent, deleted already, not found before, ignored', async () => {
      const [here, gone, missing, ignored] = [newId(), newId(), newId(), newId()];
      list.gateway.behave({ fault: { name: 'status', status: 404 }, mediaId: missing });
      await deleteBefore(gone, missing);
      const ids = ['7.07486E+18', '1.48293E+15', here, gone, missing, ignored];
      const file = list.write('sheet.csv', `media_id\n${ids.join('\n')}\n`);
      await list.refresh();
      await vscode.commands.executeCommand('whatsappMedia.ignore', { kind: 'id', id: ignored, mediaId: ignored });
      list.begin();
      list.user.will({ modal: `Delete WhatsApp media ${here}?`, press: 'Delete' });
      await inFile(file);
      assertCounted(
        '2 left out: they look damaged by a spreadsheet (7.07486E+18, 1.48293E+15). Take them from their source.',
        '1 left out: deleted already.',
        '1 left out: not found before.',
        '1 left out: you marked it as not a media ID.',
      );
      assert.deepEqual(sent(), [here]);
    });

    it('duplicates of a typed list', async () => {
      const [first, second] = [newId(), newId()];
      list.user.will(
        { input: 'Delete WhatsApp Media', type: `${first} ${second}, ${first}` },
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
      );
      await run();
      assertCounted('1 duplicate ignored.');
      assert.deepEqual(sent(), [first, second]);
    });

    it('those that may be rounded, in a list of a caller', async () => {
      const rounded = newRounded();
      const short = '482930571926399';
      list.user.will({ modal: `Delete WhatsApp media ${short}?`, press: 'Delete' });
      const results = await run([...rounded, short]);
      assert.deepEqual(
        results?.map(({ mediaId }) => mediaId),
        [short],
      );
      assertCounted('3 left out: they may be rounded.');
    });

    it('other numbers, and what looks damaged, in a selection', async () => {
      const [here, phone, time] = [newId(), '4917612345678', '1762473600000'];
      list.user.will({ modal: `Delete WhatsApp media ${here}?`, press: 'Delete' });
      await run(await select(`const mediaId = '${here}';\nconst a = '${phone}', b = ${time}, c = 7.07486E+18;\n`));
      assertCounted(
        '2 other numbers were not recognized as media IDs.',
        '1 left out: it looks damaged by a spreadsheet (7.07486E+18). Take it from its source.',
      );
      assert.deepEqual(sent(), [here]);
    });
  });

  it('is no ID that ends in 0 in the array of a script', async () => {
    const ids = ['1219612600446680', '1482930571926384', '1907264518830271'];
    list.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: 'Delete' });
    assert.equal((await run(ids))?.length, 3);
    assert.ok(!/rounded|left out/.test(list.user.lastModal().detail), list.user.lastModal().detail);
    assert.deepEqual(sent(), ids);
  });

  describe('can be taken in or left out by Choose…', () => {
    it('rounded ones are unchecked, and sent once they are taken in; the new number must be typed', async () => {
      await setting('typeToConfirmAbove', 3);
      const rounded = newRounded();
      const short = '482930571926407';
      list.user.will(
        { modal: `Delete WhatsApp media ${short}?`, press: 'Choose…' },
        { pick: 'Choose What to Delete', chooseMany: ['may be rounded'] },
        { modal: 'Delete 4 WhatsApp media objects?', press: 'Continue…' },
        { input: 'Type 4', type: '4' },
      );
      await run([...rounded, short]);
      const [pick] = picks();
      assert.deepEqual([pick?.buttons.length, pick?.checked], [1, []]);
      assert.match(pick?.buttons[0] ?? '', /^3 that may be rounded/);
      assert.equal(pick?.detail, rounded.join(', '));
      assert.match(list.user.lastModal().detail, /3 of them may be rounded/);
      assert.ok(!list.user.lastModal().detail.includes('left out'));
      assert.deepEqual(sent(), [...rounded, short].sort());
    });

    it('likely ones are checked, and not sent once they are left out', async () => {
      const [certain, likely] = [newId(), newId()];
      list.user.will(
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Choose…' },
        { pick: 'Choose What to Delete', chooseMany: [] },
        { modal: `Delete WhatsApp media ${certain}?`, press: 'Delete' },
      );
      await run(await select(`// whatsapp\nconst mediaId = '${certain}';\nawait api.deleteMedia('${likely}');\n`));
      assert.deepEqual(picks()[0]?.checked, ['1 that is only likely to be a media ID']);
      assertCounted('1 left out: it is only likely to be a media ID.');
      assert.deepEqual(sent(), [certain]);
    });

    it('Escape in the list leads back to the same question, Escape there sends nothing', async () => {
      const rounded = newRounded();
      const short = '482930571926414';
      list.user.will(
        { modal: `Delete WhatsApp media ${short}?`, press: 'Choose…' },
        { pick: 'Choose What to Delete', chooseMany: undefined },
        { modal: `Delete WhatsApp media ${short}?`, press: undefined },
      );
      assert.equal(await run([...rounded, short]), undefined);
      const [first, second] = list.user.asked.filter(({ kind }) => kind === 'modal');
      assert.deepEqual(second, first);
      assert.deepEqual(list.user.toasts(), []);
      assert.deepEqual(sent(), []);
    });

    it('where none is left, one message ends it, and nothing is sent', async () => {
      const likely = [newId(), newId()];
      list.user.will(
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Choose…' },
        { pick: 'Choose What to Delete', chooseMany: [] },
      );
      const calls = likely.map((mediaId) => `await api.deleteMedia('${mediaId}');`).join('\n');
      assert.equal(await run(await select(`// whatsapp\n${calls}\n`)), undefined);
      assert.deepEqual(
        list.user.toasts().map(({ text }) => text),
        ['There is nothing to delete. 2 left out: they are only likely to be media IDs.'],
      );
      assert.deepEqual(sent(), []);
    });

    it('one ID alone leaves nothing to choose', async () => {
      const [rounded = ''] = newRounded();
      list.user.will({ input: 'Delete WhatsApp Media', type: rounded }, { modal: rounded, press: undefined });
      await run();
      assert.deepEqual(list.user.lastModal().buttons, ['Delete']);
      assert.match(list.user.lastModal().detail, /It may be rounded/);
    });

    it('also where nothing was left to delete at first', async () => {
      const [first, second] = [newId(), newId()];
      await deleteBefore(first, second);
      const file = list.write('again.env', `MEDIA_ID=${first}\nOTHER_MEDIA_ID=${second}\n`);
      list.begin();
      list.user.willPressAtToast('There is nothing to delete. 2 left out: deleted already.', 'Choose…');
      list.user.will(
        { pick: 'Choose What to Delete', chooseMany: ['deleted before'] },
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
      );
      assert.equal(await inFile(file), undefined);
      await until('both were sent again', () => sent().length === 2);
      await until('the summary is shown', () => list.user.lastToast().text.includes('2 deleted'));
    });
  });

  describe('Delete Only Certain', () => {
    it('is the first button where some are only likely, and leaves these out', async () => {
      const [certain, likely] = [newId(), newId()];
      list.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete Only Certain' });
      await run(await select(`// whatsapp\nconst mediaId = '${certain}';\nawait api.deleteMedia('${likely}');\n`));
      assert.deepEqual(list.user.lastModal().buttons, ['Delete Only Certain', 'Choose…']);
      assert.match(list.user.lastToast().text, /1 left out: it is only likely to be a media ID\./);
      assert.deepEqual(sent(), [certain]);
    });

    it('wants the number of the certain ones typed where they are above the limit', async () => {
      await setting('typeToConfirmAbove', 1);
      const ids = [newId(), newId()];
      list.user.will(
        { modal: 'Delete 3 WhatsApp media objects?', press: 'Delete Only Certain' },
        { input: 'Type 2', type: '2' },
      );
      const certain = ids.map((mediaId) => `const mediaId = '${mediaId}';`).join('\n');
      await run(await select(`// whatsapp\n${certain}\nawait api.deleteMedia('${newId()}');\n`));
      assert.deepEqual(sent(), ids);
    });
  });

  describe('deleted before', () => {
    /** Local time with its zone, in American English here. */
    const when = String.raw`\w{3} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[AP]M \S+ by account Default`;

    it('one that is typed is meant; the confirmation says when, and with which account', async () => {
      const mediaId = newId();
      await deleteBefore(mediaId);
      list.user.will({ input: 'Delete WhatsApp Media', type: mediaId }, { modal: mediaId, press: 'Delete' });
      await run();
      assert.match(list.user.lastModal().detail, new RegExp(`^Deleted before: ${when}$`, 'm'));
      assert.deepEqual(sent(), [mediaId]);
    });

    it('one that was not found is not called deleted', async () => {
      const mediaId = newId();
      list.gateway.behave({ fault: { name: 'status', status: 404 }, mediaId });
      await deleteBefore(mediaId);
      list.user.will({ modal: mediaId, press: undefined });
      await run([mediaId]);
      assert.match(list.user.lastModal().detail, new RegExp(`^Not found before: ${when}$`, 'm'));
      assert.ok(!list.user.lastModal().detail.includes('Deleted'));
    });

    it('several that are typed or selected are meant, and named', async () => {
      const [first, second, other] = [newId(), newId(), newId()];
      await deleteBefore(first, second);
      const named = new RegExp(`^2 of them were deleted before: ${first} \\(${when}\\), ${second} \\(${when}\\)$`, 'm');
      list.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: undefined });
      await run([first, second, other]);
      assert.match(list.user.lastModal().detail, named);
      list.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: undefined });
      await run(await select([first, second, other].map((mediaId) => `mediaId: '${mediaId}',`).join('\n')));
      assert.match(list.user.lastModal().detail, named);
      assert.deepEqual(sent(), []);
    });

    it('a row that is pointed at is meant, several leave out what is gone', async () => {
      const [gone, here] = [newId(), newId()];
      await deleteBefore(gone);
      list.write('rows.env', `MEDIA_ID=${gone}\nOTHER_MEDIA_ID=${here}\n`);
      await list.refresh();
      const rows = [gone, here].map((mediaId) => ({ kind: 'id', id: mediaId, mediaId }));
      list.user.will({ modal: `Delete WhatsApp media ${gone}?`, press: undefined });
      await run(rows[0], undefined);
      assert.match(list.user.lastModal().detail, /^Deleted before: /m);
      list.user.will({ modal: `Delete WhatsApp media ${here}?`, press: undefined });
      await run(rows[0], rows);
      assert.match(list.user.lastModal().detail, /^1 left out: deleted already\.$/m);
    });
  });

  describe('numbers that nothing speaks for', () => {
    it('of a selection are offered with their lines, and deleted where they are chosen', async () => {
      const [first, second] = [newId(), newId()];
      const uri = await select(`const a = ${first};\n\n\tconst b = "${second}"; // $(pass) [x](command:y)\n`);
      list.user.will(
        { pick: 'No media ID was recognized', chooseMany: [second] },
        { modal: `Delete WhatsApp media ${second}?`, press: 'Delete' },
      );
      await run(uri);
      const [{ buttons, checked, detail } = {}] = picks();
      assert.deepEqual([buttons, checked], [[first, second], []]);
      assert.equal(detail, `line 1: const a = ${first};\nline 3: const b = "${second}"; // $ (pass) [x] (command:y)`);
      assert.match(list.user.lastModal().detail, /It was chosen by you, not recognized as a media ID\./);
      assert.deepEqual(sent(), [second]);
    });

    it('of several cursors are offered, too', async () => {
      const [first, second] = [newId(), newId()];
      const uri = await select(`const a = ${first};\nconst b = ${second};\n`);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selections = [new vscode.Selection(0, 12, 0, 12), new vscode.Selection(1, 12, 1, 12)];
      list.user.will({ pick: 'No media ID was recognized', chooseMany: undefined });
      assert.equal(await run(uri), undefined);
      assert.deepEqual(picks()[0]?.buttons, [first, second]);
    });

    it('of the line are offered where the cursor touches none', async () => {
      const [first, second] = [newId(), newId()];
      const uri = await select(`const a = ${first}, b = ${second};\nmediaId: '${newId()}'\n`);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(0, 2, 0, 2);
      list.user.will({ pick: 'No media ID was recognized', chooseMany: undefined });
      assert.equal(await run(uri), undefined);
      assert.deepEqual(picks()[0]?.buttons, [first, second]);
      // A media ID that stands beside the cursor isn't meant.
      editor.selection = new vscode.Selection(1, 2, 1, 2);
      assert.equal(await run(uri), undefined);
      assert.match(list.user.lastToast().text, /no media ID at the cursor/);
    });

    it('of a file are offered where it holds no media ID, each once', async () => {
      const [first, second] = [newId(), newId()];
      const file = list.write('notes.txt', `see ${first}\r\nand ${second}\r\nand ${first} again 12345\r\n`);
      list.user.will(
        { pick: 'No media ID was recognized', chooseMany: [first, second] },
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
      );
      await inFile(file);
      const [{ buttons, detail } = {}] = picks();
      assert.deepEqual(buttons, [first, second]);
      assert.equal(detail, `line 1 and 1 other place: see ${first}\nline 2: and ${second}`);
      assert.match(list.user.lastModal().detail, /2 of them were chosen by you, not recognized as media IDs\./);
      assert.deepEqual(sent(), [first, second]);
    });

    it('with none checked says that nothing was deleted', async () => {
      const file = list.write('notes.txt', `see ${newId()} and ${newId()}\n`);
      list.user.will({ pick: 'No media ID was recognized', chooseMany: [] });
      assert.equal(await inFile(file), undefined);
      assert.match(list.user.lastToast().text, /Nothing was deleted: no number was checked\./);
      assert.deepEqual(sent(), []);
    });

    it('one alone in a file is asked about with its line', async () => {
      const mediaId = newId();
      const file = list.write('notes.txt', `\nsee ${mediaId}\n`);
      list.user.will({ modal: `Is ${mediaId} a media ID?`, press: undefined });
      assert.equal(await inFile(file), undefined);
      assert.ok(list.user.lastModal().detail.endsWith(`In line 2: see ${mediaId}`), list.user.lastModal().detail);
    });

    it('beside recognized ones can be taken in', async () => {
      const [here, other] = [newId(), newId()];
      list.user.will(
        { modal: `Delete WhatsApp media ${here}?`, press: 'Choose…' },
        { pick: 'Choose What to Delete', chooseMany: ['not recognized'] },
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
      );
      await run(await select(`const mediaId = '${here}';\nconst a = '${other}';\n`));
      assert.equal(picks()[0]?.detail, `${other} (line 2)`);
      assert.deepEqual(sent(), [here, other]);
    });

    it('are called so again where their deletion failed and is tried again', async () => {
      const [here, other] = [newId(), newId()];
      list.gateway.behave({ fault: { name: 'status', status: 400 }, mediaId: other });
      list.user.will(
        { modal: `Delete WhatsApp media ${here}?`, press: 'Choose…' },
        { pick: 'Choose What to Delete', chooseMany: ['not recognized'] },
        { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
        { modal: `Delete WhatsApp media ${other}?`, press: undefined },
      );
      list.user.willPressAtToast('1 deleted, 1 refused', 'Retry Failed');
      await run(await select(`const mediaId = '${here}';\nconst a = '${other}';\n`));
      await until('it is asked about', () => list.user.lastModal().text.includes(other));
      assert.match(list.user.lastModal().detail, /It was chosen by you, not recognized as a media ID\./);
    });
  });

  it('is asked once: a retry includes what was taken in', async () => {
    const rounded = newRounded();
    const short = '482930571926421';
    list.gateway.behave({ fault: { name: 'status', status: 400 } });
    list.user.will(
      { modal: `Delete WhatsApp media ${short}?`, press: 'Choose…' },
      { pick: 'Choose What to Delete', chooseMany: ['may be rounded'] },
      { modal: 'Delete 4 WhatsApp media objects?', press: 'Delete' },
    );
    list.user.willPressAtToast('4 refused', 'Retry Failed');
    list.user.will({ modal: 'Delete 4 WhatsApp media objects?', press: undefined });
    await run([...rounded, short]);
    await until('it was asked again', () => list.user.asked.filter(({ kind }) => kind === 'modal').length === 3);
    assert.ok(!list.user.lastModal().detail.includes('left out'));
  });

  it('says that no file is known to use it, once the workspace was searched', async () => {
    list.write('a.env', `MEDIA_ID=${newId()}`);
    await list.refresh();
    list.user.will({ modal: 'Delete', press: undefined }, { modal: 'Delete', press: undefined });
    await run([newId()]);
    assert.match(list.user.lastModal().detail, /^No file of this workspace is known to use it\.$/m);
    await run([newId(), newId()]);
    assert.match(list.user.lastModal().detail, /^No file of this workspace is known to use them\.$/m);
  });
});
