import * as assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import type { Occurrence } from '../../src/vscode/workspace/publicOccurrence';
import { until } from '../vscodeDriver/until';
import { outputWith, setting } from './hostHelpers';
import { WorkspaceList } from './workspaceList';

// IDs that no other test deletes: what is deleted in this window isn't offered again.
const first = '5550001112223334445';
const second = '5550009998887776';
const third = '555777333111999';

describe('the list of the workspace', () => {
  let list: WorkspaceList;
  before(async () => {
    list = await WorkspaceList.open('scanned');
  });
  beforeEach(() => {
    list.begin();
  });
  afterEach(() => list.end());
  after(() => list.close());

  const write = (name: string, content: string | Buffer): vscode.Uri => list.write(name, content);
  const refresh = (): Thenable<Occurrence[]> => list.refresh();
  const untilListed = (...ids: string[]): Promise<void> => list.untilListed(...ids);
  const idsFound = async (): Promise<string[]> => (await refresh()).map(({ mediaId }) => mediaId).sort();

  it('returns every place with its evidence, certain and likely ones, no damaged ones', async () => {
    const uri = write(
      'a.ts',
      `// whatsapp\nconst mediaId = '${first}';\nawait api.deleteMedia('${second}');\nconst n = 1234567890123456;\n`,
    );
    write('sheet.csv', 'name,media_id\na,7.07486E+18\nb,1600761900334451.0\n');
    const found = await refresh();
    assert.deepEqual(found, [
      {
        mediaId: first,
        uri: uri.toString(),
        line: 1,
        character: 17,
        confidence: 'certain',
        evidence: 'value of mediaId',
        rule: 'name-in-front',
      },
      {
        mediaId: second,
        uri: uri.toString(),
        line: 2,
        character: 23,
        confidence: 'likely',
        evidence: 'argument of deleteMedia',
        rule: 'media-call',
      },
    ]);
  });

  it('says which look rounded by a spreadsheet, and of no other that it does not', async () => {
    const rounded = ['1219612600446680', '1041224000112230', '7074855483357670000'];
    write('rounded.csv', `name,media_id\n${rounded.map((id) => `a,${id}`).join('\n')}\n`);
    write('genuine.json', '{"image":{"mime_type":"image/jpeg","sha256":"x","id":"5550009998887770"}}');
    const marked = (await refresh()).map((found) => [found.mediaId, 'isProbablyRounded' in found]);
    assert.deepEqual(marked, [['5550009998887770', false], ...rounded.map((id) => [id, true])]);
  });

  it('honors files.exclude, search.exclude and its own settings', async () => {
    for (const name of ['a.env', 'node_modules/b.env', 'gen/c.env', 'found/d.env', 'big.env']) {
      write(name, `MEDIA_ID=${first}\n${name === 'big.env' ? 'x'.repeat(20_000) : ''}`);
    }
    const configuration = vscode.workspace.getConfiguration();
    const target = vscode.ConfigurationTarget.Global;
    await configuration.update('files.exclude', { '**/gen': true }, target);
    await configuration.update('search.exclude', { '**/found': true }, target);
    await setting('files.maxSizeMB', 0.01);
    try {
      assert.deepEqual(
        (await refresh()).map(({ uri }) => path.basename(uri)),
        ['a.env'],
      );
      await outputWith('1 larger than the limit');
    } finally {
      await configuration.update('files.exclude', undefined, target);
      await configuration.update('search.exclude', undefined, target);
      await setting('files.maxSizeMB', undefined);
    }
    assert.equal((await refresh()).length, 4);
  });

  it('says in the log what was not searched', async () => {
    write('picture.png', Buffer.from([0x89, 0x50, 0, 0]));
    await refresh();
    await outputWith('1 binary');
  });

  it('follows what is created, saved, renamed and deleted, without another scan', async () => {
    write('stays.env', `MEDIA_ID=${third}`);
    assert.deepEqual(await idsFound(), [third]);
    const file = write('new.env', `MEDIA_ID=${first}`);
    await untilListed(first, third);
    const editor = await vscode.window.showTextDocument(file);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), `MEDIA_ID=${second}\n`);
    });
    await editor.document.save();
    await untilListed(first, second, third);
    renameSync(file.fsPath, path.join(list.folder, 'renamed.env'));
    await until('the new name is known', async () => {
      const uris = (await vscode.workspace.findFiles('**/renamed.env')).length;
      return uris === 1;
    });
    await untilListed(first, second, third);
    rmSync(path.join(list.folder, 'renamed.env'));
    await untilListed(third);
  });

  it('takes the text of an unsaved editor instead of the disk’s, and the disk’s again once it is reverted', async () => {
    write('stays.env', `MEDIA_ID=${third}`);
    const file = write('a.env', `MEDIA_ID=${first}`);
    await refresh();
    const editor = await vscode.window.showTextDocument(file);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 9, 0, 9 + first.length), second);
    });
    await untilListed(second, third);
    assert.deepEqual(await idsFound(), [second, third].sort());
    assert.ok(readFileSync(file.fsPath, 'utf8').includes(first));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilListed(first, third);
  });

  it('takes the cells of a notebook that is not saved, and the file again once it is saved or reverted', async () => {
    write('stays.env', `MEDIA_ID=${third}`);
    const cell = (source: string): object => ({ cell_type: 'code', metadata: {}, outputs: [], source: [source] });
    const content = { cells: [cell(`media_id = "${first}"`)], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const file = write('a.ipynb', JSON.stringify(content, undefined, 1));
    assert.deepEqual(await idsFound(), [first, third].sort());
    const notebook = await vscode.workspace.openNotebookDocument(file);
    await vscode.window.showNotebookDocument(notebook);
    const change = new vscode.WorkspaceEdit();
    change.set(file, [
      vscode.NotebookEdit.insertCells(1, [
        new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `x = 1\nmedia_id = "${second}"`, 'python'),
      ]),
    ]);
    assert.ok(await vscode.workspace.applyEdit(change));
    await untilListed(first, second, third);
    const inNotebook = (await refresh()).filter(({ mediaId }) => mediaId !== third);
    assert.deepEqual(
      inNotebook.map(({ mediaId, uri, line, character }) => [mediaId, uri, line, character]),
      [
        [first, notebook.cellAt(0).document.uri.toString(), 0, 12],
        [second, notebook.cellAt(1).document.uri.toString(), 1, 12],
      ],
    );
    assert.ok(await notebook.save());
    await untilListed(first, second, third);
    await until('the places are the file’s', async () =>
      (await refresh()).filter(({ mediaId }) => mediaId !== third).every(({ uri }) => uri === file.toString()),
    );
    const typed = new vscode.WorkspaceEdit();
    typed.replace(notebook.cellAt(0).document.uri, new vscode.Range(0, 0, 9, 0), 'nothing');
    assert.ok(await vscode.workspace.applyEdit(typed));
    await untilListed(second, third);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilListed(first, second, third);
  });

  it('says in how many files an ID is used once everything was searched', async () => {
    write('a.env', `MEDIA_ID=${first}`);
    write('b.env', `MEDIA_ID=${first}`);
    await refresh();
    list.user.will({ modal: 'Delete WhatsApp media', press: undefined });
    await vscode.commands.executeCommand('whatsappMedia.delete', [first]);
    assert.match(list.user.asked.at(-1)?.detail ?? '', /Used in 2 files of this workspace/);
  });

  it('deletes all that is listed, and next time leaves out what is gone', async () => {
    write('a.env', `MEDIA_ID=${first}\nOTHER_MEDIA_ID=${second}\n`);
    list.gateway.behave({ fault: { name: 'status', status: 400 }, mediaId: second });
    list.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
    await refresh();
    const results: DeletionResult[] | undefined = await vscode.commands.executeCommand('whatsappMedia.deleteAll');
    assert.deepEqual(
      results?.map(({ outcome }) => outcome),
      ['deleted', 'refused'],
    );
    list.user.will({ modal: `Delete WhatsApp media ${second}?`, press: undefined });
    await vscode.commands.executeCommand('whatsappMedia.deleteAll');
    assert.match(list.user.asked.at(-1)?.detail ?? '', /1 left out: deleted already/);
  });

  it('goes from one to the next, over files, and round', async () => {
    write('a.env', `MEDIA_ID=${third}\n`);
    write('b.env', `X=1\nMEDIA_ID=${third}\n`);
    await refresh();
    const where = (): string => {
      const editor = vscode.window.activeTextEditor;
      return `${path.basename(editor?.document.fileName ?? '')}:${editor?.selection.start.line ?? ''}`;
    };
    await vscode.commands.executeCommand('whatsappMedia.next');
    assert.equal(where(), 'a.env:0');
    await vscode.commands.executeCommand('whatsappMedia.next');
    assert.equal(where(), 'b.env:1');
    await vscode.commands.executeCommand('whatsappMedia.next');
    assert.equal(where(), 'a.env:0');
    await vscode.commands.executeCommand('whatsappMedia.previous');
    assert.equal(where(), 'b.env:1');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('supersedes a scan by a newer one, and both return the same', async () => {
    write('a.env', `MEDIA_ID=${third}`);
    const [one, two] = await Promise.all([refresh(), refresh()]);
    assert.deepEqual(one, two);
    assert.equal(one.length, 1);
  });

  it('searches virtual file systems through VS Code', async () => {
    const files = new Map([
      ['/', ''],
      ['/src', ''],
      ['/src/a.env', `MEDIA_ID=${first}`],
    ]);
    const provider: vscode.FileSystemProvider = {
      onDidChangeFile: () => new vscode.Disposable(() => undefined),
      watch: () => new vscode.Disposable(() => undefined),
      stat: ({ path: at }) => {
        const content = files.get(at);
        if (content === undefined) throw vscode.FileSystemError.FileNotFound(at);
        const type = at.endsWith('.env') ? vscode.FileType.File : vscode.FileType.Directory;
        return { type, ctime: 0, mtime: 0, size: content.length };
      },
      readDirectory: ({ path: at }) =>
        at === '/' ? [['src', vscode.FileType.Directory]] : [['a.env', vscode.FileType.File]],
      readFile: ({ path: at }) => Buffer.from(files.get(at) ?? ''),
      createDirectory: () => undefined,
      writeFile: () => undefined,
      delete: () => undefined,
      rename: () => undefined,
    };
    const { VirtualFolder } = await import('../../src/vscode/workspace/virtualFolder.js');
    const registration = vscode.workspace.registerFileSystemProvider('memory-test', provider);
    try {
      const root = vscode.Uri.parse('memory-test:/');
      const found: string[] = [];
      const options = {
        root: '/',
        include: ['**/*'],
        exclude: {},
        maxBytes: 1000,
        followsLinks: true,
        keys: [],
        workspaceKeys: [],
      };
      const publish = (uri: string, occurrences: readonly { mediaId: string }[] | undefined): void => {
        found.push(`${uri} ${occurrences?.map(({ mediaId }) => mediaId).join() ?? ''}`);
      };
      const { signal } = new AbortController();
      const summary = await new VirtualFolder(root, options).scan([], publish, signal, { found: 0, done: 0 });
      assert.deepEqual(found, [`memory-test:/src/a.env ${first}`]);
      assert.equal(summary.files, 1);
    } finally {
      registration.dispose();
    }
  });
});
