import * as assert from 'node:assert/strict';
import {
  answerWithApiKey,
  removeCredentialsCommand,
  setCredentialsCommand,
  testCredentialsCommand,
} from './credentialSteps';
import { folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const sampleId = '7074855483357676350';

for (const theme of ['dark', 'light'] as const) {
  describe(`credentials in the ${theme} theme`, () => {
    let window: TestWindow;
    before(async () => {
      window = await TestWindow.open({
        gateway: { media: [sampleId, '1111111111111'] },
        opened: { folder: folderWithoutMediaIds() },
        colorTheme: theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern',
      });
    });
    afterEach(async function () {
      await window.pictureOfFailure(this.currentTest);
    });
    after(() => window.close());

    it('are entered step by step, and back; a wrong key is entered again; the right one is accepted', async () => {
      const { input, modal, toasts, page } = window.workbench;
      const picture = (name: string): Promise<string> => window.workbench.picture(`credentials-${name}-${theme}`);
      await window.workbench.runCommand(setCredentialsCommand);
      const which = await input.waitFor('Set Credentials for http://127.0.0.1');
      assert.match(which.title, /\(1\/3\)/);
      await picture('1-which-way');
      await input.pick('API key');

      await input.waitForMessage('Other clients of this service always send it');
      const userId = await input.waitFor('(2/3)');
      assert.deepEqual([userId.isMasked, userId.placeholder], [false, ''], 'nothing that could be taken for a value');
      await input.type('shop');
      await picture('2-user-id');
      await input.accept();

      await input.waitForMessage('API key (kept in the secret store only)');
      assert.equal((await input.waitFor('(3/3)')).isMasked, true);
      await input.type('wrong-key');
      await page.locator('.part.editor').click({ position: { x: 300, y: 400 } });
      assert.equal(await input.isVisible(), true, 'a click elsewhere does not lose what was typed');
      await picture('3-api-key');

      await input.back();
      await input.waitForMessage('User ID (optional)');
      assert.equal(await input.value(), 'shop');
      await input.accept();
      await input.waitForMessage('API key (kept');
      assert.equal(await input.value(), 'wrong-key');
      await input.accept();

      const rejected = await modal.waitFor();
      assert.equal(rejected.message, 'The service did not accept these credentials.');
      assert.match(rejected.detail, /The service said: "Invalid credentials"/);
      assert.deepEqual([...rejected.buttons].sort(), ['Cancel', 'Enter Again', 'Keep Anyway']);
      await picture('4-rejected');
      await modal.press('Enter Again');
      await input.waitForMessage('User ID (optional)');
      assert.equal(await input.value(), 'shop');
      await input.accept();
      await input.waitForMessage('API key (kept');
      // What was rejected is selected: typing replaces it.
      await input.type(' ui-key ');
      await input.accept();
      const { severity } = await toasts.waitFor('Credentials accepted: the account lists 2 media.');
      assert.equal(severity, 'info');
      await picture('5-accepted');
      assert.deepEqual(
        window.gateway.requests.map(({ method, headers }) => [method, headers.apikey]),
        [
          ['GET', 'wrong-key'],
          ['GET', 'ui-key'],
        ],
      );
    });

    it('are tested, replaced and removed from the view', async () => {
      const { workbench } = window;
      const { modal, toasts, page } = workbench;
      await workbench.runCommand('Notifications: Clear All Notifications');
      await workbench.openViewContainer('WhatsApp Media');
      const view = page.locator('.sidebar .pane-body:visible');
      await view.getByText('Credentials are set').waitFor();
      await view.locator('a', { hasText: 'test' }).click();
      await toasts.waitFor('Credentials accepted: the account lists 2 media.');
      await workbench.picture(`credentials-view-${theme}`);
      await view.locator('a', { hasText: 'remove' }).click();
      const { message, detail, buttons } = await modal.waitFor();
      assert.equal(message, 'Remove the credentials?');
      assert.ok(detail.includes(`Default: API key for ${window.gateway.origin}`), detail);
      assert.deepEqual([...buttons].sort(), ['Cancel', 'Remove']);
      await workbench.picture(`credentials-remove-${theme}`);
      await modal.escape();
      await view.getByText('Credentials are set').waitFor();
      await workbench.runCommand(removeCredentialsCommand);
      await modal.press('Remove');
      await view.locator('.monaco-button', { hasText: 'Set Credentials' }).waitFor();
    });
  });
}

describe('the test of credentials', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({ opened: { folder: folderWithoutMediaIds() } });
  });
  beforeEach(async () => {
    await window.workbench.runCommand('Notifications: Clear All Notifications');
    window.gateway.forget();
  });
  keepsWindow(() => window);

  it('offers to set credentials where there are none', async () => {
    const { workbench } = window;
    await workbench.runCommand(testCredentialsCommand);
    const { text, buttons } = await workbench.toasts.waitFor('No credentials are set for');
    assert.deepEqual(buttons, ['Set Credentials']);
    await workbench.picture('credentials-none-dark');
    await workbench.toasts.press(text, 'Set Credentials');
    await workbench.input.waitFor('Set Credentials');
    await workbench.input.cancel();
    window.assertNothingSent();
  });

  it('can be canceled; then they are kept untested', async () => {
    const { workbench, gateway } = window;
    const { toasts } = workbench;
    gateway.behave({ on: 'list', fault: { name: 'silence' }, times: 1 });
    await workbench.runCommand(setCredentialsCommand);
    await answerWithApiKey(workbench.input, 'ui-key');
    await toasts.waitFor('Testing the credentials for');
    await gateway.waitForRequests(1);
    await workbench.picture('credentials-testing-dark');
    await toasts.press('Testing the credentials for', 'Cancel');
    await toasts.waitFor('The credentials are kept, but not tested: you canceled the test.');
    await workbench.runCommand(testCredentialsCommand);
    await toasts.waitFor('Credentials accepted');
  });

  it('rejected, leads to Set Credentials; a deletion with a wrong key, back to its confirmation', async () => {
    const { workbench, gateway } = window;
    const { input, modal, toasts } = workbench;
    await workbench.runCommand(setCredentialsCommand);
    await answerWithApiKey(input, 'wrong-key');
    await modal.press('Keep Anyway');
    await toasts.waitFor('The credentials are kept, although the service did not accept them.');
    await workbench.runCommand(testCredentialsCommand);
    const { severity, buttons } = await toasts.waitFor('The service did not accept these credentials.');
    assert.deepEqual([severity, buttons], ['error', ['Set Credentials']]);
    await workbench.picture('credentials-test-rejected-dark');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await window.enterIds(sampleId);
    await modal.press('Delete');
    await toasts.press('rejected the credentials', 'Set Credentials');
    await answerWithApiKey(input, 'ui-key');
    assert.match((await modal.waitFor()).message, new RegExp(sampleId));
    await modal.press('Delete');
    await toasts.waitFor(`WhatsApp media ${sampleId}: deleted.`);
    assert.deepEqual(gateway.deletedIds(), [sampleId]);
  });
});

describe('credentials', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({
      opened: { folder: folderWithoutMediaIds() },
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
  });
  keepsWindow(() => window);

  it('in Restricted Mode are kept untested, and nothing is sent', async () => {
    const { workbench } = window;
    const { input, toasts } = workbench;
    await workbench.runCommand(setCredentialsCommand);
    await answerWithApiKey(input, 'ui-key');
    await toasts.waitFor('The credentials are kept, but not tested: nothing is sent in Restricted Mode.');
    await workbench.runCommand(testCredentialsCommand);
    const { severity, buttons } = await toasts.waitFor('Credentials are not tested in Restricted Mode');
    assert.deepEqual([severity, buttons], ['warning', ['Manage Workspace Trust']]);
    await workbench.picture('credentials-restricted-dark');
    window.assertNothingSent();
    assert.equal(window.gateway.connectionCount, 0);
  });
});
