import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import type { LedgerEntry } from '../../src/core/ledger/format';
import { until } from '../vscodeDriver/until';
import { assertHonest } from '../unit/ledger/honesty';
import { otherWindow } from '../unit/ledger/otherWindow';
import { withGateway } from './hostFixture';
import { apiKeySteps } from './signIn';
import { extension, ledgerFolder, outputWith, setting } from './hostHelpers';

let nextId = 750_000_000_000_001n;
const idsOf = (count: number): string[] => Array.from({ length: count }, () => String(nextId++));

describe('a deletion in VS Code that is interrupted', () => {
  const fixture = withGateway({
    apiKeys: ['interrupted-key'],
    settings: { typeToConfirmAbove: 100_000, retries: 0, concurrency: 3 },
    signsIn: { when: 'once', steps: apiKeySteps('interrupted-key') },
  });
  before(async () => {
    // The ledger is there from the first deletion on.
    fixture.replaceUser().will({ modal: 'Delete', press: 'Delete' });
    await run(idsOf(1));
    fixture.user.restore();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const run = (ids: readonly string[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ids);
  const resume = (): Thenable<DeletionResult[] | undefined> => vscode.commands.executeCommand('whatsappMedia.resume');

  async function historyOf(ids: readonly string[]): Promise<LedgerEntry[]> {
    const all = await vscode.commands.executeCommand<LedgerEntry[]>('whatsappMedia.showHistory');
    return all.filter(({ mediaId }) => ids.includes(mediaId));
  }

  const those = (entries: readonly { mediaId: string; outcome: string }[], outcome: string): string[] =>
    entries.filter((entry) => entry.outcome === outcome).map(({ mediaId }) => mediaId);

  describe('when its window closes', () => {
    /** What VS Code calls when it ends the extension host, in the very module that it has loaded. */
    async function deactivate(): Promise<void> {
      const main = path.join(extension().extensionPath, 'dist', 'extension.js');
      const loaded = createRequire(main)(main) as { deactivate(): Promise<void> };
      await loaded.deactivate();
    }

    /** Goes on, and looks whether all of them are deleted in the end, each with one outcome. */
    async function comesToItsEnd(ids: readonly string[], open: readonly string[]): Promise<void> {
      fixture.user.will({ modal: `Delete ${open.length} WhatsApp media objects?`, press: 'Delete' });
      const results = (await resume()) ?? [];
      assert.deepEqual(results.map(({ mediaId }) => mediaId).sort(), [...open].sort());
      const entries = await historyOf(ids);
      assertHonest(entries, ids, fixture.gateway);
      for (const { mediaId, outcome } of entries) assert.ok(['deleted', 'notFound'].includes(outcome), mediaId);
      assert.deepEqual([...fixture.gateway.deletedIds()].sort(), ids);
      assert.equal(await resume(), undefined);
      assert.match(fixture.user.lastToast().text, /No deletion was interrupted/);
    }

    it('records what is under way, leaves the rest, and goes on with it when asked to', async () => {
      const ids = idsOf(40);
      fixture.gateway.behave({ fault: { name: 'latency', ms: 30 } });
      fixture.user.will({ modal: 'Delete 40', press: 'Delete' });
      const results = run(ids);
      await fixture.gateway.waitForDeletions(7);
      await deactivate();
      const sent = fixture.gateway.deletions.map(({ mediaId = '' }) => mediaId);
      assert.deepEqual(those((await results) ?? [], 'deleted').sort(), [...sent].sort());
      const entries = await historyOf(ids);
      assertHonest(entries, ids, fixture.gateway);
      assert.deepEqual(those(entries, 'unknown'), []);
      const open = those(entries, 'cancelled');
      assert.equal(open.length, 40 - sent.length);
      await outputWith(`The window is closing with ${open.length} media left`);
      await comesToItsEnd(ids, open);
      assert.equal(fixture.gateway.deletions.length, 40, 'each was sent once');
    });

    it('waits two seconds for an answer, and leaves in doubt what had none', async () => {
      const ids = idsOf(20);
      const silent = [ids[3] ?? '', ids[5] ?? ''];
      fixture.gateway.behave({ fault: { name: 'latency', ms: 20 }, mediaId: ids[0] ?? '' });
      for (const mediaId of silent) fixture.gateway.behave({ fault: { name: 'silence' }, mediaId, times: 1 });
      fixture.user.will({ modal: 'Delete 20', press: 'Delete' });
      const results = run(ids);
      await fixture.gateway.waitForDeletions(9);
      await deactivate();
      await results;
      const entries = await historyOf(ids);
      assertHonest(entries, ids, fixture.gateway);
      assert.deepEqual(those(entries, 'unknown').sort(), silent);
      await comesToItsEnd(ids, [...silent, ...those(entries, 'cancelled')]);
    });

    it('while the user is asked whether to go on waits for no answer to that', async () => {
      const ids = idsOf(20);
      fixture.gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 5 });
      fixture.user.will({ modal: 'Delete 20', press: 'Delete' });
      await setting('concurrency', 1);
      fixture.user.whenAsked('paused', deactivate);
      const results = (await run(ids)) ?? [];
      await setting('concurrency', 3);
      assert.deepEqual(those(results, 'refused'), ids.slice(0, 5));
      assert.deepEqual(those(await historyOf(ids), 'cancelled').sort(), ids.slice(5));
      fixture.user.will({ modal: 'Delete 15 WhatsApp media objects?', press: 'Delete' });
      assert.deepEqual(those((await resume()) ?? [], 'deleted'), ids.slice(5));
    });
  });

  it('is left alone while another process is at it, and offered when that one is dead', async () => {
    const ids = idsOf(4);
    const [other = ''] = idsOf(1);
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    await run([other]);
    const [{ account, accountId, endpoint } = { account: '', accountId: '', endpoint: '' }] = await historyOf([other]);
    const plan = { account, accountId, endpoint, method: 'DELETE', mediaIds: ids };
    const holding = await otherWindow({ folder: ledgerFolder(), plan });
    const [recorded, owner] = [holding.recorded(), holding.leaseOwner()];
    try {
      assert.equal(await resume(), undefined);
      assert.match(fixture.user.lastToast().text, /No deletion was interrupted/);
      assert.deepEqual(those(await historyOf(ids), 'deleted'), ids.slice(0, 1));
      assert.equal((await historyOf(ids)).length, 1, 'nothing is said of what may be under way');
      assert.deepEqual([holding.recorded(), holding.leaseOwner()], [recorded, owner], 'it was not touched');
    } finally {
      await holding.die();
    }
    assert.deepEqual(those(await historyOf(ids), 'unknown'), ids.slice(1, 2));
    fixture.user.will({ modal: 'Delete 3', press: 'Delete' });
    assert.deepEqual(those((await resume()) ?? [], 'deleted'), ids.slice(1));
    assert.deepEqual(those(await historyOf(ids), 'deleted').sort(), ids);
    assert.equal(holding.leaseOwner(), undefined);
  });

  it('says which file of the history is damaged, and loses nothing else', async () => {
    const [before, damaged, after] = [idsOf(2), idsOf(3), idsOf(2)];
    const files = (): string[] => readdirSync(ledgerFolder()).filter((name) => name.endsWith('.jsonl'));
    // With the many files of other tests, one would be put into another meanwhile.
    for (const name of files()) rmSync(path.join(ledgerFolder(), name));
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' }, { modal: 'Delete 3', press: 'Delete' });
    await run(before);
    const known = files();
    await run(damaged);
    const [name = ''] = files().filter((one) => !known.includes(one));
    const file = path.join(ledgerFolder(), name);
    const whole = readFileSync(file, 'utf8');
    try {
      const lines = whole.split('\n');
      const torn = lines.findIndex((line) => line.includes('"outcome"') && line.includes(damaged[1] ?? ''));
      lines.splice(torn, 1, (lines[torn] ?? '').slice(0, 30), '\u0000\u0000');
      writeFileSync(file, lines.join('\n'));
      fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
      await run(after);
      const entries = await historyOf([...before, ...damaged, ...after]);
      const intact = [...before, damaged[0], damaged[2], ...after];
      assert.deepEqual(those(entries, 'deleted').sort(), intact.sort());
      assert.deepEqual(those(entries, 'unknown'), damaged.slice(1, 2), 'its intent is there');
      const shown = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
      await until('the history is shown', () => shown().includes(after[1] ?? '-'));
      assert.ok(shown().includes(`2 lines of ${file} cannot be read; their entries are missing here.`));
    } finally {
      // Other tests read the same history.
      writeFileSync(file, whole);
    }
  });

  // A disk of its own, which can be filled, takes a superuser.
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    it('stops when the disk is full, says what it could not record, and goes on when there is room', async () => {
      const ids = idsOf(400);
      const folder = ledgerFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
      try {
        fixture.user.will({ modal: 'Delete 400', press: 'Delete' });
        const results = (await run(ids)) ?? [];
        const { text, severity } = fixture.user.lastToast();
        assert.match(text, /could not be recorded \(ENOSPC\)\. Nothing is deleted without a record/);
        assert.equal(severity, 'warning');
        const unrecorded = Number(/(\d+) of these could not be written to the history/.exec(text)?.[1] ?? '0');
        assert.ok(those(results, 'deleted').length > 100 && those(results, 'cancelled').length > 0);
        assertHonest(results, ids, fixture.gateway);
        const entries = await historyOf(ids);
        assertHonest(entries, ids, fixture.gateway);
        assert.equal(
          those(entries, 'deleted').length,
          fixture.gateway.deletedIds().length - those(entries, 'unknown').length,
        );
        const told = new Map(entries.map(({ mediaId, outcome }) => [mediaId, outcome]));
        assert.equal(unrecorded, results.filter(({ mediaId, outcome }) => told.get(mediaId) !== outcome).length);
        execFileSync('mount', ['-o', 'remount,size=1m', folder]);
        const open = [...those(entries, 'unknown'), ...those(entries, 'cancelled')];
        fixture.user.will({ modal: `Delete ${open.length}`, press: 'Delete' });
        await resume();
        const after = await historyOf(ids);
        assertHonest(after, ids, fixture.gateway);
        assert.deepEqual([...fixture.gateway.deletedIds()].sort(), ids);
        assert.equal(those(after, 'deleted').length + those(after, 'notFound').length, ids.length);
      } finally {
        // Lazily: what went on behind the summary, compaction, may still be at it.
        execFileSync('umount', ['--lazy', folder]);
      }
    });
  }
});
