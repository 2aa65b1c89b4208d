import * as assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { sampleWorkspace } from '../run/folders';
import { keepsWindow, TestWindow } from './window';

const phoneNumberId = '109382716540283';

describe('a number that the workspace uses as something else', () => {
  let folder: string;
  let window: TestWindow;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'uses-'));
    for (const name of ['php', 'README.md']) {
      cpSync(path.join(sampleWorkspace, name), path.join(folder, name), { recursive: true });
    }
    window = await TestWindow.open({ opened: { folder } });
    await window.signIn();
  });
  keepsWindow(() => window);
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is named so in the confirmation, which Escape ends', async () => {
    const { workbench } = window;
    await window.enterIds(phoneNumberId);
    const { message, detail } = await workbench.modal.waitFor();
    assert.ok(message.includes(phoneNumberId));
    const lines = detail.split('\n');
    const other = `${phoneNumberId} is used as PHONE_NUMBER_ID in php/MediaService.php:7: probably not media.`;
    assert.ok(lines.includes(other), detail);
    assert.ok(lines.includes('Its digits are in README.md:11, not recognized as a media ID.'), detail);
    assert.doesNotMatch(detail, /0 files/);
    await workbench.picture('confirmation-used-otherwise-dark');
    await workbench.modal.escape();
    window.assertNothingSent();
  });
});
