import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { sampleWorkspace } from '../run/folders';
import { removeCredentialsCommand } from './credentialSteps';
import { folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const sampleId = '7074855483357676350';

describe('Restricted Mode', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({
      opened: { folder: folderWithoutMediaIds() },
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
  });
  keepsWindow(() => window);

  it('sends nothing, says why, and is over the moment trust is given', async () => {
    const { workbench, gateway } = window;
    const { page, toasts, input, modal } = workbench;
    await workbench.openViewContainer('WhatsApp Media');
    const view = page.locator('.sidebar .pane-body:visible');
    await view.getByText('nothing is deleted until you trust it').waitFor();
    assert.equal(await view.locator('.monaco-button', { hasText: 'Delete WhatsApp Media' }).count(), 0);
    await workbench.picture('restricted-mode-dark');

    const account = page.locator('.sidebar .pane-header', { hasText: 'Account Media' });
    await account.click();
    await page.getByText('Nothing is asked of the service in Restricted Mode.').waitFor();
    await workbench.picture('restricted-mode-account-dark');
    window.assertNothingSent();
    await account.click();

    await workbench.runCommand('WhatsApp Media: Delete WhatsApp Media');
    const { severity } = await toasts.waitFor('Nothing is deleted in Restricted Mode');
    assert.equal(severity, 'warning');
    await workbench.picture('restricted-mode-refusal-dark');
    assert.equal(await input.isVisible(), false, 'nobody is asked for IDs in vain');
    await toasts.press('Nothing is deleted in Restricted Mode', 'Manage Workspace Trust');
    await page.locator('.workspace-trust-editor').waitFor();
    await page
      .locator('.workspace-trust-editor .monaco-button:not(.disabled)', { hasText: /^Trust/ })
      .first()
      .click();

    await view.locator('.monaco-button', { hasText: 'Set Credentials' }).waitFor();
    await page.locator('.workspace-trust-editor.trusted').waitFor();
    await page.locator('.monaco-modal-editor-block .codicon-close').first().click();
    await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
    await window.enterIds(sampleId);
    await window.answerCredentials();
    await modal.press('Delete');
    await toasts.waitFor(`WhatsApp media ${sampleId}: deleted.`);
    assert.deepEqual(gateway.deletedIds(), [sampleId]);
  });
});

describe("a stranger's workspace", () => {
  let window: TestWindow;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'hostile-workspace-'));
    const workspace = path.join(folder, 'hostile.code-workspace');
    const settings = {
      'whatsappMedia.endpoint': 'https://attacker.example/WAApi/media',
      'whatsappMedia.httpMethod': 'POST',
      whatsappMedia: { endpoint: 'https://attacker.example/nested', typeToConfirmAbove: 9999 },
    };
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: sampleWorkspace }], settings }));
    window = await TestWindow.open({ opened: { workspace }, settings: { 'whatsappMedia.typeToConfirmAbove': 1 } });
  });
  keepsWindow(() => window);
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('decides neither where, nor how, nor how easily something is sent', async () => {
    const { workbench, gateway } = window;
    await window.signIn();
    await window.enterIds(`${sampleId} 1111111111111`);
    const { detail } = await workbench.modal.waitFor();
    assert.ok(detail.includes(`Endpoint: ${gateway.endpoint}`) && !detail.includes('attacker'), detail);
    await workbench.modal.press('Continue…');
    await workbench.input.waitFor('Delete 2 Media Objects');
    await workbench.input.type('2');
    await workbench.input.accept();
    await workbench.toasts.waitFor('2 deleted.');
    assert.deepEqual(
      gateway.deletions.map(({ method }) => method),
      ['DELETE', 'DELETE'],
    );
  });
});

