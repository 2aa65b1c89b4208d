import type { FakeDocument } from '../scanning/fakeVscode';
import { fake, FakeUri } from '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { DocumentsWithDigits, pathsInMenus } from '../../../src/vscode/editor/documentsWithDigits';
import { OpenDocuments } from '../../../src/vscode/editor/openDocuments';
import { until } from '../../vscodeDriver/until';

const id = '7074855483357676350';
const key = 'whatsappMedia.documentsWithDigits';

/** A document that counts how often it is read. */
function document(name: string, text: string, reads: string[]): FakeDocument {
  return {
    uri: FakeUri.parse(`file:///w/${name}`),
    isDirty: false,
    isUntitled: false,
    version: 1,
    isClosed: false,
    getText: () => {
      reads.push(name);
      return text;
    },
  };
}

describe('open documents', () => {
  let reads: string[];
  let found: string[];
  let disposables: { dispose(): void }[];
  beforeEach(() => {
    reads = [];
    found = [];
    disposables = [];
    fake.settings = {};
    fake.contexts.clear();
  });
  afterEach(() => {
    for (const one of disposables) one.dispose();
    fake.documents = [];
  });
  const begin = (...documents: FakeDocument[]): OpenDocuments => {
    fake.documents = documents;
    const open = new OpenDocuments({ note: () => undefined });
    disposables.push(open, new DocumentsWithDigits());
    open.onDidRecognize(({ document: { uri }, occurrences }) => {
      found.push(`${uri.path} ${occurrences.map(({ mediaId }) => mediaId).join()}`);
    });
    return open;
  };
  const paths = (): unknown => fake.contexts.get(key);

  it('are not read by the activation, but afterwards', async () => {
    begin(document('a.env', `MEDIA_ID=${id}`, reads), document('b.txt', 'nothing', reads));
    assert.deepEqual(reads, [], 'registered, and nothing else');
    await until('both were recognized', () => found.length === 2);
    assert.deepEqual(found, [`/w/a.env ${id}`, '/w/b.txt ']);
    assert.deepEqual(paths(), ['/w/a.env', '\\w\\a.env']);
  });

  it('are asked for at once where a command needs them', async () => {
    const one = document('a.env', `MEDIA_ID=${id}`, reads);
    const open = begin(one);
    const occurrences = await open.occurrencesIn(one as unknown as vscode.TextDocument);
    assert.equal(occurrences[0]?.mediaId, id);
  });

  it('come and go in the menu’s key as they are opened, changed and closed', async () => {
    begin();
    let text = 'nothing';
    const one = { ...document('a.env', '', reads), getText: () => text };
    fake.didOpen.fire(one);
    text = `MEDIA_ID=${id}`;
    one.version++;
    fake.didChange.fire({ document: one, contentChanges: [{}] });
    await until('it holds digits', () => Array.isArray(paths()));
    fake.didClose.fire(one);
    assert.deepEqual(paths(), []);
  });

  it('are no longer of interest once they are disposed of', async () => {
    begin(document('a.env', `MEDIA_ID=${id}`, reads));
    for (const one of disposables.splice(0)) one.dispose();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.deepEqual(reads, []);
  });

  it('stand in the menu’s key as any window may call them: one on Windows, one of a virtual or a remote folder', () => {
    const onWindows = pathsInMenus({ fsPath: '\\sub\\a.env', path: '/sub/a.env' });
    assert.ok(onWindows.includes('/sub/a.env') && onWindows.includes('\\sub\\a.env'));
    const onLinux = pathsInMenus({ fsPath: '/home/a/b.env', path: '/home/a/b.env' });
    assert.ok(onLinux.includes('\\home\\a\\b.env'), 'a window on Windows that works on Linux');
    const local = pathsInMenus({ fsPath: 'c:\\w\\a.env', path: '/c:/w/a.env' });
    assert.ok(local.includes('c:\\w\\a.env') && local.includes('c:/w/a.env'));
  });
});
