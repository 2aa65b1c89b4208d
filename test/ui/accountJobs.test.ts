import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { artifactsFolder } from '../run/folders';
import type { Workbench } from '../vscodeDriver/workbench';
import { AccountView } from './accountView';
import { ListView } from './listView';
import { keepsWindow, TestWindow } from './window';

const used = '7318000000001234561';
const order = '7318000000001234562';
const unused = ['7318000000001234563', '7318000000001234564'] as const;
const young = '7318000000001234565';
const audio = '7318000000001234566';
const video = '7318000000001234567';
const gone = '7318000000001234999';

/** A workspace that uses two of them, one under a name that says nothing. */
function folderOfAccount(): string {
  const folder = path.join(artifactsFolder, 'folder-of-account');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'send.env'), `WELCOME_MEDIA_ID=${used}\nOLD_MEDIA_ID=${gone}\n`);
  writeFileSync(
    path.join(folder, 'order.ts'),
    `const orderNumber = '${order}';\nconst logo = ['${audio}', '${video}'];\n`,
  );
  return folder;
}

describe('the jobs that the account makes possible', () => {
  let window: TestWindow;
  let workbench: Workbench;
  let account: AccountView;
  let list: ListView;
  before(async () => {
    const description = 'For a test';
    window = await TestWindow.open({
      opened: { folder: folderOfAccount() },
      settings: { 'whatsappMedia.keepCopies': 'always' },
      keepsSecrets: true,
      gateway: {
        stock: [
          { mediaId: used, identifier: 'Welcome', description, mediaType: 'image', ageDays: 12 },
          { mediaId: order, identifier: 'Order', description, mediaType: 'image', ageDays: 31 },
          { mediaId: unused[0], identifier: 'Old flyer', description, mediaType: 'image', ageDays: 26 },
          { mediaId: unused[1], identifier: 'Price list', description, mediaType: 'doc', ageDays: 27 },
          { mediaId: young, identifier: 'Campaign', description, mediaType: 'image', ageDays: 2 },
          { mediaId: audio, identifier: 'Greeting', description, mediaType: 'audio', ageDays: 3 },
          { mediaId: video, identifier: 'How to order', description, mediaType: 'video', ageDays: 3 },
        ],
      },
    });
    workbench = window.workbench;
    account = new AccountView(workbench);
    list = new ListView(workbench);
    await window.signIn();
  });
  keepsWindow(() => window);

  it('the list of the workspace learns what is listed, what has expired, and what is not listed', async () => {
    await account.open();
    await account.row('Not used in this workspace').waitFor();
    await list.waitForLabel(`Media ID ${order}, order.ts, line 1, listed by the account, not deleted, expired`);
    await list.waitForLabel(`Media ID ${gone}, send.env, line 2, value of OLD_MEDIA_ID, not deleted, not listed at`);
    await workbench.picture('account-learned-dark');
    const tooltip = await list.tooltip(gone, 'Not listed by the account at');
    assert.match(tooltip, /That does not prove that it is gone\./);
    await workbench.picture('account-not-listed-tooltip-dark');
    await list.leaveTooltip();
    await list.filter('@state:notListed');
    await list.waitUntilGone(`Media ID ${used}`);
    await list.waitForLabel(`Media ID ${gone}`);
    await workbench.runCommand('WhatsApp Media: Clear Filter');
    await list.waitForLabel(`Media ID ${used}`);
  });

  it('sound and video open in the own viewers of VS Code, and a PDF is offered to be saved', async () => {
    const { page, toasts } = workbench;
    await account.toggleMediaIds();
    await account.menu('Greeting', 'Preview WhatsApp Media');
    await page.locator('.tab.active', { hasText: `${audio} Greeting.wav` }).waitFor();
    await workbench.picture('account-preview-audio-dark');
    await account.menu('How to order', 'Preview WhatsApp Media');
    await page.locator('.tab.active', { hasText: `${video} How to order.mp4` }).waitFor();
    await workbench.picture('account-preview-video-dark');
    await account.menu('Price list', 'Preview WhatsApp Media');
    await toasts.waitFor(`VS Code does not show files like that of ${unused[1]}.`);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('a preview whose window was loaded anew fetches nothing by itself', async () => {
    const { page } = workbench;
    await account.menu('Welcome', 'Preview WhatsApp Media');
    await page.locator('.statusbar', { hasText: '160x100' }).waitFor();
    // A hover shows what was fetched; of others it has a link.
    await page.mouse.move(700, 500);
    await account.row('Welcome').locator('.label-name').hover();
    await page.locator('.monaco-hover:visible img').first().waitFor();
    await workbench.picture('account-hover-dark');
    await list.leaveTooltip();
    window.gateway.forget();
    await workbench.reloadWindow();
    await page.locator('.tab.active', { hasText: `${used} Welcome.png` }).waitFor();
    await page.locator('.sidebar .pane-header', { hasText: 'Account Media' }).waitFor();
    await account.row('Welcome').first().waitFor();
    await workbench.picture('account-preview-after-reload-dark');
    const downloads = window.gateway.requests.filter(({ query }) => query.download !== undefined);
    assert.deepEqual(downloads, []);
    await workbench.runCommand('View: Close All Editors');
  });

  it('what nothing uses is deleted by its row: an age, copies, the number typed, and the proof', async () => {
    const { input, modal, toasts } = workbench;
    await account.menu(
      'Not used in this workspace',
      'Delete WhatsApp Media Unused in Workspace…',
      'account-unused-menu-dark',
    );
    await input.waitFor('Delete Media Unused in Workspace');
    await workbench.picture('account-unused-age-dark');
    await input.accept();
    const { message, detail, buttons } = await modal.waitFor();
    assert.equal(message, 'Delete 2 WhatsApp media objects?');
    for (const mediaId of unused) assert.ok(detail.includes(mediaId), detail);
    assert.match(detail, /A copy of each is kept first\./);
    assert.match(detail, /Other repositories, databases, services and the files that were not searched may use them\./);
    assert.ok(buttons.includes('Continue…') && !buttons.includes('Delete'));
    await workbench.picture('account-unused-confirmation-dark');
    await modal.press('Continue…');
    await input.waitFor('Delete 2 Media Objects');
    await input.type('2');
    await input.accept();
    const { text } = await toasts.waitFor('WhatsApp media: 2 deleted.');
    assert.match(text, /Confirmed: the account no longer lists them at /);
    assert.deepEqual(window.gateway.deletedIds().sort(), [...unused]);
    await workbench.picture('account-unused-proof-dark');
    await account.row('Old flyer').waitFor({ state: 'hidden' });
  });

  it('the history leads to the copies and the proof; what copies take is said, and they can be cleared', async () => {
    const { page, modal, toasts } = workbench;
    await workbench.runCommand('WhatsApp Media: Show Deletion History');
    const lines = page.locator('.editor-instance .view-line');
    await lines.filter({ hasText: '2 kept copies' }).first().waitFor();
    await lines.filter({ hasText: 'no longer listed by the account, 0 still listed' }).first().waitFor();
    await lines
      .filter({ hasText: `${unused[0]} deleted, no longer listed at` })
      .first()
      .waitFor();
    await workbench.picture('account-history-dark');
    await workbench.runCommand('WhatsApp Media: Clear Kept Copies…');
    const { message, detail } = await modal.waitFor();
    assert.match(message, /^Clear 2 kept copies \(\d+/);
    assert.match(detail, /This cannot be undone\./);
    await workbench.picture('account-clear-copies-dark');
    await modal.press('Clear');
    await toasts.waitFor('Cleared 2 kept copies');
  });

  it('looks right in the light theme', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await account.row('Welcome').first().waitFor();
    await workbench.picture('account-alone-light');
    await account.toggleMediaIds();
    await list.waitForLabel('send.env, 2 media IDs');
    await workbench.picture('account-learned-light');
  });
});
