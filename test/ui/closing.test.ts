import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { LedgerEntry } from '../../src/core/ledger/format';
import { Ledger } from '../../src/core/ledger/ledger';
import { until } from '../vscodeDriver/until';
import { assertHonest } from '../unit/ledger/honesty';
import { otherWindow } from '../unit/ledger/otherWindow';
import { extensionId, folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const count = 150;
const idsFrom = (first: bigint): string[] => Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

describe('a deletion whose window closes', () => {
  let window: TestWindow;
  let ledger: Ledger;
  before(async () => {
    window = await TestWindow.open({
      gateway: { latencyMs: 120 },
      opened: { folder: folderWithoutMediaIds() },
      settings: { 'whatsappMedia.concurrency': 4, 'whatsappMedia.typeToConfirmAbove': 1000 },
      keepsSecrets: true,
    });
    const storage = path.join(window.served.dataFolder, 'data', 'User', 'globalStorage', extensionId);
    ledger = new Ledger(path.join(storage, 'ledger'));
    await window.signIn();
  });
  beforeEach(async () => {
    await window.workbench.runCommand('Notifications: Clear All Notifications');
    window.gateway.forget();
  });
  keepsWindow(() => window);

  const entriesOf = async (mediaIds: readonly string[]): Promise<LedgerEntry[]> => {
    const wanted = new Set(mediaIds);
    return (await ledger.entries()).filter(({ mediaId }) => wanted.has(mediaId));
  };
  const inOrder = (entries: readonly LedgerEntry[]): string[] =>
    entries.map(({ mediaId, outcome }) => `${mediaId} ${outcome}`).sort();
  const statusBar = (): Promise<string[]> =>
    window.workbench.page.locator('.statusbar-item', { hasText: /Deleting \d+ of \d+/ }).allInnerTexts();

  it('is offered to be resumed after a reload, and ends once confirmed', async () => {
    const mediaIds = idsFrom(810_000_000_000_001n);
    const { workbench, gateway } = window;
    await window.enterIds(mediaIds.join(', '));
    await workbench.modal.press('Delete');
    await gateway.waitForDeletions(9);
    await workbench.reloadWindow();
    const { text, severity, buttons } = await workbench.toasts.waitFor('A deletion was interrupted');
    const sent = new Set(gateway.deletions.map(({ mediaId }) => mediaId));
    const left = count - sent.size;
    assert.ok(left > 0);
    assert.deepEqual([severity, buttons], ['warning', ['Resume', 'Show', 'Discard']]);
    assert.equal(text, `A deletion was interrupted: ${left} media were not deleted, as no request was made for them.`);
    await workbench.picture('closed-window-dark');
    for (const command of ['Resume Interrupted Deletion', 'Discard Interrupted Deletion']) {
      const [first] = await workbench.offeredCommands(`WhatsApp Media: ${command}`);
      assert.equal(first, `WhatsApp Media: ${command}`);
    }
    const before = await entriesOf(mediaIds);
    assertHonest(before, mediaIds, gateway);
    assert.equal(before.filter(({ outcome }) => outcome === 'deleted').length, sent.size);
    await workbench.toasts.press('A deletion was interrupted', 'Resume');
    assert.equal((await workbench.modal.waitFor()).message, `Delete ${left} WhatsApp media objects?`);
    await workbench.modal.press('Delete');
    await until('the status bar follows', async () => (await statusBar()).join().includes(`of ${left}`));
    await workbench.toasts.waitFor(`WhatsApp media: ${left} deleted`);
    assert.deepEqual(await statusBar(), [], 'no longer than it lasts');
    assert.deepEqual(gateway.deletions.map(({ mediaId }) => mediaId).sort(), mediaIds, 'each was sent once');
    assert.deepEqual([...gateway.deletedIds()].sort(), mediaIds);
    assert.deepEqual(
      inOrder(await entriesOf(mediaIds)),
      mediaIds.map((mediaId) => `${mediaId} deleted`),
    );
    assert.deepEqual(await ledger.interrupted(), []);
  });

  it('knows after it was closed and opened again what had no answer, and gets one when it goes on', async () => {
    const mediaIds = idsFrom(820_000_000_000_001n);
    const silent = [mediaIds[5] ?? '', mediaIds[7] ?? ''];
    const { workbench, gateway } = window;
    for (const mediaId of silent) gateway.behave({ fault: { name: 'silence' }, mediaId, times: 1 });
    await window.enterIds(mediaIds.join(', '));
    await workbench.modal.press('Delete');
    await gateway.waitForDeletions(12);
    await workbench.closeAndReopen();
    const { text } = await workbench.toasts.waitFor('A deletion was interrupted');
    const left = count - new Set(gateway.deletions.map(({ mediaId }) => mediaId)).size;
    assert.ok(text.includes(`2 may have been deleted, and no request was made for ${left}.`), text);
    const before = await entriesOf(mediaIds);
    assertHonest(before, mediaIds, gateway);
    const those = (entries: readonly LedgerEntry[], outcome: string): string[] =>
      entries.flatMap((entry) => (entry.outcome === outcome ? [entry.mediaId] : [])).sort();
    assert.deepEqual(those(before, 'unknown'), silent);
    await workbench.toasts.press('A deletion was interrupted', 'Resume');
    assert.match((await workbench.modal.waitFor()).detail, /2 of them may be deleted already/);
    await workbench.modal.press('Delete');
    await workbench.toasts.waitFor(`WhatsApp media: ${left} deleted, 2 not found`);
    const after = await entriesOf(mediaIds);
    assertHonest(after, mediaIds, gateway);
    assert.deepEqual(those(after, 'notFound'), silent);
    assert.equal(those(after, 'deleted').length, count - 2);
    assert.deepEqual([...gateway.deletedIds()].sort(), mediaIds, 'each was deleted, and once');
  });

  it('is left alone while another window is at it, and offered the moment that one dies', async () => {
    const mediaIds = idsFrom(830_000_000_000_001n).slice(0, 4);
    const { workbench, gateway } = window;
    const [last] = (await ledger.entries()).slice(-1);
    assert.ok(last);
    const { account, accountId, endpoint } = last;
    const plan = { account, accountId, endpoint, method: 'DELETE', mediaIds };
    const other = await otherWindow({ folder: ledger.folder, plan });
    const [recorded, owner] = [other.recorded(), other.leaseOwner()];
    try {
      await workbench.reloadWindow();
      await workbench.runCommand('WhatsApp Media: Show Deletion History');
      await workbench.page.locator('.tab', { hasText: 'Deletion History' }).waitFor();
      const offered = await workbench.offeredCommands('WhatsApp Media: Resume Interrupted Deletion');
      assert.ok(!offered.includes('WhatsApp Media: Resume Interrupted Deletion'), offered.join());
      assert.deepEqual([other.recorded(), other.leaseOwner()], [recorded, owner], 'it was not touched');
    } finally {
      await other.die();
    }
    const { text } = await workbench.toasts.waitFor('A deletion was interrupted');
    assert.ok(text.includes('1 may have been deleted, and no request was made for 2.'), text);
    await workbench.toasts.press('A deletion was interrupted', 'Resume');
    await workbench.modal.press('Delete');
    await workbench.toasts.waitFor('WhatsApp media: 3 deleted');
    assert.deepEqual([...gateway.deletedIds()].sort(), mediaIds.slice(1));
    assert.equal(other.leaseOwner(), undefined);
  });
});
