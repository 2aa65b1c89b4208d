import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import type { LedgerEntry } from '../../src/core/ledger/format';
import { seeded } from '../bench/tree';
import { everyFailure, stopsBatch } from '../gateway/everyFailure';
import { until } from '../vscodeDriver/until';
import { sampleOf } from '../run/thorough';
import { assertHonest } from '../unit/ledger/honesty';
import { replaceQuestions } from './questions';
import { startFakeGateway } from '../gateway/fakeGateway';
import { withGateway } from './hostFixture';
import { apiKeySteps, signIn } from './signIn';
import { outputWith, setting } from './hostHelpers';

const idsFrom = (first: bigint, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

describe('batches in VS Code', () => {
  const run = (ids: readonly string[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ids);
  const outcomes = (results: readonly DeletionResult[] | undefined): string[] =>
    results?.map(({ outcome }) => outcome) ?? [];

  const fixture = withGateway({
    apiKeys: ['batch-key', 'other-key'],
    settings: { typeToConfirmAbove: 100_000, retries: 0 },
    signsIn: { when: 'eachTime', steps: apiKeySteps('batch-key') },
  });

  it('goes on without the one that was forbidden when told to', async () => {
    const ids = idsFrom(730_000_000_000_001n, 4);
    await setting('concurrency', 1);
    fixture.gateway.behave({ fault: { name: 'status', status: 403, reason: 'Not yours' }, mediaId: ids[1] ?? '' });
    fixture.user.will({ modal: 'Delete 4', press: 'Delete' }, { modal: 'Delete 2', press: 'Delete' });
    fixture.user.willPressAtToast('The service said: "Not yours"', 'Skip and Continue');
    assert.deepEqual(outcomes(await run(ids)), ['deleted', 'unauthorized', 'cancelled', 'cancelled']);
    await until('the rest is deleted', () => fixture.gateway.deletedIds().length === 3);
    await until('the second summary is shown', () => fixture.user.lastToast().text.includes('2 deleted'));
    assert.equal(fixture.gateway.deletions.filter(({ mediaId }) => mediaId === ids[1]).length, 1);
  });

  it('tries again what failed in it, and not what failed in another one', async () => {
    const [first, second] = [idsFrom(730_000_000_000_101n, 1), idsFrom(730_000_000_000_201n, 2)];
    fixture.gateway.behave({ fault: { name: 'status', status: 400 }, mediaId: first[0] ?? '' });
    fixture.user.will({ modal: 'Delete WhatsApp media', press: 'Delete' });
    assert.deepEqual(outcomes(await run(first)), ['refused']);
    fixture.gateway.behave({
      fault: { name: 'resetBeforeHeaders', deletes: false },
      mediaId: second[1] ?? '',
      times: 1,
    });
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    fixture.user.willPressAtToast('1 deleted, 1 unknown', 'Retry Failed');
    fixture.user.will({ modal: `Delete WhatsApp media ${second[1] ?? ''}?`, press: 'Delete' });
    assert.deepEqual(outcomes(await run(second)), ['deleted', 'unknown']);
    await until('it is deleted', () => fixture.gateway.deletedIds().includes(second[1] ?? ''));
    await until('the summary is shown', () => fixture.user.lastToast().text.includes(': deleted.'));
  });

  it('keeps the doubt of a lost answer when a retry is refused, but not when the deletion is asked for again', async () => {
    const [id = ''] = idsFrom(730_000_000_000_301n, 1);
    fixture.gateway.behave(
      { fault: { name: 'resetBeforeHeaders' }, mediaId: id, times: 1 },
      { fault: { name: 'status', status: 400, reason: 'In use' }, mediaId: id },
    );
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    const [lost] = (await run([id])) ?? [];
    assert.deepEqual([lost?.outcome, lost?.attempts], ['unknown', 1]);
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    const again: DeletionResult[] | undefined = await vscode.commands.executeCommand('whatsappMedia.retryFailed');
    const retried = again?.find(({ mediaId }) => mediaId === id);
    assert.deepEqual([retried?.outcome, retried?.attempts, retried?.reason], ['unknown', 2, 'In use']);
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    const [anew] = (await run([id])) ?? [];
    assert.deepEqual([anew?.outcome, anew?.attempts], ['refused', 1]);
  });

  it('goes on when told to after a pause, and says why it paused', async () => {
    const ids = idsFrom(730_000_000_000_401n, 8);
    await setting('concurrency', 1);
    fixture.gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 5 });
    fixture.user.will({ modal: 'Delete 8', press: 'Delete' });
    fixture.user.willPressAtToast('paused', 'Continue');
    assert.deepEqual(outcomes(await run(ids)), [...Array<string>(5).fill('refused'), 'deleted', 'deleted', 'deleted']);
    const asked = fixture.user.asked.find(({ text }) => text.includes('paused'));
    assert.match(asked?.text ?? '', /5 deletions in a row failed \(refused\)\..* The service said: "Quota"/);
    assert.deepEqual([asked?.kind, asked?.severity], ['toast', 'error']);
    assert.deepEqual(asked?.buttons, ['Stop', 'Continue', 'Show Output']);
  });

  it('sends nothing while nobody has answered: a closed notification is no answer, nor is Show Output', async () => {
    const ids = idsFrom(730_000_000_000_901n, 30);
    await setting('concurrency', 4);
    fixture.gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 6 });
    fixture.user.will({ modal: 'Delete 30', press: 'Delete' });
    fixture.user.willPressAtToast('paused', 'Show Output');
    const items: vscode.StatusBarItem[] = [];
    const window = vscode.window as { createStatusBarItem: (...args: [string]) => vscode.StatusBarItem };
    const create = window.createStatusBarItem;
    window.createStatusBarItem = (...args) => {
      const item = create(...args);
      items.push(item);
      return item;
    };
    const results = run(ids);
    await until(
      'it is asked again',
      () => fixture.user.toasts().filter(({ text }) => text.includes('paused')).length === 2,
    );
    fixture.user.willPressAtToast('paused', 'Stop');
    window.createStatusBarItem = create;
    const paused = items.find(({ text }) => text.includes('Deletion paused'))?.command;
    assert.ok(typeof paused === 'object' && paused.arguments !== undefined, 'the status bar says that it is paused');
    await vscode.commands.executeCommand(paused.command, ...(paused.arguments as unknown[]));
    const unsent = (await results)?.filter(({ outcome }) => outcome === 'cancelled').length ?? 0;
    // One more may have been on its way when the fifth had failed.
    assert.ok(unsent >= 24, String(unsent));
    assert.equal(fixture.gateway.deletions.length, ids.length - unsent);
    const summary = fixture.user.toasts().find(({ text }) => text.startsWith('WhatsApp media:'))?.text ?? '';
    assert.equal(summary.split('The service said: "Quota".').length, 2, summary);
  });

  it('continues with what is left after it was stopped at a pause, once confirmed again', async () => {
    const ids = idsFrom(730_000_000_000_701n, 9);
    await setting('concurrency', 1);
    fixture.gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 5 });
    fixture.user.will({ modal: 'Delete 9', press: 'Delete' });
    fixture.user.willPressAtToast('The deletion is paused.', 'Stop');
    fixture.user.willPressAtToast(
      '5 refused, 4 cancelled. Stopped. 5 deletions in a row failed (refused)',
      'Continue with 9',
    );
    fixture.user.will({ modal: 'Delete 9', press: 'Delete' });
    assert.deepEqual(outcomes(await run(ids)), [
      ...Array<string>(5).fill('refused'),
      ...Array<string>(4).fill('cancelled'),
    ]);
    await until('the second summary is shown', () => fixture.user.lastToast().text.includes('9 deleted'));
    assert.deepEqual([...fixture.gateway.deletedIds()].sort(), ids);
    assert.equal(
      fixture.user.asked.filter(({ kind, text }) => kind === 'modal' && text.includes('Delete 9')).length,
      2,
    );
    const history: LedgerEntry[] = await vscode.commands.executeCommand('whatsappMedia.showHistory');
    const last = history.filter(({ mediaId }) => mediaId === ids[8]).map(({ outcome }) => outcome);
    assert.deepEqual(last, ['cancelled', 'deleted'], 'two deletions, each with its end');
    assert.equal(await vscode.commands.executeCommand('whatsappMedia.resume'), undefined, 'nothing to be resumed');
  });

  it('names the common cause of failures, and leads to the setting that may mend it', async () => {
    const closed = await startFakeGateway();
    await closed.stop();
    await setting('endpoint', closed.endpoint);
    const ids = idsFrom(730_000_000_001_001n, 2);
    fixture.user.will(...apiKeySteps('batch-key'), { modal: 'Delete 2', press: 'Delete' });
    assert.deepEqual([...new Set(outcomes(await run(ids)))], ['unreachable']);
    const { text, buttons } = fixture.user.lastToast();
    assert.match(
      text,
      /2 unreachable\. Cause: connection refused; check the network and the setting whatsappMedia\.endpoint\./,
    );
    assert.deepEqual(buttons, ['Retry Failed', 'Open Settings', 'Show Output']);
    await setting('endpoint', fixture.gateway.endpoint);
  });

  it('says once until when the service asks to wait', async () => {
    const ids = idsFrom(730_000_000_001_101n, 3);
    await setting('concurrency', 1);
    fixture.gateway.behave({ fault: { name: 'throttled', retryAfter: { seconds: 3600 } } });
    fixture.user.will({ modal: 'Delete 3', press: 'Delete' });
    fixture.user.willPressAtToast('The deletion is paused.', 'Stop');
    await run(ids);
    const { text, buttons } = fixture.user.lastToast();
    assert.equal(text.split('The service asks clients to wait until').length, 2, text);
    assert.ok(buttons.includes('Continue with 3'), buttons.join());
  });

  it('has one line for a whole batch in the output, beside those of its media', async () => {
    const ids = idsFrom(730_000_000_001_201n, 3);
    fixture.user.will({ modal: 'Delete 3', press: 'Delete' });
    await run(ids);
    const output = await outputWith('WhatsApp media: 3 deleted.');
    assert.match(output, /\[info\] WhatsApp media: 3 deleted\. .*· \d+\.\d s/);
  });

  it('goes on with its own key when the user sets another one meanwhile, and names its account', async () => {
    const ids = idsFrom(730_000_000_000_501n, 12);
    await setting('concurrency', 1);
    fixture.gateway.behave({ fault: { name: 'latency', ms: 20 } });
    fixture.user.will({ modal: 'Delete 12', press: 'Delete' });
    const results = run(ids);
    await fixture.gateway.waitForDeletions(3);
    await signIn(fixture.user, apiKeySteps('other-key'));
    assert.deepEqual(outcomes(await results), Array<string>(12).fill('deleted'));
    const deletions = fixture.gateway.deletions;
    assert.deepEqual([...new Set(deletions.map(({ headers }) => headers.apikey))], ['batch-key']);
    await outputWith(`Media ${ids[11] ?? ''}: deleted`);
  });

  it('leaves out what another deletion of this window is at, and says so', async () => {
    const all = idsFrom(730_000_000_000_601n, 30);
    await setting('concurrency', 4);
    fixture.gateway.behave({ fault: { name: 'latency', ms: 20 } });
    fixture.user.will({ modal: 'Delete 20', press: 'Delete' }, { modal: 'Delete 20', press: 'Delete' });
    const [first, second] = await Promise.all([run(all.slice(0, 20)), run(all.slice(10))]);
    for (const results of [first, second]) assert.deepEqual([...new Set(outcomes(results))], ['deleted']);
    assert.deepEqual([first?.length, second?.length].sort(), [10, 20]);
    assert.deepEqual(fixture.gateway.deletions.map(({ mediaId }) => mediaId).sort(), all, 'each was sent once');
    assert.equal(
      fixture.user.toasts().filter(({ text }) => text.includes('10 left out: already being deleted.')).length,
      1,
    );
  });

  it('says before it is confirmed what another one is at', async () => {
    const ids = idsFrom(730_000_000_000_801n, 4);
    // The second request of it leaves once the rate is another.
    await setting('requestsPerSecond', 0.001);
    fixture.user.will({ modal: 'Delete 3', press: 'Delete' });
    const running = run(ids.slice(0, 3));
    await fixture.gateway.waitForDeletions(1);
    fixture.user.will({ modal: `Delete WhatsApp media ${ids[3] ?? ''}?`, press: undefined });
    assert.equal(await run(ids), undefined);
    assert.match(fixture.user.asked.at(-1)?.detail ?? '', /3 left out: already being deleted\./);
    assert.equal(await run(ids.slice(0, 2)), undefined);
    assert.equal(fixture.user.lastToast().text, 'There is nothing to delete. 2 left out: already being deleted.');
    await setting('requestsPerSecond', 0);
    assert.deepEqual(outcomes(await running), ['deleted', 'deleted', 'deleted']);
    assert.equal(fixture.gateway.deletions.length, 3);
  });

  it('keeps to the rate that is set while it runs', async () => {
    await setting('requestsPerSecond', 0.001);
    try {
      fixture.user.will({ modal: 'Delete 3', press: 'Delete' });
      const running = run(idsFrom(730_000_000_000_701n, 3));
      await until('the first one is sent', () => fixture.gateway.deletions.length === 1);
      await setting('requestsPerSecond', 0);
      assert.deepEqual(outcomes(await running), ['deleted', 'deleted', 'deleted']);
    } finally {
      await setting('requestsPerSecond', 0);
    }
  });

  it('is one deletion where it is asked for five times at once', async () => {
    const ids = idsFrom(730_000_000_000_951n, 2);
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    const all = await Promise.all(Array.from({ length: 5 }, () => run(ids)));
    for (const results of all) assert.deepEqual(outcomes(results), ['deleted', 'deleted']);
    assert.equal(fixture.gateway.deletions.length, 2);
    const history: LedgerEntry[] = await vscode.commands.executeCommand('whatsappMedia.showHistory');
    assert.equal(history.filter(({ mediaId }) => ids.includes(mediaId)).length, 2);
  });

  for (let seed = 1; seed <= sampleOf(1, 5); seed++) {
    const count = sampleOf(250, 1000);
    it(`with a random mix of faults, ${count} media IDs, seed ${seed}, says nothing that the service denies`, async () => {
      const random = seeded(seed);
      const ids = idsFrom(740_000_000_000_001n, count);
      await setting('concurrency', 8);
      await setting('retries', 1);
      await setting('timeoutSeconds', 1);
      // What stops or holds a whole batch has tests of its own.
      const faults = everyFailure.filter(
        (fault) =>
          !stopsBatch(fault) && !(fault.name === 'shaped' && fault.statusCode === '429') && fault.name !== 'throttled',
      );
      for (const mediaId of ids) {
        if (random() < 0.5) continue;
        const fault = faults[Math.floor(random() * faults.length)];
        assert.ok(fault);
        fixture.gateway.behave({ fault, mediaId, times: 1 + Math.floor(random() * 2) });
      }
      fixture.user.restore();
      // Says yes to whatever is asked, pauses included.
      const yes = (text: string, options?: vscode.MessageOptions | string, ...items: unknown[]): Promise<unknown> =>
        Promise.resolve(
          text.includes('is paused')
            ? items.find((item) => item === 'Continue')
            : typeof options === 'object' && options.modal === true
              ? items[0]
              : undefined,
        );
      const restore = replaceQuestions({
        showInformationMessage: yes,
        showWarningMessage: yes,
        showErrorMessage: yes,
        showInputBox: () => Promise.resolve(undefined),
        showQuickPick: () => Promise.resolve(undefined),
      });
      try {
        const results = (await run(ids)) ?? [];
        assertHonest(results, ids, fixture.gateway);
        assert.ok(new Set(outcomes(results)).size >= 4, 'a mix');
        // What failed in this window would be tried again by other tests.
        fixture.gateway.obey();
        await vscode.commands.executeCommand('whatsappMedia.retryFailed');
      } finally {
        restore();
        fixture.user.install();
        await setting('retries', 0);
      }
    });
  }
});