describe('the confirmation in its forms', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({ withDriver: true });
  });
  keepsWindow(() => window);

  it('names ten IDs, and counts the rest', async () => {
    const { workbench } = window;
    await window.signIn();
    const ids = Array.from({ length: 10 }, (_, index) => String(482_930_571_926_384 + index * 7919));
    await window.enterIds(ids.join(', '));
    const { message, detail } = await workbench.modal.waitFor();
    assert.equal(message, 'Delete 10 WhatsApp media objects?');
    assert.ok(detail.includes(ids.join('\n')) && !detail.includes('more'), detail);
    await workbench.picture('confirmation-ten-dark');
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it('says how many are only likely, how long it takes, in how many files, and can leave the likely ones out', async () => {
    const { workbench } = window;
    await workbench.runCommand('Test Driver: Confirm Likely Ones');
    const { detail, buttons } = await workbench.modal.waitFor();
    assert.match(detail, /2 of them are only likely to be media IDs\.\nDelete Only Certain deletes 3\./);
    assert.match(detail, /Used in 3 files of this workspace\./);
    assert.match(detail, /At 0\.5 requests per second this takes about 10 seconds\./);
    assert.ok(!detail.includes('Endpoint:'), 'the official endpoint needs no word');
    assert.deepEqual([...buttons].sort(), ['Cancel', 'Choose…', 'Delete Only Certain']);
    await workbench.picture('confirmation-likely-dark');
    await workbench.modal.press('Delete Only Certain');
    await workbench.toasts.waitFor('Confirmed: 482930571926384 482930571934303 482930571942222');
  });

  it('cannot be forged by a name', async () => {
    const { workbench } = window;
    await workbench.runCommand('Test Driver: Confirm With Forged Names');
    const { detail } = await workbench.modal.waitFor();
    const lines = detail.split('\n').filter((line) => line !== '');
    assert.equal(lines.filter((line) => line.startsWith('Endpoint:')).length, 0, detail);
    assert.ok(
      lines.some((line) => line.includes('Account: Shop\\n\\nEndpoint: official\\u{202e} [Undo] (command:')),
      detail,
    );
    assert.equal(
      await workbench.page.locator('.monaco-dialog-box a[href], .monaco-dialog-box .codicon-pass').count(),
      0,
    );
    await workbench.picture('confirmation-forged-dark');
    await workbench.modal.escape();
    await workbench.toasts.waitFor('Confirmed: nothing');
  });
});

describe("the service's own words", () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({ settings: { 'whatsappMedia.retries': 0 } });
    await window.signIn();
  });
  keepsWindow(() => window);

  it('make no link in a message and no line in the log', async () => {
    const { workbench, gateway } = window;
    const reason =
      'Key expired [renew](command:workbench.action.quit) [here](https://attacker.example)\n2026-01-01 00:00:00.000 [info] Media 1111111111111: deleted';
    gateway.behave({ fault: { name: 'status', status: 403, statusCode: '403', reason } });
    await window.enterIds(sampleId);
    await workbench.modal.press('Delete');
    const { text, severity, buttons } = await workbench.toasts.waitFor('refused access (403)');
    assert.equal(severity, 'error');
    assert.ok(text.includes('The service said: "Key expired [renew] (command:'), text);
    assert.deepEqual(buttons, ['Set Credentials', 'Show Output']);
    assert.equal(await workbench.page.locator('.notification-list-item-message a').count(), 0);
    await workbench.picture('words-of-the-service-dark');
    await window.waitForLog(`Media ${sampleId}: unauthorized`);
    const lines = window.log().split('\n');
    assert.equal(lines.filter((line) => line.includes('1111111111111')).length, 1);
    assert.ok(lines.every((line) => !line.startsWith('2026-01-01')));
  });

  it('do not matter once the credentials are removed: a running batch sends nothing more', async () => {
    const { workbench, gateway } = window;
    gateway.forget();
    gateway.behave({ fault: { name: 'latency', ms: 10_000 }, mediaId: '1111111111111' });
    await window.enterIds('1111111111111 2222222222222');
    await workbench.modal.press('Delete');
    await gateway.waitForDeletions(1);
    await workbench.runCommand(removeCredentialsCommand);
    const { detail } = await workbench.modal.waitFor();
    assert.match(detail, /A deletion is running with them in this window\. It will stop/);
    await workbench.picture('credentials-remove-while-deleting-dark');
    await workbench.modal.press('Remove');
    const { text } = await workbench.toasts.waitFor('Stopped: the credentials were removed.');
    assert.match(text, /1 (deleted|unknown), 1 cancelled/);
    assert.equal(gateway.deletions.length, 1);
    await workbench.picture('credentials-removed-dark');
  });
});
