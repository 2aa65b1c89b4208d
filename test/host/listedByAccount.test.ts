import * as assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { withGateway } from './hostFixture';
import { apiKeySteps, signOut } from './signIn';

const listed = ['7074855483357676350', '7074855483357676351', '7074855483357676352', '7074855483357676353'];

interface Listed {
  readonly mediaId: string;
  readonly kind: string;
  readonly created?: string;
  readonly expires?: string;
  readonly wabaNumber?: string;
  readonly usedIn: readonly string[];
}

const refresh = (): Thenable<Listed[] | undefined> => vscode.commands.executeCommand('whatsappMedia.refreshAccount');

describe("the account's media", () => {
  const fixture = withGateway({
    apiKeys: ['account-key'],
    media: listed,
    signsIn: { when: 'eachTime', steps: apiKeySteps('account-key') },
  });

  it('are listed by one request that deletes nothing, with the files that use them', async () => {
    const file = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'uses-one.env');
    writeFileSync(file, `MEDIA_ID=${listed[0] ?? ''}\n`);
    await vscode.commands.executeCommand('whatsappMedia.refresh');
    const media = await refresh();
    assert.deepEqual(
      media?.map(({ mediaId, kind }) => [mediaId, kind]),
      listed.map((mediaId, index) => [mediaId, ['image', 'video', 'audio', 'document'][index]]),
    );
    const [first] = media;
    assert.equal(first?.created, '2026-10-01T00:00:00.000Z');
    assert.equal(first.expires, '2026-10-31T00:00:00.000Z');
    assert.equal(first.wabaNumber, '919900000000');
    assert.deepEqual(
      media.map(({ usedIn }) => usedIn),
      [[vscode.Uri.file(file).toString()], [], [], []],
    );
    assert.deepEqual(
      fixture.gateway.requests.map(({ method }) => method),
      ['GET'],
    );
    rmSync(file);
    await vscode.commands.executeCommand('whatsappMedia.refresh');
  });

  it('are asked for once by two callers at once', async () => {
    const [one, other] = await Promise.all([refresh(), refresh()]);
    assert.deepEqual(one, other);
    assert.equal(fixture.gateway.requests.length, 1);
  });

  it('are not to be had from a gateway that answers otherwise, which is said', async () => {
    fixture.gateway.behave({ fault: { name: 'status', status: 405 }, on: 'list' });
    assert.equal(await refresh(), undefined);
    assert.match(fixture.user.lastToast().text, /This gateway does not list the media of an account/);
  });

  it('are saved as copies with a manifest, and nothing is left of one that failed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copies-'));
    const showOpenDialog = vscode.window.showOpenDialog;
    Object.assign(vscode.window, { showOpenDialog: () => Promise.resolve([vscode.Uri.file(folder)]) });
    try {
      await refresh();
      const rows = [listed[0], listed[3], '7074855483357676999'].map((mediaId) => {
        return { kind: 'accountMedia', id: `x/${mediaId ?? ''}`, media: { mediaId } };
      });
      const saved = await vscode.commands.executeCommand<vscode.Uri[]>('whatsappMedia.saveCopy', rows[0], rows);
      assert.equal(saved.length, 2);
      assert.ok(saved.every(({ fsPath }) => existsSync(fsPath)));
      const names = readdirSync(folder).sort();
      assert.deepEqual(names, [
        '7074855483357676350 Media 1.png',
        '7074855483357676353 Media 4.pdf',
        'whatsapp-media-copies.json',
      ]);
      const manifest = readFileSync(path.join(folder, 'whatsapp-media-copies.json'), 'utf8');
      assert.match(manifest, /"wabaNumber": "919900000000"/);
      assert.ok(!manifest.includes('account-key'));
      assert.match(fixture.user.lastToast().text, /^Saved 2 copies\. No copy of 7074855483357676999: /);
    } finally {
      Object.assign(vscode.window, { showOpenDialog });
      rmSync(folder, { recursive: true });
    }
  });

  it('are previewed in a read-only file that is fetched once, and whose URI holds no credential', async () => {
    await refresh();
    fixture.gateway.forget();
    const row = { kind: 'accountMedia', id: 'x', media: { mediaId: listed[0] } };
    await vscode.commands.executeCommand('whatsappMedia.preview', row, [row]);
    const uri = vscode.Uri.parse('whatsapp-media:/7074855483357676350/7074855483357676350 Media 1.png');
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ input }) => JSON.stringify(input)));
    assert.ok(
      tabs.some((input) => input.includes('whatsapp-media') && input.includes('7074855483357676350')),
      tabs.join(),
    );
    const bytes = await vscode.workspace.fs.readFile(uri);
    assert.equal(Buffer.from(bytes).subarray(1, 4).toString(), 'PNG');
    assert.equal(fixture.gateway.requests.length, 1);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri, new Uint8Array()));
    const other = uri.with({ path: '/7074855483357676351/other.png' });
    await assert.rejects(async () => vscode.workspace.fs.readFile(other));
    assert.equal(fixture.gateway.requests.length, 1, 'reading a file asks nothing of the service');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are deleted by their rows through the one confirmation, and not by the group of those not used', async () => {
    const row = { kind: 'accountMedia', id: 'x', media: { mediaId: listed[1] } };
    fixture.user.will({ modal: `Delete WhatsApp media ${listed[1] ?? ''}?`, press: 'Delete' });
    await vscode.commands.executeCommand('whatsappMedia.delete', row, [row]);
    assert.deepEqual(fixture.gateway.deletedIds(), [listed[1]]);
    const group = {
      kind: 'accountGroup',
      id: 'use:0',
      group: { by: 'use', isUsed: false },
      media: [{ mediaId: listed[2] }],
    };
    await vscode.commands.executeCommand('whatsappMedia.delete', group, [group]);
    assert.match(fixture.user.lastToast().text, /^Nothing was deleted: what is not used is deleted alone/);
    assert.deepEqual(fixture.gateway.deletedIds(), [listed[1]]);
  });

  it('are forgotten with their account, whose credentials were removed, and nothing more is asked', async () => {
    await refresh();
    await signOut();
    fixture.gateway.forget();
    assert.equal(await refresh(), undefined);
    const row = { kind: 'accountMedia', id: 'x', media: { mediaId: listed[0] } };
    await vscode.commands.executeCommand('whatsappMedia.preview', row, [row]);
    assert.match(fixture.user.lastToast().text, /^No credentials are set for /);
    assert.deepEqual(fixture.gateway.requests, []);
  });

  it('that cannot be read for a failing service are said to be just that: nothing may have been deleted', async () => {
    fixture.gateway.behave({ fault: { name: 'status', status: 500 }, on: 'list' });
    assert.equal(await refresh(), undefined);
    assert.match(fixture.user.lastToast().text, /^The account could not be read: the service failed/);
    assert.doesNotMatch(fixture.user.lastToast().text, /deleted/);
  });
});
