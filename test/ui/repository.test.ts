import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { until } from '../vscodeDriver/until';
import type { Workbench } from '../vscodeDriver/workbench';
import { ListView } from './listView';
import { keepsWindow, TestWindow } from './window';

const staying = '583920174468111';
const shared = '583920174468112';
const added = '583920174468113';

const manyFiles = 5000;

describe('the view Media IDs of a Git repository with 5,000 files', () => {
  let window: TestWindow;
  let workbench: Workbench;
  let view: ListView;
  let folder: string;

  const write = (name: string, content: string): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const fileOf = (number: number): string => `d${number % 50}/f${number}.env`;
  const untilCounted = (count: string): Promise<void> =>
    workbench.page.locator(`.activitybar a[aria-label^="WhatsApp Media - ${count} media IDs"]`).waitFor();
  const timesInLog = (line: string): number => window.log().split(line).length - 1;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'repository-'));
    write('a.env', `MEDIA_ID=${staying}\n`);
    // Each file has an ID of its own on the one branch; on the other, half of them hold the same and the rest are gone.
    for (let number = 0; number < manyFiles; number++) write(fileOf(number), `MEDIA_ID=${idOf(number)}\n`);
    git(folder, 'init', '--quiet', '--initial-branch=many');
    commitAll(folder);
    git(folder, 'checkout', '--quiet', '-b', 'few');
    for (let number = 0; number < manyFiles; number++) {
      if (number % 2 === 0) write(fileOf(number), `\nMEDIA_ID=${shared}\n`);
      else rmSync(path.join(folder, fileOf(number)));
    }
    commitAll(folder);
    git(folder, 'checkout', '--quiet', 'many');
    window = await TestWindow.open({ opened: { folder } });
    workbench = window.workbench;
    view = new ListView(workbench);
  });
  keepsWindow(() => window);
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('after a restart reads nothing again, and everything where its cache is damaged, without a word', async () => {
    await view.open('a.env, 1 media ID');
    await untilCounted('5,001');
    const readAll = 'Searched 5001 files, read 5001.';
    await window.waitForLog(readAll);
    await workbench.reloadWindow();
    await untilCounted('5,001');
    await window.waitForLog('Searched 5001 files, read 0.');
    const cache = cacheFileIn(window.served.dataFolder);
    writeFileSync(cache, readFileSync(cache).subarray(0, 1000));
    await workbench.reloadWindow();
    await untilCounted('5,001');
    await until('everything was read again', () => timesInLog(readAll) === 2);
    await view.waitForLabel('a.env, 1 media ID');
    assert.deepEqual(await workbench.toasts.all(), []);
  });

  it('marks files as Git does in the Explorer', async () => {
    write('added.env', `MEDIA_ID=${added}\n`);
    await view.waitForLabel('added.env, 1 media ID');
    await until(
      'the row of the new file has the U of an untracked one',
      async () => (await view.row('added.env').locator('*').evaluateAll(badges)).join('') === 'U',
    );
    assert.deepEqual(await view.row('a.env').locator('*').evaluateAll(badges), []);
    await workbench.picture('list-decorated-dark');
  });

  it('follows a switch of the branch that changes every file, there and back, and a single change after it', async () => {
    git(folder, 'checkout', '--quiet', 'few');
    await untilCounted('3');
    await workbench.runCommand('WhatsApp Media: Group by Media ID');
    await view.waitForLabel(`Media ID ${shared}, 2,500 places`);
    git(folder, 'checkout', '--quiet', 'many');
    await untilCounted('5,002');
    await view.waitUntilGone(shared);
    write('added.env', `MEDIA_ID=${shared}\nMEDIA_ID=${added}\n`);
    await untilCounted('5,003');
    write(fileOf(manyFiles - 1), 'nothing');
    await untilCounted('5,002');
    await workbench.runCommand('WhatsApp Media: Group by File');
    assert.equal(timesInLog('Searched'), 3, 'all that without another scan');
  });
});

function idOf(number: number): number {
  return 284_930_571_000_001 + number * 10;
}

function cacheFileIn(dataFolder: string): string {
  const storage = path.join(dataFolder, 'data', 'User', 'workspaceStorage');
  const found = readdirSync(storage, { recursive: true, encoding: 'utf8' }).find(
    (file) => path.basename(file) === 'scanned-files.json',
  );
  assert.ok(found, 'there is a cache');
  return path.join(storage, found);
}

/** The letters that decorations put behind labels. */
function badges(elements: readonly unknown[]): string[] {
  const page = globalThis as unknown as { getComputedStyle(of: unknown, pseudo: string): { content: string } };
  return elements
    .map((element) => /^"([A-Z])"$/.exec(page.getComputedStyle(element, '::after').content)?.[1] ?? '')
    .filter((letter) => letter !== '');
}

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

function commitAll(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=all');
}
