import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { LedgerEntry } from '../../src/core/ledger/format';
import { Ledger } from '../../src/core/ledger/ledger';
import { seeded } from '../bench/tree';
import { until } from '../vscodeDriver/until';
import { sampleOf } from '../run/thorough';
import { assertHonest } from '../unit/ledger/honesty';
import { extensionHostFile } from './driver/hostFile';
import { extensionId, folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const count = 40;

describe('after the extension host was killed', () => {
  let window: TestWindow;
  let ledger: Ledger;
  before(async () => {
    window = await TestWindow.open({
      gateway: { latencyMs: 60 },
      opened: { folder: folderWithoutMediaIds() },
      settings: { 'whatsappMedia.concurrency': 4, 'whatsappMedia.typeToConfirmAbove': 1000 },
      withDriver: true,
      keepsSecrets: true,
    });
    const storage = path.join(window.served.dataFolder, 'data', 'User', 'globalStorage', extensionId);
    ledger = new Ledger(path.join(storage, 'ledger'));
    await window.signIn();
  });
  keepsWindow(() => window);

  const hostFile = (): string => path.join(window.served.dataFolder, extensionHostFile);

  function processOfHost(): number {
    return existsSync(hostFile()) ? Number(readFileSync(hostFile(), 'utf8')) : 0;
  }

  /** Kills the process in which extensions run, and opens the window anew. */
  async function killAndReload(): Promise<void> {
    const killed = processOfHost();
    process.kill(killed, 'SIGKILL');
    await window.workbench.reload();
    await until('there is another extension host', () => processOfHost() !== killed);
  }

  const entriesOf = async (mediaIds: readonly string[]): Promise<LedgerEntry[]> => {
    const wanted = new Set(mediaIds);
    return (await ledger.entries()).filter(({ mediaId }) => wanted.has(mediaId));
  };

  /** Starts to delete so many, kills the host when the gateway has seen `requests` of them. */
  async function interrupt(mediaIds: readonly string[], requests: number): Promise<void> {
    window.gateway.forget();
    await window.enterIds(mediaIds.join(', '));
    await window.workbench.modal.press('Delete');
    await window.gateway.waitForDeletions(requests);
    await killAndReload();
  }

  const idsOfRound = (round: number): string[] =>
    Array.from({ length: count }, (_, index) => String(700_074_855_483_001n + BigInt(round * 1000 + index)));

  const random = seeded(2024);
  const rounds = sampleOf(2, 20);
  let roundsInFlight = 0;
  for (let round = 0; round < rounds; round++) {
    const requests = 1 + Math.floor(random() * (count - 6));
    it(`at its request ${requests}, knows what became of every ID, and goes on when asked to`, async () => {
      const mediaIds = idsOfRound(round);
      const { workbench, gateway } = window;
      await interrupt(mediaIds, requests);
      await workbench.toasts.waitFor('A deletion was interrupted');
      if (round === 0) await workbench.picture('interrupted-dark');
      const after = await entriesOf(mediaIds);
      assertHonest(after, mediaIds, gateway);
      const open = after.filter(({ outcome }) => outcome === 'unknown' || outcome === 'cancelled');
      const doubtful = new Set(open.filter(({ outcome }) => outcome === 'unknown').map(({ mediaId }) => mediaId));
      if (doubtful.size > 0) roundsInFlight++;
      await workbench.toasts.press('A deletion was interrupted', 'Resume');
      const { message } = await workbench.modal.waitFor();
      assert.equal(message, `Delete ${open.length} WhatsApp media objects?`);
      await workbench.modal.press('Delete');
      await workbench.toasts.waitFor('WhatsApp media: ');
      const [last] = await Promise.all([entriesOf(mediaIds)]);
      assertHonest(last, mediaIds, gateway);
      for (const { mediaId, outcome } of last) {
        const expected = doubtful.has(mediaId) ? ['deleted', 'notFound'] : ['deleted'];
        assert.ok(expected.includes(outcome), `${mediaId} ${outcome}`);
      }
      assert.deepEqual([...gateway.deletedIds()].sort(), mediaIds, 'each was deleted, and once');
      assert.deepEqual(await ledger.interrupted(), []);
      await workbench.runCommand('Notifications: Clear All Notifications');
    });
  }

  it('was killed with requests in flight', () => {
    assert.ok(roundsInFlight >= Math.min(5, rounds), `${roundsInFlight} of ${rounds}`);
  });

  it('lists what is in doubt in the history, and forgets about it when asked to', async () => {
    const mediaIds = idsOfRound(500);
    const { workbench, gateway } = window;
    await interrupt(mediaIds, 9);
    const { text } = await workbench.toasts.waitFor('A deletion was interrupted');
    const open = (await entriesOf(mediaIds)).filter(({ outcome }) => outcome === 'unknown');
    assert.ok(open.length > 0);
    assert.ok(text.includes(`A deletion was interrupted: ${open.length} may have been deleted`), text);
    await workbench.toasts.press('A deletion was interrupted', 'Show');
    const [first] = open;
    await workbench.page
      .locator('.view-line', { hasText: first?.mediaId ?? '-' })
      .first()
      .waitFor();
    await workbench.picture('history-dark');
    const before = gateway.deletions.length;
    await workbench.toasts.press('A deletion was interrupted', 'Discard');
    await until('nothing is left to resume', async () => (await ledger.interrupted()).length === 0);
    assert.equal(gateway.deletions.length, before, 'nothing was sent');
    assertHonest(await entriesOf(mediaIds), mediaIds, gateway);
  });
});
