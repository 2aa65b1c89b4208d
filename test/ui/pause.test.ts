import * as assert from 'node:assert/strict';
import { until } from '../vscodeDriver/until';
import { folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

describe('a paused deletion', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({
      opened: { folder: folderWithoutMediaIds() },
      settings: { 'whatsappMedia.concurrency': 1, 'whatsappMedia.retries': 0 },
    });
    await window.signIn();
  });
  keepsWindow(() => window);

  it('takes no key for an answer, stays in the status bar, and sends nothing until somebody answers', async () => {
    const { workbench, gateway } = window;
    const { page, toasts } = workbench;
    const ids = Array.from({ length: 9 }, (_, index) => `${730_000_000_000_401 + index}`);
    gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 5 });
    gateway.behave({ fault: { name: 'latency', ms: 2000 }, mediaId: ids[0] ?? '' });
    await window.enterIds(ids.join(' '));
    await workbench.modal.press('Delete');
    await workbench.newUntitledFile();
    // Somebody types while it pauses.
    // The space closes what VS Code may suggest, which would take Enter.
    await page.keyboard.type('one ');
    const { severity, buttons, text } = await toasts.waitFor('The deletion is paused.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await workbench.picture('paused-dark');
    assert.equal(severity, 'error');
    assert.deepEqual(buttons, ['Stop', 'Continue', 'Show Output']);
    assert.match(text, /5 deletions in a row failed \(refused\).*The service said: "Quota"/);
    await until('the text is in the editor', async () =>
      /one\s+two/.test((await page.locator('.editor-instance .view-lines').innerText()).replace(/\s+/g, ' ')),
    );

    await workbench.runCommand('Notifications: Clear All Notifications');
    await toasts.waitGone('The deletion is paused.');
    const item = page.locator('.statusbar-item', { hasText: 'Deletion paused' });
    await item.waitFor();
    assert.ok(((await item.getAttribute('class')) ?? '').includes('warning-kind'), 'in warning color');
    assert.equal(gateway.deletions.length, 5);
    await item.locator('a').first().click();
    await toasts.waitFor('The deletion is paused.');
    assert.equal(gateway.deletions.length, 5);
    await toasts.press('The deletion is paused.', 'Continue');
    await toasts.waitFor('4 deleted, 5 refused');
    await item.waitFor({ state: 'hidden' });
    assert.equal(gateway.deletedIds().length, 4);
  });

  it('is in the status bar and sends nothing in Do Not Disturb mode, too', async () => {
    const { workbench, gateway } = window;
    const { page, toasts } = workbench;
    await workbench.runCommand('Notifications: Toggle Do Not Disturb Mode');
    gateway.forget();
    gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 5 });
    await window.enterIds(Array.from({ length: 9 }, (_, index) => `${730_000_000_000_501 + index}`).join(' '));
    await workbench.modal.press('Delete');
    const item = page.locator('.statusbar-item', { hasText: 'Deletion paused' });
    await item.waitFor();
    await workbench.picture('paused-do-not-disturb-dark');
    assert.equal(gateway.deletions.length, 5);
    await item.locator('a').first().click();
    await toasts.press('The deletion is paused.', 'Stop');
    await item.waitFor({ state: 'hidden' });
    assert.equal(gateway.deletions.length, 5);
    await workbench.runCommand('Notifications: Toggle Do Not Disturb Mode');
  });
});
