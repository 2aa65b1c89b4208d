import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import { withGateway } from './hostFixture';
import { setting } from './hostHelpers';
import { apiKeySteps } from './signIn';

const listed = Array.from({ length: 9 }, (_, index) => `73150000000012345${String(50 + index)}`);
const [byKey = '', asPhone = '', order = '', inText = '', inWord = '', ignored = '', ...unused] = listed;

describe('deleting what nothing in the workspace uses', () => {
  const fixture = withGateway({
    apiKeys: ['unused-key'],
    media: listed,
    settings: { checkAccountBeforeDeleting: true },
    signsIn: { when: 'eachTime', steps: apiKeySteps('unused-key') },
  });
  const folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'unused');
  const write = (name: string, text: string | Buffer): void => {
    writeFileSync(path.join(folder, name), text);
  };
  const run = (...args: unknown[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.deleteUnused', ...args);
  const search = (): Thenable<unknown> => vscode.commands.executeCommand('whatsappMedia.refresh');

  before(() => {
    mkdirSync(folder);
    write('send.env', `MEDIA_ID=${byKey}\nPHONE_NUMBER_ID=${asPhone}\n`);
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await search();
  });

  const question = `Delete ${unused.length} WhatsApp media objects?`;
  const age = { input: 'Minimum age in days', type: '7' };

  it('takes for a use the digits anywhere: as something else, within a word, unsaved, ignored', async () => {
    await vscode.commands.executeCommand('whatsappMedia.ignore', { kind: 'id', id: ignored, mediaId: ignored });
    write('ignored.env', `MEDIA_ID=${ignored}\nORDER=${order}\nTIME=x${inWord}x\n`);
    await search();
    const document = await vscode.workspace.openTextDocument({ content: `nothing names ${inText} here` });
    await vscode.window.showTextDocument(document);
    fixture.user.will(age, { modal: question, press: 'Continue…' }, { input: 'Type 3', type: '3' });
    const results = await run();
    assert.deepEqual(
      results?.map(({ mediaId, outcome }) => [mediaId, outcome]),
      unused.map((one) => [one, 'deleted']),
    );
    const { detail } = fixture.user.lastModal();
    assert.match(detail, /^No file of this workspace is known to use them\.$/m);
    assert.match(
      detail,
      /^Other repositories, databases, services and the files that were not searched may use them\.$/m,
    );
    assert.deepEqual(fixture.gateway.deletedIds().sort(), unused);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('spares all that one rounded number may stand for', async () => {
    // The IDs differ in their last two digits only: a spreadsheet makes one number of them all.
    write('rounded.json', '{"total": 7315000000001230000}');
    await search();
    fixture.user.will(age);
    assert.equal(await run(), undefined);
    assert.match(fixture.user.lastToast().text, /^The account lists no media of at least 7 days that this workspace/);
    rmSync(path.join(folder, 'rounded.json'));
    write('sheet.csv', 'media_id,n\n7.315E+18,2\n');
    await search();
    fixture.user.will(age);
    assert.equal(await run(), undefined, 'a number with an exponent, too');
    rmSync(path.join(folder, 'sheet.csv'));
    await search();
    assert.deepEqual(fixture.gateway.deletedIds(), []);
  });

  it('includes none that is younger than was asked for', async () => {
    fixture.user.will({ input: 'Minimum age in days', type: '9999' });
    assert.equal(await run(), undefined);
    assert.match(fixture.user.lastToast().text, /no media of at least 9999 days/);
  });

  it('deletes of the row of those not used only what it shows', async () => {
    const group = {
      kind: 'accountGroup',
      id: 'use:0',
      group: { by: 'use', isUsed: false },
      media: [{ mediaId: unused[1] }, { mediaId: byKey }],
    };
    await search();
    fixture.user.will(
      age,
      { modal: `Delete WhatsApp media ${unused[1] ?? ''}?`, press: 'Continue…' },
      { input: 'Type 1', type: undefined },
    );
    assert.equal(await run(group, [group]), undefined);
    assert.deepEqual(fixture.gateway.deletedIds(), [], 'Escape where the number is to be typed sends nothing');
  });

  it('wants files that were not searched to be accepted first', async () => {
    write('large.log', Buffer.alloc(2_000_000, 'x'));
    await setting('files.maxSizeMB', 1);
    await search();
    try {
      fixture.user.will(age, { modal: 'Some files were not searched.', press: undefined });
      assert.equal(await run(), undefined);
      assert.match(fixture.user.lastModal().detail, /1 larger than the limit/);
      assert.deepEqual(fixture.gateway.requests, [], 'nothing was asked of the service');
    } finally {
      rmSync(path.join(folder, 'large.log'));
      await setting('files.maxSizeMB', undefined);
      await search();
    }
  });

  it('is refused where the account cannot be read', async () => {
    fixture.gateway.behave({ fault: { name: 'status', status: 500 }, on: 'list' });
    fixture.user.will(age);
    assert.equal(await run(), undefined);
    assert.match(fixture.user.lastToast().text, /^The account could not be read, so nothing is known to be unused/);
    fixture.gateway.obey();
    fixture.gateway.behave({ fault: { name: 'status', status: 405 }, on: 'list' });
    fixture.user.will(age);
    assert.equal(await run(), undefined);
    assert.match(fixture.user.lastToast().text, /^This gateway does not list the media of an account, so nothing/);
    assert.deepEqual(fixture.gateway.deletions, []);
  });
});
