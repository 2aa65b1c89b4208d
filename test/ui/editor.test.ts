import * as assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { escapeUntilGone } from '../vscodeDriver/escape';
import { until } from '../vscodeDriver/until';
import type { Workbench } from '../vscodeDriver/workbench';
import { TestWindow } from './window';

const sampleId = '7074855483357676350';
const item = 'Delete WhatsApp Media';

describe('the menus of editor and Explorer', () => {
  let window: TestWindow;
  let workbench: Workbench;
  before(async () => {
    window = await TestWindow.open();
    workbench = window.workbench;
    await window.signIn();
  });
  afterEach(async function () {
    await window.pictureOfFailure(this.currentTest);
    await workbench.page.keyboard.press('Escape');
  });
  after(() => window.close());

  /** The rendered text of the editor that holds it. */
  const textInEditor = (text: string): Locator =>
    workbench.page.locator('.part.editor .view-line span span', { hasText: text }).first();

  async function menuItems(): Promise<string[]> {
    await workbench.page.locator('.monaco-menu:visible').first().waitFor();
    const labels = await workbench.page.locator('.monaco-menu:visible .action-label').allInnerTexts();
    return labels.map((label) => label.trim()).filter((label) => label !== '');
  }

  it('offers to delete on the very first right-click, and means the ID that was clicked', async () => {
    await workbench.openFile('campaign.ts');
    await textInEditor(sampleId).click({ button: 'right' });
    assert.ok((await menuItems()).includes(item));
    await workbench.picture('editor-menu-dark');
    await workbench.menu(item);
    const { message } = await workbench.modal.waitFor();
    assert.equal(message, `Delete WhatsApp media ${sampleId}?`);
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it('asks clearly about digits that nothing speaks for', async () => {
    await textInEditor('1762473600000').click({ button: 'right' });
    await workbench.menu(item);
    const { message, detail } = await workbench.modal.waitFor();
    assert.equal(message, 'Is 1762473600000 a media ID?');
    assert.match(detail, /Nothing around it says so/);
    assert.match(detail, /In line 10: startsAt: 1762473600000,$/);
    await workbench.picture('bare-digits-dark');
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it('says so where there is no ID', async () => {
    await workbench.page
      .locator('.part.editor .view-line', { hasText: 'Uploaded through' })
      .first()
      .click({ button: 'right' });
    await workbench.menu(item);
    await workbench.toasts.waitFor('There is no media ID at the cursor');
    window.assertNothingDeleted();
  });

  it('deletes all IDs of a selection', async () => {
    await workbench.page.locator('.part.editor .view-line', { hasText: 'Uploaded through' }).first().click();
    await workbench.page.keyboard.press('Control+A');
    await textInEditor(sampleId).click({ button: 'right' });
    await workbench.menu(item);
    const { message, detail } = await workbench.modal.waitFor();
    assert.equal(message, 'Delete 3 WhatsApp media objects?');
    for (const id of [sampleId, '1482930571926384', '907264518830271']) assert.ok(detail.includes(id), id);
    // Beside them stand a phone-number ID and a time.
    assert.match(detail, /2 other numbers were not recognized as media IDs\./);
    await workbench.picture('selection-confirmation-dark');
    await workbench.modal.press('Delete');
    await workbench.toasts.waitFor('WhatsApp media: 3 deleted.');
    assert.equal(window.gateway.deletedIds().length, 3);
    window.gateway.forget();
  });

  it('is not there without such digits, and appears once they are typed, unsaved', async () => {
    await workbench.newUntitledFile();
    // On one line: Enter may accept a suggestion instead of starting another.
    await workbench.page.keyboard.type('12345');
    await textInEditor('12345').click({ button: 'right' });
    assert.ok(!(await menuItems()).includes(item));
    await escapeUntilGone(workbench.page, workbench.page.locator('.monaco-menu:visible'));
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.type(`mediaId=${sampleId} `);
    await until('the menu offers it', async () => {
      await textInEditor(sampleId).click({ button: 'right', position: { x: 130, y: 8 } });
      if ((await menuItems()).includes(item)) return true;
      await escapeUntilGone(workbench.page, workbench.page.locator('.monaco-menu:visible'));
      return false;
    });
    await workbench.menu(item);
    const { message } = await workbench.modal.waitFor();
    assert.match(message, new RegExp(sampleId));
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it('offers numbers that nothing speaks for with their line, and deletes what is checked', async () => {
    const { page, input, modal } = workbench;
    await page.keyboard.press('Control+A');
    await page.keyboard.type('call 4917612345678 about 482930571926384 today ');
    await page.keyboard.press('Control+A');
    await until('the menu offers it', async () => {
      await textInEditor('482930571926384').click({ button: 'right', position: { x: 130, y: 8 } });
      if ((await menuItems()).includes(item)) return true;
      await escapeUntilGone(page, page.locator('.monaco-menu:visible'));
      return false;
    });
    await workbench.menu(item);
    await input.waitFor('Choose the Media IDs to Delete');
    assert.deepEqual(await input.labels(), ['4917612345678', '482930571926384']);
    assert.deepEqual(await input.checked(), []);
    await input.toggle('482930571926384');
    await workbench.picture('choose-numbers-dark');
    await input.accept();
    const { message, detail } = await modal.waitFor();
    assert.equal(message, 'Delete WhatsApp media 482930571926384?');
    assert.match(detail, /It was chosen by you, not recognized as a media ID\./);
    await workbench.picture('confirmation-chosen-number-dark');
    await modal.press('Delete');
    await workbench.toasts.waitFor('WhatsApp media 482930571926384: deleted.');
    window.gateway.forget();
  });

  it('deletes all of a file from the Explorer', async () => {
    const { page } = workbench;
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'payloads' }).first().click();
    await page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'incoming-image.json' })
      .first()
      .click({ button: 'right' });
    await workbench.menu('Delete WhatsApp Media in File', 'explorer-menu-dark');
    const { message } = await workbench.modal.waitFor();
    assert.match(message, /^Delete WhatsApp media \d+\?$/);
    await workbench.picture('file-confirmation-dark');
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it("deletes all of a file from the editor's title and from the palette", async () => {
    // Of campaign.ts nothing is left to delete.
    await workbench.openFile('sendMedia.js');
    await workbench.page.locator('.part.editor .editor-actions .action-label[aria-label*="More Actions"]').click();
    await workbench.menu('Delete WhatsApp Media in File', 'editor-title-menu-dark');
    assert.equal((await workbench.modal.waitFor()).message, 'Delete 3 WhatsApp media objects?');
    await workbench.modal.escape();
    await workbench.runCommand('WhatsApp Media: Delete WhatsApp Media in File');
    assert.equal((await workbench.modal.waitFor()).message, 'Delete 3 WhatsApp media objects?');
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it('works in a comparison', async () => {
    const { page } = workbench;
    await workbench.openFile('sendMedia.js');
    await workbench.runCommand('File: Compare Active File With...');
    await workbench.input.waitVisible();
    await workbench.input.replace('campaign.ts');
    await until('campaign.ts is offered', async () => (await workbench.input.labels())[0] === 'campaign.ts');
    await page.keyboard.press('Enter');
    const diff = page.locator('.monaco-diff-editor .view-line span span', { hasText: sampleId }).first();
    await diff.click({ button: 'right' });
    await workbench.picture('diff-menu-dark');
    await workbench.menu(item);
    assert.equal((await workbench.modal.waitFor()).message, `Delete WhatsApp media ${sampleId}?`);
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });
});
