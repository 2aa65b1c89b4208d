import * as assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../realVsCode/until';
import type { Workbench } from '../realVsCode/workbench';
import { sampleWorkspace } from '../run/folders';
import { TestWindow } from './window';

const sampleId = '7074855483357676350';
const bannerId = '1482930571926384';
const catalogueId = '907264518830271';

/** The list in the view Media IDs. */
class ListView {
  constructor(private readonly workbench: Workbench) {}

  row(text: string): Locator {
    return this.workbench.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  }

  async labels(): Promise<string[]> {
    const rows = this.workbench.page.locator('.sidebar .monaco-list-row');
    return rows.evaluateAll((elements) =>
      (elements as unknown as { getAttribute(name: string): string | null }[]).map(
        (element) => element.getAttribute('aria-label') ?? '',
      ),
    );
  }

  message(): Locator {
    return this.workbench.page.locator('.sidebar .tree-explorer-viewlet-tree-view .message');
  }

  async waitForLabel(part: string): Promise<void> {
    await until(`a row says "${part}"`, async () => (await this.labels()).some((label) => label.includes(part))).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}; rows: ${(await this.labels()).join(' | ')}`);
      },
    );
  }
}

describe('the view Media IDs', () => {
  let window: TestWindow;
  let workbench: Workbench;
  let view: ListView;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'view-'));
    // Few enough that every row is on the screen: the list renders no others.
    cpSync(path.join(sampleWorkspace, 'src'), path.join(folder, 'src'), { recursive: true });
    writeFileSync(path.join(folder, 'welcome.env'), `WELCOME_MEDIA_ID=${sampleId}\n`);
    writeFileSync(path.join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
    window = await TestWindow.open({ opened: { folder }, settings: { 'whatsappMedia.retries': 0 } });
    workbench = window.workbench;
    view = new ListView(workbench);
    await window.signIn();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });
  afterEach(async function () {
    await window.pictureOfFailure(this.currentTest);
  });
  after(async () => {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('searches nothing before it is seen, then lists files and IDs with what a screen reader says', async () => {
    assert.ok(!window.log().includes('Scanned'));
    await workbench.openViewContainer('WhatsApp Media');
    await view.waitForLabel(`Media ID ${sampleId}, src/campaign.ts`);
    await until('the scan is over', () => window.log().includes('Scanned'));
    await workbench.picture('list-by-file-dark');
    const labels = await view.labels();
    assert.ok(
      labels.some((label) => label.startsWith('src/campaign.ts, 3 media IDs')),
      labels.join(' | '),
    );
    const label = labels.find((one) => one.includes(sampleId) && one.includes('campaign.ts')) ?? '';
    assert.match(label, /line 4/);
    assert.match(label, /value of WELCOME_MEDIA_ID/);
    assert.match(label, /not deleted/);
    assert.ok(!labels.join().includes('109382716540283'), 'a phone-number ID is not listed');
  });

  it('has a badge, and says what was not searched and why', async () => {
    await workbench.page.locator('.activitybar .badge-content', { hasText: /^\d+$/ }).first().waitFor();
    await workbench.page.locator('.sidebar', { hasText: 'Not searched: 1 binary' }).waitFor();
  });

  it('opens the exact range in a preview by a click', async () => {
    await view.row(bannerId).click();
    await workbench.page.locator('.tab.active[data-resource-name="campaign.ts"]').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: `(${bannerId.length} selected)` }).waitFor();
    assert.equal(await workbench.page.locator('.tab.active .label-name').evaluate(isItalic), true, 'a preview');
    await workbench.picture('list-opened-dark');
  });

  it('goes to the next and the previous one', async () => {
    const position = (text: string): Promise<void> =>
      workbench.page.locator('.statusbar-item', { hasText: text }).first().waitFor();
    await workbench.runCommand('WhatsApp Media: Next Media ID');
    await position(`(${catalogueId.length} selected)`);
    await workbench.runCommand('WhatsApp Media: Previous Media ID');
    await position(`(${bannerId.length} selected)`);
  });

  it('keeps what is collapsed and selected over a refresh', async () => {
    await view.row('welcome.env').locator('.monaco-tl-twistie').click();
    const collapsed = workbench.page.locator('.sidebar .monaco-list-row[aria-expanded="false"]', {
      hasText: 'welcome.env',
    });
    await collapsed.waitFor();
    await workbench.runCommand('WhatsApp Media: Refresh Media IDs');
    await until('it was scanned again', () => window.log().split('Scanned').length > 2);
    assert.equal(await collapsed.count(), 1);
    await view.row('welcome.env').locator('.monaco-tl-twistie').click();
  });

  it('is narrowed by text, kind and state, and says so', async () => {
    await workbench.runCommand('WhatsApp Media: Filter');
    await workbench.input.waitFor('Filter Media IDs');
    await workbench.input.replace('@kind:hologram');
    await workbench.input.waitForMessage('@kind:hologram is not understood');
    await workbench.input.replace('campaign @kind:document');
    await workbench.input.accept();
    await until(
      'one place is left',
      async () => (await view.labels()).filter((one) => one.includes('Media ID')).length === 1,
    );
    assert.ok((await view.labels()).some((label) => label.includes(catalogueId)));
    await workbench.page.locator('.sidebar', { hasText: 'Filter: campaign @kind:document' }).waitFor();
    await workbench.picture('list-filtered-dark');
    await workbench.runCommand('WhatsApp Media: Clear Filter');
    await view.waitForLabel(`Media ID ${sampleId}, src/campaign.ts`);
  });

  it('is grouped by media ID, with every place it is used', async () => {
    await workbench.runCommand('WhatsApp Media: Group by Media ID');
    await view.waitForLabel(`Media ID ${sampleId}, 2 places`);
    await view.row(sampleId).locator('.monaco-tl-twistie').click();
    await view.waitForLabel('src/campaign.ts');
    await workbench.picture('list-by-id-dark');
    await workbench.runCommand('WhatsApp Media: Group by File');
    await view.waitForLabel('src/campaign.ts, 3 media IDs');
  });

  it('hides what is not a media ID, with a way back', async () => {
    await view.row(bannerId).click({ button: 'right' });
    await workbench.menu('Not a Media ID', 'list-menu-dark');
    await workbench.toasts.waitFor(`${bannerId} is no longer listed in this workspace.`);
    await until('it is gone', async () => !(await view.labels()).some((label) => label.includes(bannerId)));
    await workbench.runCommand('WhatsApp Media: Manage Ignored Media IDs');
    await workbench.input.waitFor('Manage Ignored Media IDs');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: bannerId }).click();
    await workbench.page.keyboard.press('Enter');
    await view.waitForLabel(bannerId);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('deletes a mixed selection by the Delete key, each ID once, and nothing on Escape', async () => {
    const { page, modal } = workbench;
    await view.row('campaign.ts').click();
    await view.row(sampleId).click({ modifiers: ['Control'] });
    await page.keyboard.press('Delete');
    const { message, detail } = await modal.waitFor();
    assert.equal(message, 'Delete 3 WhatsApp media objects?');
    assert.match(detail, /Used in \d+ files? of this workspace/);
    await workbench.picture('list-delete-selection-dark');
    await modal.escape();
    window.assertNothingSent();
    // A click on a file's row closes it, too.
    await view.row('campaign.ts').locator('.monaco-tl-twistie').click();
    await view.waitForLabel(bannerId);
  });

  it('with nothing selected the Delete key does nothing', async () => {
    const { page } = workbench;
    await view.row(bannerId).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await workbench.runCommand('WhatsApp Media: Show Output');
    assert.equal(await workbench.modal.isVisible(), false);
    await workbench.runCommand('View: Toggle Panel Visibility');
  });

  it('a right-click outside the selection means the clicked row alone', async () => {
    await view.row(catalogueId).click();
    await view.row(bannerId).click({ button: 'right' });
    await workbench.menu('Delete WhatsApp Media');
    assert.equal((await workbench.modal.waitFor()).message, `Delete the WhatsApp media ${bannerId}?`);
    await workbench.modal.escape();
    window.assertNothingSent();
  });

  it('rows follow the deletion and keep the reason; by state they stand together', async () => {
    window.box.behave({ behaviour: { name: 'status', status: 400, reason: 'Media is in use' }, mediaId: bannerId });
    await view.row('campaign.ts').click({ button: 'right' });
    await workbench.menu('Delete WhatsApp Media');
    await workbench.modal.press('Delete');
    await workbench.toasts.waitFor('2 deleted, 1 refused');
    await view.waitForLabel('refused: Media is in use');
    await view.waitForLabel('deleted');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.picture('list-after-deletion-dark');
    await workbench.runCommand('WhatsApp Media: Group by State');
    await view.waitForLabel(`Media ID ${bannerId}`);
    await workbench.picture('list-by-state-dark');
    await workbench.runCommand('WhatsApp Media: Group by File');
    await view.waitForLabel('refused: Media is in use');
  });

  it('changes a row when its file is saved, and drops it when the file is gone', async () => {
    mkdirSync(path.join(folder, 'fresh'));
    const file = path.join(folder, 'fresh', 'new.env');
    writeFileSync(file, 'MEDIA_ID=8800550011223344\n');
    await view.waitForLabel('Media ID 8800550011223344, fresh/new.env');
    rmSync(file);
    await until('it is gone', async () => !(await view.labels()).join().includes('8800550011223344'));
  });
});

describe('the view Media IDs elsewhere', () => {
  it('in the light theme', async () => {
    const window = await TestWindow.open({ colorTheme: 'Default Light Modern' });
    try {
      const view = new ListView(window.workbench);
      await window.workbench.openViewContainer('WhatsApp Media');
      await view.waitForLabel('config/messages.yaml');
      await window.workbench.picture('list-by-file-light');
      await window.workbench.runCommand('WhatsApp Media: Group by Media ID');
      await view.waitForLabel('5 places');
      await window.workbench.picture('list-by-id-light');
    } finally {
      await window.close();
    }
  });

  it('says that there is nothing where nothing is found, and what to do', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'empty-'));
    writeFileSync(path.join(folder, 'a.txt'), 'nothing');
    const window = await TestWindow.open({ opened: { folder } });
    try {
      await window.workbench.openViewContainer('WhatsApp Media');
      const { page } = window.workbench;
      await page.getByText('No media IDs were found in this workspace').waitFor();
      await window.workbench.picture('view-nothing-found-dark');
    } finally {
      await window.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function isItalic(element: unknown): boolean {
  const page = globalThis as unknown as { getComputedStyle(of: unknown): { fontStyle: string } };
  return page.getComputedStyle(element).fontStyle === 'italic';
}
