import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import { until } from '../vscodeDriver/until';
import { withGateway } from './hostFixture';
import { ledgerFolder, outputWith, setting } from './hostHelpers';
import { apiKeySteps } from './signIn';

const listed = Array.from({ length: 12 }, (_, index) => `7316000000001234${String(550 + index)}`);

describe('copies that are kept before a deletion', () => {
  const fixture = withGateway({
    apiKeys: ['copies-key'],
    media: listed,
    settings: { keepCopies: 'always', retries: 0, typeToConfirmAbove: 100 },
    signsIn: { when: 'eachTime', steps: apiKeySteps('copies-key') },
  });
  const run = (ids: readonly string[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ids);
  const folder = (): string => path.join(path.dirname(ledgerFolder()), 'copies');
  const kept = (): string[] =>
    existsSync(folder())
      ? readdirSync(folder(), { recursive: true })
          .map(String)
          .filter((name) => /\d+ .*\.\w+$/.test(name))
      : [];
  const outcomes = (results: readonly DeletionResult[] | undefined): string[] =>
    (results ?? []).map(({ mediaId, outcome }) => `${mediaId} ${outcome}`);
  const clear = async (): Promise<void> => {
    fixture.user.will({ modal: 'kept cop', press: 'Clear' });
    await vscode.commands.executeCommand('whatsappMedia.clearCopies');
  };

  it('are whole before anything is deleted, with a manifest; the history leads to them', async () => {
    const ids = listed.slice(0, 3);
    fixture.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: 'Delete' });
    assert.deepEqual(
      outcomes(await run(ids)),
      ids.map((mediaId) => `${mediaId} deleted`),
    );
    assert.match(
      fixture.user.lastModal().detail,
      /A copy of each is kept first\. What cannot be copied is not deleted\./,
    );
    assert.deepEqual(
      fixture.gateway.requests.map(({ method, query }) => (query.download === 'true' ? 'download' : method)),
      ['download', 'download', 'download', 'DELETE', 'DELETE', 'DELETE', 'GET'],
    );
    assert.deepEqual(
      kept()
        .map((name) => path.basename(name))
        .sort(),
      [`${ids[0] ?? ''} banner.png`, `${ids[1] ?? ''} clip.mp4`, `${ids[2] ?? ''} greeting.wav`],
    );
    const batch = readdirSync(folder())[0] ?? '';
    const manifest = readFileSync(path.join(folder(), batch, 'whatsapp-media-copies.json'), 'utf8');
    assert.match(manifest, /"sha256": "[0-9a-f]{64}"/);
    assert.ok(!manifest.includes('copies-key'));
    await vscode.commands.executeCommand('whatsappMedia.showHistory');
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'whatsapp-media-history', path: 'Deletion History' }),
    );
    await until('the history is up to date', () => document.getText().includes('3 kept copies ('));
    assert.ok(document.getText().includes(`${batch}/${ids[0] ?? ''}%20banner.png`), document.getText());
    await clear();
    assert.match(fixture.user.lastToast().text, /^Cleared 3 kept copies \(/);
    assert.deepEqual(kept(), []);
  });

  it('that fail leave their media as it is, and say why', async () => {
    const [good = '', cut = '', page = '', missing = ''] = listed.slice(3, 7);
    fixture.gateway.behave({ fault: { name: 'shortBody' }, mediaId: cut, on: 'one' });
    fixture.gateway.behave({ fault: { name: 'status', status: 404 }, mediaId: missing, on: 'one' });
    fixture.gateway.behave({ fault: { name: 'html200' }, mediaId: page, on: 'one' });
    fixture.user.will({ modal: 'Delete 4', press: 'Delete' });
    const results = await run([good, cut, page, missing]);
    assert.deepEqual(outcomes(results), [
      `${good} deleted`,
      `${cut} cancelled`,
      `${page} cancelled`,
      `${missing} cancelled`,
    ]);
    assert.match(results?.[1]?.reason ?? '', /^No copy could be kept: the file came in part only/);
    assert.match(results?.[2]?.reason ?? '', /^No copy could be kept: the service handed out no file/);
    assert.deepEqual(fixture.gateway.deletedIds(), [good]);
    const { text, severity } = fixture.user.lastToast();
    assert.match(
      text,
      /1 deleted, 3 cancelled\. 3 were not deleted, because no copy could be kept: \d+, for instance: /,
    );
    assert.equal(severity, 'warning');
    await outputWith(`Media ${cut}: not deleted. No copy could be kept: `);
    const entries = await vscode.commands.executeCommand<DeletionResult[]>('whatsappMedia.showHistory');
    assert.equal(entries.findLast(({ mediaId }) => mediaId === cut)?.outcome, 'cancelled');
    await clear();
  });

  it('are asked for no longer after five in a row have failed', async () => {
    const ids = listed.slice(0, 8);
    fixture.gateway.behave({ fault: { name: 'status', status: 500 }, on: 'one' });
    fixture.user.will({ modal: 'Delete 8', press: 'Delete' });
    const results = await run(ids);
    assert.deepEqual(
      outcomes(results),
      ids.map((mediaId) => `${mediaId} cancelled`),
    );
    assert.equal(fixture.gateway.requests.length, 5);
    assert.match(results?.at(-1)?.reason ?? '', /^No copy could be kept: it was not asked for, after copies of others/);
  });

  it('cannot be kept where the gateway hands out no files: only without them it goes on', async () => {
    const [first = '', second = ''] = listed.slice(7, 9);
    fixture.gateway.behave({ fault: { name: 'status', status: 405 }, on: 'one' });
    fixture.user.will({ modal: `Delete WhatsApp media ${first}?`, press: 'Delete' });
    assert.deepEqual(outcomes(await run([first])), [`${first} cancelled`]);
    fixture.user.will({ modal: 'Delete 2', press: undefined });
    await run([first, second]);
    const { detail, buttons } = fixture.user.lastModal();
    assert.match(detail, /No copies can be kept: this gateway hands out no files\./);
    assert.deepEqual(buttons, ['Delete Without Copies']);
    fixture.user.will({ modal: 'Delete 2', press: 'Delete Without Copies' });
    assert.deepEqual(outcomes(await run([first, second])), [`${first} deleted`, `${second} deleted`]);
    assert.deepEqual(kept(), []);
  });

  it('are not kept where the user does not want them', async () => {
    await setting('keepCopies', undefined);
    try {
      const mediaId = listed[9] ?? '';
      fixture.user.will({ modal: 'Delete', press: 'Delete' });
      await run([mediaId]);
      assert.doesNotMatch(fixture.user.lastModal().detail, /cop(y|ies)/);
      assert.deepEqual(kept(), []);
    } finally {
      await setting('keepCopies', 'always');
    }
  });

  it('can be cleared only once there are any', async () => {
    await vscode.commands.executeCommand('whatsappMedia.clearCopies');
    assert.equal(fixture.user.lastToast().text, 'No copies are kept.');
  });
});
