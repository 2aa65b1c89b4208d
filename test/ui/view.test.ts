import * as assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { escapeUntilGone } from '../vscodeDriver/escape';
import { until } from '../vscodeDriver/until';
import type { Workbench } from '../vscodeDriver/workbench';
import { sampleWorkspace } from '../run/folders';
import { ListView } from './listView';
import { keepsWindow, TestWindow } from './window';

const sampleId = '7074855483357676350';
const bannerId = '1482930571926384';
const catalogueId = '907264518830271';
const videoId = '583920174465201';
const audioId = '583920174465202';
const stickerId = '583920174465203';
const twiceId = '583920174465204';
const roundedId = '7074855483357670000';
const decimalId = '1600761900334451';

describe('the view Media IDs', () => {
  let window: TestWindow;
  let workbench: Workbench;
  let view: ListView;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'view-'));
    const write = (name: string, text: string): void => {
      writeFileSync(path.join(folder, name), text);
    };
    // Few enough that every row is on the screen: the list renders no others.
    cpSync(path.join(sampleWorkspace, 'src'), path.join(folder, 'src'), { recursive: true });
    write('part10.env', `VIDEO_MEDIA_ID=${videoId}\nAUDIO_MEDIA_ID=${audioId}\nSTICKER_MEDIA_ID=${stickerId}\n`);
    write('part9.json', `{ "media_id": "${twiceId}", "mediaId": "${twiceId}" }\n`);
    write('sheet.csv', `media_id\n7.07486E+18\n${roundedId}\n${decimalId}.0\n`);
    write('welcome.env', `WELCOME_MEDIA_ID=${sampleId}\n`);
    writeFileSync(path.join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
    window = await TestWindow.open({
      opened: { folder },
      settings: { 'whatsappMedia.retries': 0 },
      keepsSecrets: true,
    });
    workbench = window.workbench;
    view = new ListView(workbench);
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.signIn();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });
  keepsWindow(() => window);
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits until the editor has selected as many characters as this has. */
  const opened = (text: string, file: string): Promise<void> =>
    until(`${text} is selected in ${file}`, async () => {
      const { page } = workbench;
      const [tab] = await page.locator('.tab.active').evaluateAll(resourceNames);
      const status = await page.locator('.statusbar-item', { hasText: 'selected)' }).allInnerTexts();
      return tab === file && status.some((one) => one.includes(`(${text.length} selected)`));
    });

  it('searches nothing before it is seen, then lists files and IDs with what a screen reader says', async () => {
    assert.ok(!window.log().includes('Searched'));
    await view.open(`Media ID ${sampleId}, src/campaign.ts`);
    await until('the scan is over', () => window.log().includes('Searched'));
    await view.waitForLabel('welcome.env, 1 media ID');
    await workbench.picture('list-by-file-dark');
    const title = workbench.page.locator('.sidebar .title-label h2');
    assert.match(await title.innerText(), /^WhatsApp Media$/i);
    assert.equal(await title.evaluate(isCut), false, 'the title is not cut at the default width');
    assert.match(await view.row(bannerId).innerText(), /line 11 · bannerMediaId$/);
    assert.deepEqual(await view.labels(), [
      'part9.json, 1 media ID in 2 places',
      `Media ID ${twiceId}, part9.json, line 1, value of media_id, not deleted`,
      `Media ID ${twiceId}, part9.json, line 1, value of mediaId, not deleted`,
      'part10.env, 3 media IDs',
      `Media ID ${videoId}, part10.env, line 1, value of VIDEO_MEDIA_ID, not deleted`,
      `Media ID ${audioId}, part10.env, line 2, value of AUDIO_MEDIA_ID, not deleted`,
      `Media ID ${stickerId}, part10.env, line 3, value of STICKER_MEDIA_ID, not deleted`,
      'sheet.csv, 3 media IDs',
      'Media ID 7.07486E+18, sheet.csv, line 2, damaged by a spreadsheet, column media_id, not deleted',
      `Media ID ${roundedId}, sheet.csv, line 3, may be rounded, column media_id, not deleted`,
      `Media ID ${decimalId}, sheet.csv, line 4, damaged by a spreadsheet, column media_id, not deleted`,
      'src/campaign.ts, 3 media IDs',
      `Media ID ${sampleId}, src/campaign.ts, line 4, value of WELCOME_MEDIA_ID, not deleted`,
      `Media ID ${bannerId}, src/campaign.ts, line 11, value of bannerMediaId, not deleted`,
      `Media ID ${catalogueId}, src/campaign.ts, line 12, id of a document, not deleted`,
      'src/sendMedia.js, 3 media IDs',
      'Media ID 1203948571630294, src/sendMedia.js, line 3, id of an image, not deleted',
      'Media ID 583920174465029, src/sendMedia.js, line 5, value of media_id, not deleted',
      'Media ID 583920174465112, src/sendMedia.js, line 6, value of media_id, not deleted',
      'welcome.env, 1 media ID',
      `Media ID ${sampleId}, welcome.env, line 1, value of WELCOME_MEDIA_ID, not deleted`,
    ]);
  });

  it('has a badge, and says what was not searched and why', async () => {
    await workbench.page.locator('.activitybar .badge-content', { hasText: /^\d+$/ }).first().waitFor();
    await workbench.page.locator('.sidebar', { hasText: 'Not searched: 1 binary' }).waitFor();
  });

  it('has a sign for each kind of media and for damage, and the icons of files', async () => {
    const icons: Record<string, string> = {};
    for (const id of [catalogueId, videoId, audioId, stickerId, roundedId, decimalId, sampleId])
      icons[id] = await view.icon(id);
    assert.deepEqual(icons, {
      [catalogueId]: 'file-pdf',
      [videoId]: 'device-camera-video',
      [audioId]: 'unmute',
      [stickerId]: 'smiley',
      [roundedId]: 'warning',
      [decimalId]: 'warning',
      [sampleId]: 'file-media',
    });
    await view.row('campaign.ts').locator('.file-icon.ts-ext-file-icon').waitFor();
  });

  it('tells more when the pointer rests on a row', async () => {
    const text = await view.tooltip(sampleId, 'Used in');
    assert.match(text, /Recognized as: value of WELCOME_MEDIA_ID \(certain\)/);
    assert.match(text, /State: not deleted/);
    assert.match(text, /Used in 2 places: src\/campaign\.ts:4, welcome\.env:1/);
    await workbench.picture('list-tooltip-dark');
    await workbench.page.locator('.workbench-hover a', { hasText: 'campaign.ts:4' }).click();
    await until('the link opens the place', async () => {
      const status = workbench.page.locator('.statusbar-item', { hasText: 'Ln 4, Col 34' });
      return (await status.count()) > 0;
    });
    assert.match(
      await view.tooltip(roundedId, 'Used in'),
      /\(certain, may be rounded\) A spreadsheet may have rounded it, .* Used in 1 place: sheet\.csv:3/,
    );
    await workbench.picture('list-tooltip-rounded-dark');
    assert.match(
      await view.tooltip(decimalId, 'Used in'),
      /damaged by a spreadsheet\) A spreadsheet or pandas made it a decimal number, .* Used in 1 place: sheet\.csv:4/,
    );
    assert.match(
      await view.tooltip('7.07486E+18', 'Used in'),
      /damaged by a spreadsheet\) A spreadsheet kept only its first digits, so it cannot be deleted: .* sheet\.csv:2/,
    );
    await workbench.page.mouse.move(700, 500);
  });

  it('opens the exact range in a preview by a click', async () => {
    await view.row(bannerId).click();
    await opened(bannerId, 'campaign.ts');
    assert.equal(await workbench.page.locator('.tab.active .label-name').evaluate(isItalic), true, 'a preview');
    await workbench.picture('list-opened-dark');
  });

  it('goes on by F4 and Shift+F4 in the view, row after row and from a file', async () => {
    const { keyboard } = workbench.page;
    await keyboard.press('F4');
    await opened(catalogueId, 'campaign.ts');
    await view.waitForSelected(catalogueId);
    await keyboard.press('F4');
    await opened('1203948571630294', 'sendMedia.js');
    await keyboard.press('Shift+F4');
    await opened(catalogueId, 'campaign.ts');
    await keyboard.press('Shift+F4');
    await opened(bannerId, 'campaign.ts');
    await view.waitForSelected(bannerId);
    await view.row('welcome.env').click();
    await keyboard.press('F4');
    await opened(sampleId, 'welcome.env');
    // The click had closed it; the selected row is in it.
    await view.waitForSelected(`Media ID ${sampleId}, welcome.env`);
  });

  it('goes on from the cursor by the palette, and gives the editor the focus', async () => {
    await workbench.openFile('campaign.ts');
    await workbench.page.keyboard.press('Control+Home');
    await workbench.runCommand('WhatsApp Media: Next Media ID');
    await opened(sampleId, 'campaign.ts');
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.runCommand('WhatsApp Media: Next Media ID');
    await opened(bannerId, 'campaign.ts');
    await workbench.runCommand('WhatsApp Media: Previous Media ID');
    await opened(sampleId, 'campaign.ts');
    await workbench.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await view.waitForSelected(`Media ID ${sampleId}, src/campaign.ts`);
  });

  it('keeps what is collapsed and selected over a refresh', async () => {
    await view.twistie('part9.json').click();
    const collapsed = view
      .rows()
      .and(workbench.page.locator('[aria-expanded="false"]'))
      .filter({ hasText: 'part9.json' });
    await collapsed.waitFor();
    await view.row(videoId).click();
    writeFileSync(path.join(folder, 'fresh.env'), 'MEDIA_ID=8800550011223344\n');
    await workbench.runCommand('WhatsApp Media: Refresh Media IDs');
    await view.waitForLabel('Media ID 8800550011223344, fresh.env');
    assert.equal(await collapsed.count(), 1);
    await view.waitForSelected(videoId);
    rmSync(path.join(folder, 'fresh.env'));
    await view.waitUntilGone('8800550011223344');
    await view.twistie('part9.json').click();
    await view.waitForLabel(twiceId);
  });

  it('is narrowed by text, kind and state, and says so', async () => {
    await workbench.runCommand('WhatsApp Media: Filter…');
    await workbench.input.waitFor('Filter Media IDs');
    await workbench.input.replace('@kind:hologram');
    await workbench.input.waitForMessage('Unknown filter @kind:hologram');
    await workbench.input.replace('campaign @kind:document');
    await workbench.input.accept();
    await view.waitForLabels('one place is left', (all) => all.filter((one) => one.includes('Media ID')).length === 1);
    await view.waitForLabel(catalogueId);
    await workbench.page
      .locator('.sidebar', { hasText: 'Filter: campaign @kind:document · Not searched: 1 bin' })
      .waitFor();
    await workbench.picture('list-filtered-dark');
    await view.filter(path.basename(folder));
    await workbench.page.getByText('No media IDs match the filter.').waitFor();
    await workbench.picture('view-filtered-dark');
    await workbench.page.locator('.sidebar .monaco-button', { hasText: 'Clear Filter' }).click();
    await view.waitForLabel(`Media ID ${sampleId}, src/campaign.ts`);
  });

  it('is grouped by media ID, with every place it is used', async () => {
    await workbench.runCommand('WhatsApp Media: Group by Media ID');
    await view.waitForLabel(`Media ID ${sampleId}, 2 places, src/campaign.ts line 4, not deleted`);
    await view.waitForLabel(`Media ID ${roundedId}, 1 place, may be rounded, sheet.csv line 3`);
    assert.equal(await view.icon(roundedId), 'warning');
    await view.twistie(sampleId).click();
    await view.waitForLabel(`Media ID ${sampleId}, welcome.env, line 1`);
    const tooltip = await view.tooltip(sampleId, 'Used in 2 places');
    assert.match(tooltip, /Recognized as: value of WELCOME_MEDIA_ID/);
    await workbench.picture('list-by-id-dark');
    // With one place, the row of an ID is that of the place.
    assert.match(await view.row(bannerId).innerText(), /src\/campaign\.ts:11$/);
    assert.equal(await view.row(bannerId).getAttribute('aria-expanded'), null);
    await view.row(bannerId).click();
    await opened(bannerId, 'campaign.ts');
    await workbench.page.keyboard.press('F4');
    await view.waitForSelected('1600761900334451');
    await view.row(bannerId).click();
    await view.assertDeleteAsks(`Delete WhatsApp media ${bannerId}?`);
    await workbench.runCommand('WhatsApp Media: Group by File');
    await view.waitForLabel('src/campaign.ts, 3 media IDs');
  });

  it('copies the IDs of the selection, each once', async () => {
    await view.row(twiceId).click();
    await view
      .rows()
      .filter({ hasText: twiceId })
      .nth(1)
      .click({ modifiers: ['Control'] });
    await view.row(bannerId).click({ modifiers: ['Control'] });
    await workbench.page.keyboard.press('Control+C');
    await until('the IDs are in the clipboard', async () => {
      const copied = await workbench.page.evaluate('navigator.clipboard.readText()');
      return copied === `${twiceId}\n${bannerId}` || copied === `${bannerId}\n${twiceId}`;
    });
  });

  it('hides what is not a media ID, with an undo and another way back', async () => {
    const hide = async (id: string): Promise<void> => {
      // Selected alone: of several selected ones, all would be meant.
      await view.row(id).click();
      await view.row(id).click({ button: 'right' });
      await workbench.menu('Mark as Not a Media ID', 'list-menu-dark');
      await workbench.toasts.waitFor(`${id} is no longer listed in this workspace.`);
      await view.waitUntilGone(id);
    };
    await hide(bannerId);
    await hide(videoId);
    await workbench.toasts.press(`${bannerId} is no longer`, 'Undo');
    await view.waitForLabel(bannerId);
    assert.ok(!(await view.labels()).join().includes(videoId), 'the other one is still hidden');
    await workbench.runCommand('WhatsApp Media: Manage Ignored Media IDs');
    await workbench.input.waitFor('Manage Ignored Media IDs');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: videoId }).click();
    await workbench.page.keyboard.press('Enter');
    await view.waitForLabel(videoId);
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
    window.assertNothingDeleted();
    // A click on a file's row closes it, too.
    await view.twistie('campaign.ts').click();
    await view.waitForLabel(bannerId);
  });

  it('deletes nothing by the Delete key with nothing selected, nor while somebody types into the find box', async () => {
    const { page } = workbench;
    await view.row(bannerId).click();
    await until('nothing is selected', async () => {
      await page.keyboard.press('Escape');
      return (await view.selected()).length === 0;
    });
    await page.keyboard.press('Delete');
    await view.row(bannerId).click();
    await page.keyboard.press('Control+Alt+F');
    const find = page
      .locator('.sidebar .monaco-tree-type-filter-input input, .sidebar .monaco-tree-type-filter input')
      .first();
    await find.fill('sample');
    await find.press('Home');
    await find.press('Delete');
    await until('the key took a letter', async () => (await find.inputValue()) === 'ample');
    await workbench.picture('list-find-dark');
    await escapeUntilGone(page, find);
    await workbench.runCommand('WhatsApp Media: Show Output');
    assert.equal(await workbench.modal.isVisible(), false);
    await workbench.runCommand('View: Toggle Panel Visibility');
    window.assertNothingDeleted();
  });

  it('a right-click outside the selection means the clicked row alone', async () => {
    await view.leaveTooltip();
    await view.row(catalogueId).click();
    await view.row(bannerId).click({ button: 'right' });
    await workbench.menu('Delete WhatsApp Media');
    assert.equal((await workbench.modal.waitFor()).message, `Delete WhatsApp media ${bannerId}?`);
    await workbench.modal.escape();
    window.assertNothingDeleted();
  });

  it('rows follow the deletion, keep the reason, and tell of it', async () => {
    window.gateway.behave({ fault: { name: 'status', status: 400, reason: 'Media is in use' }, mediaId: bannerId });
    await view.row('campaign.ts').click({ button: 'right' });
    await workbench.menu('Delete WhatsApp Media');
    await workbench.modal.press('Delete');
    await workbench.toasts.waitFor('2 deleted, 1 refused');
    await view.waitForLabel(
      `Media ID ${bannerId}, src/campaign.ts, line 11, value of bannerMediaId, refused: Media is in use`,
    );
    await view.waitForLabel('src/campaign.ts, 3 media IDs, 1 refused, 2 deleted');
    assert.match(await view.row('campaign.ts').innerText(), /src · 2 of 3 deleted$/);
    // All listed IDs but the two that are deleted now.
    await workbench.page.locator('.activitybar .badge-content', { hasText: /^11$/ }).first().waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.deepEqual([await view.icon(bannerId), await view.icon(catalogueId)], ['error', 'pass']);
    const tooltip = await view.tooltip(bannerId, 'History');
    assert.match(tooltip, /State: refused .*The service said: "Media is in use"\. .*refused, account/);
    await workbench.picture('list-after-deletion-dark');
    await view.filter('@state:failed');
    await view.waitForLabels(
      'the refused one is left',
      (all) => all.filter((one) => one.includes('Media ID')).length === 1,
    );
    await view.waitForLabel(bannerId);
    await workbench.runCommand('WhatsApp Media: Clear Filter');
    await view.waitForLabel(sampleId);
  });

  it('by state has the IDs of a state together, and deletes them together', async () => {
    await workbench.runCommand('WhatsApp Media: Group by State');
    await view.waitForLabel('State Refused, 1 media ID');
    await view.waitForLabel('State Deleted, 2 media IDs');
    await view.waitForLabel('State Damaged or rounded, 3 media IDs');
    await view.waitUntilGone('src/campaign.ts, 3 media IDs');
    await view.waitForLabel(`Media ID ${sampleId}, 2 places, src/campaign.ts line 4, deleted`);
    await workbench.picture('list-by-state-dark');
    await view.row('Refused').click();
    await view.assertDeleteAsks(`Delete WhatsApp media ${bannerId}?`);
    await workbench.runCommand('WhatsApp Media: Group by File');
    await view.waitForLabel('src/campaign.ts, 3 media IDs');
  });

  it('changes a row when its file is saved, and drops it when the file is gone', async () => {
    mkdirSync(path.join(folder, 'fresh'));
    const file = path.join(folder, 'fresh', 'new.env');
    writeFileSync(file, 'MEDIA_ID=8800550011223344\n');
    await view.waitForLabel('Media ID 8800550011223344, fresh/new.env, line 1');
    writeFileSync(file, '\nMEDIA_ID=8800550011223344\n');
    await view.waitForLabel('Media ID 8800550011223344, fresh/new.env, line 2');
    rmSync(file);
    await view.waitUntilGone('8800550011223344');
  });

  it('still hides what is not a media ID after the window is loaded anew', async () => {
    await view.row(stickerId).click({ button: 'right' });
    await workbench.menu('Mark as Not a Media ID');
    await view.waitUntilGone(stickerId);
    await workbench.reloadWindow();
    await view.waitForLabel(videoId);
    await view.waitForLabel('welcome.env');
    assert.ok(!(await view.labels()).join().includes(stickerId));
  });
});

function resourceNames(tabs: readonly unknown[]): (string | null)[] {
  return (tabs as readonly { getAttribute(name: string): string | null }[]).map((tab) =>
    tab.getAttribute('data-resource-name'),
  );
}

function isCut(element: unknown): boolean {
  const { scrollWidth, clientWidth } = element as { scrollWidth: number; clientWidth: number };
  return scrollWidth > clientWidth;
}

function isItalic(element: unknown): boolean {
  const page = globalThis as unknown as { getComputedStyle(of: unknown): { fontStyle: string } };
  return page.getComputedStyle(element).fontStyle === 'italic';
}
