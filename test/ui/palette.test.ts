import * as assert from 'node:assert/strict';
import { until } from '../vscodeDriver/until';
import { ListView } from './listView';
import { folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const category = 'WhatsApp Media: ';
const main = `${category}Delete WhatsApp Media`;

/** Opens the command palette with this text; returns what it offers, in its order. */
async function offered({ workbench: { page, input } }: TestWindow, typed: string): Promise<string[]> {
  let labels: string[] = [];
  await until(`the main command is offered for ${typed}`, async () => {
    await page.keyboard.press('F1');
    await input.waitVisible();
    await input.replace(`>${typed}`);
    labels = await input.labels();
    if (labels.includes(main)) return true;
    // An open palette doesn't learn of commands that come meanwhile.
    await input.cancel();
    return false;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; offered: ${labels.join(' | ')}`);
  });
  return labels;
}

describe('the command palette in a window without media IDs', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({ opened: { folder: folderWithoutMediaIds() } });
  });
  keepsWindow(() => window);

  it('offers nothing that would do nothing', async () => {
    const all = (await offered(window, 'WhatsApp')).filter(
      (label) => label.startsWith(category) && !label.includes('Focus on'),
    );
    await window.workbench.picture('palette-empty-dark');
    assert.deepEqual(all.map((label) => label.replace(category, '')).sort(), [
      'Delete WhatsApp Media',
      'Refresh Account Media',
      'Refresh Media IDs',
      'Remove Credentials…',
      'Set Credentials (API Key)…',
      'Show Deletion History',
      'Show Output',
      'Test Credentials',
    ]);
    await window.workbench.input.cancel();
  });
});

describe('the command palette and the keys of the view', () => {
  let window: TestWindow;
  let view: ListView;
  const first = '7074855483357676350';
  const second = '907264518830271';
  before(async () => {
    window = await TestWindow.open();
    view = new ListView(window.workbench);
    await window.signIn();
    await view.open(`Media ID ${first}, .env, line 5`);
    await window.workbench.openFile('campaign.ts');
  });
  keepsWindow(() => window);

  // With the view on the screen and a file with IDs open: everything that can be offered is.
  for (const typed of ['Delete WhatsApp Media', 'delete media', 'dwm']) {
    it(`run the main command for "${typed}" and Enter`, async () => {
      const { workbench } = window;
      assert.equal((await offered(window, typed))[0], main);
      await workbench.picture(`palette-${typed.replaceAll(' ', '-')}-dark`);
      await workbench.input.accept();
      await workbench.input.waitForMessage('Media IDs, separated by commas');
      await workbench.input.cancel();
      window.assertNothingSent();
    });
  }

  it('fill the box of the main command with the ID at the cursor, or with those of the selection', async () => {
    const { workbench } = window;
    const { page, input } = workbench;
    const boxHolds = async (expected: string): Promise<void> => {
      await workbench.runCommand('WhatsApp Media: Delete WhatsApp Media');
      await input.waitFor('Delete WhatsApp Media');
      assert.equal(await input.value(), expected);
    };
    await page.locator('.editor-instance .view-line', { hasText: 'WELCOME_MEDIA_ID =' }).first().click();
    await page.keyboard.press('Control+Home');
    await boxHolds('');
    await workbench.picture('box-empty-dark');
    await input.cancel();
    await page.locator('.editor-instance .view-line', { hasText: 'WELCOME_MEDIA_ID =' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await boxHolds(first);
    await input.cancel();
    await page.keyboard.press('Control+A');
    await boxHolds(`${first}, 1482930571926384, ${second}`);
    await workbench.picture('box-filled-dark');
    await input.cancel();
    await page.keyboard.press('Control+Home');
    window.assertNothingSent();
  });

  it('mean the row that arrow keys have come to, not the one that was clicked', async () => {
    const { workbench } = window;
    const { page, modal } = workbench;
    await view.row(first).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    assert.match((await modal.waitFor()).message, new RegExp(second));
    await modal.escape();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Delete');
    assert.match((await modal.waitFor()).message, new RegExp(first));
    await workbench.picture('delete-focused-row-dark');
    await modal.escape();
    window.assertNothingSent();
  });

  it('copy, and go on from, the row that arrow keys have come to', async () => {
    const { page } = window.workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await view.row(first).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+C');
    await until('the focused ID is in the clipboard', async () => {
      return (await page.evaluate('navigator.clipboard.readText()')) === second;
    });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('F4');
    await view.waitForSelected(second);
  });

  it('are shown beside no command of the editor', async () => {
    const { workbench } = window;
    await workbench.openFile('campaign.ts');
    const line = workbench.page.locator('.editor-instance .view-line', { hasText: '1482930571926384' });
    await line.first().click({ button: 'right' });
    const item = workbench.page.locator('.monaco-menu:visible .action-item', { hasText: 'Delete WhatsApp Media' });
    await item.first().waitFor();
    await workbench.picture('editor-menu-dark');
    assert.doesNotMatch(await item.first().innerText(), /Del$/);
    await workbench.page.keyboard.press('Escape');
  });
});
