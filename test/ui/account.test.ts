import * as assert from 'node:assert/strict';
import type { Workbench } from '../vscodeDriver/workbench';
import { folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const first = '7074855483357676350';

describe('the view Account Media', () => {
  let window: TestWindow;
  let workbench: Workbench;
  before(async () => {
    window = await TestWindow.open({
      opened: { folder: folderWithoutMediaIds() },
      gateway: { media: [first, '7074855483357676351', '7074855483357676352', '7074855483357676353'] },
    });
    workbench = window.workbench;
  });
  keepsWindow(() => window);

  it('asks nothing before it is seen, then says what is missing, and lists the account once there are credentials', async () => {
    const { page } = workbench;
    await workbench.openViewContainer('WhatsApp Media');
    const header = page.locator('.sidebar .pane-header', { hasText: 'Account Media' });
    await header.click();
    await page.getByText('Set the credentials of an account to see which media it holds.').waitFor();
    await workbench.picture('account-no-credentials-dark');
    await header.click();
    await window.signIn();
    window.assertNothingSent();
    await header.click();
    const row = page.locator('.sidebar .monaco-list-row', { hasText: 'Media 1' });
    await row.waitFor();
    await page.locator('.sidebar .monaco-list-row', { hasText: 'Not used in this workspace' }).waitFor();
    await workbench.picture('account-dark');
    assert.deepEqual(
      window.gateway.requests.map(({ method }) => method),
      ['GET'],
      'one request for all of it',
    );
    assert.match(await row.innerText(), /expired|expires in \d+ days/);
  });

  it('previews a picture in the own viewer of VS Code', async () => {
    const { page } = workbench;
    const row = page.locator('.sidebar .monaco-list-row', { hasText: 'Media 1' });
    await row.click({ button: 'right' });
    await workbench.menu('Preview WhatsApp Media', 'account-menu-dark');
    await page.locator('.tab.active', { hasText: `${first} Media 1.png` }).waitFor();
    await page.locator('.statusbar', { hasText: '160x100' }).waitFor();
    await workbench.picture('account-preview-dark');
  });

  it('deletes what is selected by the Delete key, through the one confirmation', async () => {
    const { page, modal } = workbench;
    const row = page.locator('.sidebar .monaco-list-row', { hasText: 'Media 2' });
    await row.click();
    await page.keyboard.press('Delete');
    const { message } = await modal.waitFor();
    assert.equal(message, 'Delete WhatsApp media 7074855483357676351?');
    await modal.press('Delete');
    await workbench.toasts.waitFor('WhatsApp media 7074855483357676351: deleted.');
    assert.deepEqual(window.gateway.deletedIds(), ['7074855483357676351']);
  });

  it('is narrowed by a filter, and says by which, until that is cleared', async () => {
    const { page, input } = workbench;
    const header = page.locator('.sidebar .pane-header', { hasText: 'Account Media' });
    await header.hover();
    await header.locator('a.codicon-filter').click();
    await input.waitFor('Filter Account Media');
    await input.replace('@kind:audio');
    await input.accept();
    const rows = page.locator('.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'Media 1' }).waitFor({ state: 'hidden' });
    await rows.filter({ hasText: 'Media 3' }).waitFor();
    const message = page.locator('.sidebar').getByText('Filter: @kind:audio');
    await message.waitFor();
    await workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await workbench.picture('account-filtered-light');
    await header.hover();
    await header.locator('a.codicon-clear-all').click();
    await rows.filter({ hasText: 'Media 1' }).waitFor();
    await message.waitFor({ state: 'hidden' });
    await workbench.picture('account-light');
  });

  it('says that a gateway lists nothing, and offers to ask again', async () => {
    const { page } = workbench;
    window.gateway.behave({ fault: { name: 'status', status: 405 }, on: 'list' });
    await workbench.runCommand('WhatsApp Media: Refresh Account Media');
    await page.getByText('This gateway does not list the media of an account.').waitFor();
    await workbench.picture('account-no-list-light');
    window.gateway.forget();
    await page.locator('.sidebar .monaco-button', { hasText: 'Ask Again' }).click();
    await page.getByText('This gateway does not list the media of an account.').waitFor();
  });
});
