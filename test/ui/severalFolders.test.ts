import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Workbench } from '../vscodeDriver/workbench';
import { heldEnding, heldScheme } from './driver/heldNames';
import { ListView } from './listView';
import { keepsWindow, TestWindow } from './window';

const inOne = '583920174467111';
const inOneGenerated = '583920174467112';
const inTwo = '583920174467113';
const inTwoGenerated = '583920174467114';
const inThree = '583920174467115';
const inRemote = '583920174467116';
const inSlow = '583920174467117';

describe('the view Media IDs of a workspace with several folders', () => {
  let window: TestWindow;
  let workbench: Workbench;
  let view: ListView;
  let temporary: string;

  const write = (name: string, content: string): string => {
    const file = path.join(temporary, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const local = ['one', 'two'].map((name) => ({ path: name }));
  /** Writes the workspace's file, which VS Code follows. @returns its path. */
  const setFolders = (...folders: readonly object[]): string =>
    write('several.code-workspace', JSON.stringify({ folders: [...local, ...folders] }));
  const message = (text: string): Promise<void> =>
    workbench.page.locator('.sidebar .message', { hasText: text }).waitFor();
  const press = async (action: string): Promise<void> => {
    // The view's actions are there while the pointer is on it.
    await workbench.page.locator('.sidebar .monaco-list').first().hover();
    await workbench.page.locator(`.sidebar a.action-label[aria-label="${action}"]:visible`).first().click();
  };

  before(async () => {
    temporary = mkdtempSync(path.join(tmpdir(), 'several-'));
    write('one/a.env', `MEDIA_ID=${inOne}\n`);
    write('one/gen/b.env', `MEDIA_ID=${inOneGenerated}\n`);
    write('two/c.env', `MEDIA_ID=${inTwo}\n`);
    write('two/gen/d.env', `MEDIA_ID=${inTwoGenerated}\n`);
    write('two/.vscode/settings.json', JSON.stringify({ 'files.exclude': { '**/gen': true } }));
    write('three/e.env', `MEDIA_ID=${inThree}\n`);
    window = await TestWindow.open({ opened: { workspace: setFolders() }, withDriver: true });
    workbench = window.workbench;
    view = new ListView(workbench);
  });
  keepsWindow(() => window);
  after(() => {
    rmSync(temporary, { recursive: true, force: true });
  });

  it('lists what all folders hold, each without what it excludes itself', async () => {
    await view.open(`Media ID ${inTwo}, two/c.env, line 1`);
    assert.deepEqual(await view.labels(), [
      'one/a.env, 1 media ID',
      `Media ID ${inOne}, one/a.env, line 1, value of MEDIA_ID, not deleted`,
      'one/gen/b.env, 1 media ID',
      `Media ID ${inOneGenerated}, one/gen/b.env, line 1, value of MEDIA_ID, not deleted`,
      'two/c.env, 1 media ID',
      `Media ID ${inTwo}, two/c.env, line 1, value of MEDIA_ID, not deleted`,
    ]);
    await workbench.picture('list-several-folders-dark');
  });

  it('lists a folder once it is added, and no longer when it is removed', async () => {
    setFolders({ path: 'three' });
    await view.waitForLabel(`Media ID ${inThree}, three/e.env, line 1`);
    setFolders();
    await view.waitUntilGone(inThree);
    await view.waitForLabel(inTwo);
  });

  it('stops scanning when asked to, says so, and keeps what it has found', async () => {
    write('remote/found.env', `MEDIA_ID=${inRemote}\n`);
    const held = write('remote/slow.env', `MEDIA_ID=${inSlow}\n`) + heldEnding;
    writeFileSync(held, '');
    setFolders({ uri: `${heldScheme}:${path.join(temporary, 'remote')}`, name: 'remote' });
    await view.waitForLabel(`Media ID ${inRemote}, remote/found.env, line 1`);
    await message('Searching 5 of 6 files');
    await workbench.picture('list-scanning-dark');
    await press('Stop Searching');
    await workbench.page.locator('.statusbar-item', { hasText: 'The search was stopped' }).waitFor();
    await message('The search was stopped: there may be more.');
    await workbench.picture('list-stopped-dark');
    for (const id of [inOne, inOneGenerated, inTwo, inRemote]) await view.waitForLabel(`Media ID ${id}`);
    rmSync(held);
    await press('Refresh Media IDs');
    await view.waitForLabel(`Media ID ${inSlow}, remote/slow.env, line 1`);
    await workbench.page
      .locator('.sidebar .message', { hasText: 'The search was stopped' })
      .waitFor({ state: 'hidden' });
    assert.equal((await view.labels()).filter((label) => label.startsWith('Media ID')).length, 5);
  });
});
