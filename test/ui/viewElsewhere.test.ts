import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ListView } from './listView';
import { extensionId, TestWindow } from './window';

describe('the view Media IDs elsewhere', () => {
  let window: TestWindow | undefined;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'view-'));
  });
  afterEach(async function () {
    await window?.pictureOfFailure(this.currentTest);
    await window?.close();
    window = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  it('in the light theme; a notebook opens at the cell, a long file comes closed and in portions', async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => `${1_482_930_571_920_000 + index}`);
    writeFileSync(path.join(folder, 'exported.csv'), `media_id\n${ids.join('\n')}\n`);
    writeFileSync(path.join(folder, 'a.env'), `VIDEO_MEDIA_ID=${ids[0] ?? ''}\nSTICKER_MEDIA_ID=583920174465029\n`);
    const cell = (...source: string[]): object => ({ cell_type: 'code', metadata: {}, outputs: [], source });
    const cells = [cell('# first step'), cell('# second step\n', 'media_id = "583920174465888"'), cell('# third step')];
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(path.join(folder, 'steps.ipynb'), JSON.stringify(notebook, undefined, 1));
    window = await TestWindow.open({ opened: { folder }, colorTheme: 'Default Light Modern' });
    const { workbench } = window;
    const view = new ListView(workbench);
    await view.open('exported.csv, 1,200 media IDs');
    await view.row('583920174465888').click();
    const { page } = workbench;
    await page.locator('.tab.active[data-resource-name="steps.ipynb"]').waitFor();
    const second = page.locator('.notebookOverlay .cell-list-container .monaco-list-row', { hasText: 'second step' });
    await second.and(page.locator('.focused')).waitFor();
    await workbench.picture('notebook-light');
    assert.equal(await view.row('exported.csv').getAttribute('aria-expanded'), 'false');
    await workbench.picture('list-by-file-light');
    await view.twistie('exported.csv').click();
    await view.waitForLabel(`Media ID ${ids[1] ?? ''}`);
    for (const hidden of [700, 200]) {
      await workbench.page.keyboard.press('End');
      await view.waitForLabel(`${hidden} more, Show More`);
      await workbench.picture(`list-portion-${hidden}-light`);
      await view.row(`${hidden} more`).click();
      await view.waitUntilGone(`${hidden} more`);
    }
    await workbench.page.keyboard.press('End');
    await view.waitForLabel(`Media ID ${ids.at(-1) ?? ''}`);
    await workbench.runCommand('WhatsApp Media: Group by Media ID');
    await view.scrollUpTo(`Media ID ${ids[0] ?? ''}, 2 places`);
    await workbench.picture('list-by-id-light');
    await workbench.runCommand('WhatsApp Media: Group by State');
    await view.scrollUpTo('State Not deleted, 1,202 media IDs');
    await workbench.picture('list-by-state-light');
  });

  it('says that a search failed, deletes nothing then, and later that nothing was found, and what to do', async () => {
    writeFileSync(path.join(folder, 'a.txt'), 'nothing');
    window = await TestWindow.open({ opened: { folder }, withDriver: true });
    const { workbench, served } = window;
    const { page } = workbench;
    const view = new ListView(workbench);
    const installed = path.join(served.dataFolder, 'extensions');
    const name = readdirSync(installed).find((one) => one.startsWith(extensionId));
    const scanner = path.join(installed, name ?? '', 'dist', 'scanner.js');
    renameSync(scanner, `${scanner}.away`);
    await workbench.openViewContainer('WhatsApp Media');
    await page.getByText('The search for media IDs failed').waitFor();
    await workbench.picture('view-failed-dark');
    // An editor holds one, so that something is listed, though not all.
    await workbench.openFile('a.txt');
    await workbench.editorHasFocus();
    await page.keyboard.type('MEDIA_ID=583920174469111 ');
    await view.waitForLabel('Media ID 583920174469111, a.txt, line 1');
    await view.overflow('Delete WhatsApp Media Shown in View', 'view-overflow-dark');
    const toast = await workbench.toasts.waitFor('Nothing was deleted: the search for media IDs failed');
    assert.equal(toast.severity, 'error');
    assert.equal(await workbench.modal.isVisible(), false);
    window.assertNothingDeleted();
    await workbench.picture('delete-all-failed-dark');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('File: Revert File');
    await page.getByText('The search for media IDs failed').waitFor();
    renameSync(`${scanner}.away`, scanner);
    await page.locator('.sidebar .monaco-button', { hasText: 'Search Again' }).click();
    await page.getByText('No media IDs were found in this workspace').waitFor();
    await page.locator('.sidebar .monaco-button', { hasText: 'Set Credentials' }).waitFor();
    await workbench.picture('view-nothing-found-dark');
    await workbench.runCommand('Test Driver: Show the View as Before the First Search');
    await page.getByText('This workspace has not been searched for media IDs yet.').waitFor();
    await workbench.picture('view-not-scanned-dark');
    await page.locator('.sidebar .monaco-button', { hasText: 'Search for Media IDs' }).click();
    await page.getByText('No media IDs were found in this workspace').waitFor();
  });

  it('lists in Restricted Mode, and has no button to delete while nothing is listed', async () => {
    const file = path.join(folder, 'a.env');
    writeFileSync(file, 'WELCOME_MEDIA_ID=7074855483357676350\n');
    window = await TestWindow.open({
      opened: { folder },
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
      colorTheme: 'Default Light Modern',
    });
    const { workbench } = window;
    const view = new ListView(workbench);
    await view.open('Media ID 7074855483357676350, a.env, line 1');
    await workbench.picture('list-restricted-light');
    rmSync(file);
    await workbench.page.getByText('nothing is deleted until you trust it').waitFor();
    assert.equal(
      await workbench.page.locator('.sidebar .monaco-button', { hasText: 'Delete WhatsApp Media' }).count(),
      0,
    );
    window.assertNothingDeleted();
  });

  it('says what can be done without a folder, and lists what an editor holds', async () => {
    window = await TestWindow.open({ opened: {}, colorTheme: 'Default Light Modern' });
    const { workbench } = window;
    const view = new ListView(workbench);
    await workbench.openViewContainer('WhatsApp Media');
    await workbench.page.getByText('No folder is open, so there is nothing to search').waitFor();
    await workbench.picture('view-no-folder-light');
    await workbench.newUntitledFile();
    await workbench.page.keyboard.type('WELCOME_MEDIA_ID=7074855483357676350');
    await view.waitForLabel('Media ID 7074855483357676350, Untitled-1, line 1');
  });
});
