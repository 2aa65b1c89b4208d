import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import { withGateway } from './hostFixture';
import { outputWith, setting } from './hostHelpers';
import { apiKeySteps } from './signIn';

interface Entry {
  readonly mediaId: string;
  readonly outcome: string;
  readonly lookUp?: { readonly time: string; readonly isListed: boolean };
}

const idsFrom = (first: bigint, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index)));

const listed = idsFrom(7_312_000_000_000_000_101n, 12);
const [notListed = ''] = idsFrom(7_312_000_000_000_000_901n, 1);
/** As a spreadsheet would round them, but they are listed. */
const listedRound = ['7312000000000011000', '7312000000000012000', '7312000000000013000'];

describe('the account, asked around a deletion', () => {
  const fixture = withGateway({
    apiKeys: ['check-key'],
    media: [...listed, ...listedRound],
    settings: { retries: 0, checkAccountBeforeDeleting: true },
    signsIn: { when: 'eachTime', steps: apiKeySteps('check-key') },
  });
  const run = (ids: readonly string[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ids);
  const methods = (): string[] => fixture.gateway.requests.map(({ method }) => method);
  const entryOf = async (mediaId: string): Promise<Entry | undefined> => {
    const entries = await vscode.commands.executeCommand<Entry[]>('whatsappMedia.showHistory');
    return entries.findLast((entry) => entry.mediaId === mediaId);
  };
  const fault = (mediaId: string, deletes: boolean): void => {
    fixture.gateway.behave({ fault: { name: 'html200', deletes }, mediaId, on: 'deletion' });
  };

  it('says before how many it does not list, and afterward that the others are gone', async () => {
    const [first = '', second = ''] = listed;
    fixture.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: 'Delete' });
    await run([first, notListed, second]);
    assert.match(fixture.user.lastModal().detail, /^1 of 3 is not listed by this account\.$/m);
    assert.deepEqual(methods(), ['GET', 'DELETE', 'DELETE', 'DELETE', 'GET']);
    assert.match(
      fixture.user.lastToast().text,
      /2 deleted, 1 not found\. .*Confirmed: the account no longer lists 2 of them at /,
    );
    assert.equal((await entryOf(first))?.lookUp?.isListed, false);
    const missing = await entryOf(notListed);
    assert.deepEqual([missing?.outcome, missing?.lookUp], ['notFound', undefined], 'it was not listed before either');
    await outputWith('Looked up afterward: 2 no longer listed, 0 still listed');
  });

  it('leaves out what is not listed where the user wants that', async () => {
    const [, , third = '', fourth = ''] = listed;
    fixture.user.will(
      { modal: 'Delete 3 WhatsApp media objects?', press: 'Choose…' },
      { pick: '', chooseMany: [] },
      { modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' },
    );
    await run([third, notListed, fourth]);
    assert.match(fixture.user.lastToast().text, /1 left out: it is not listed by this account\./);
    assert.deepEqual(fixture.gateway.deletedIds(), [third, fourth]);
  });

  it('says of what looks rounded that it is not, where it lists it', async () => {
    fixture.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: 'Delete' });
    await run(listedRound);
    assert.doesNotMatch(fixture.user.lastModal().detail, /rounded/);
    assert.deepEqual(fixture.gateway.deletedIds().sort(), listedRound);
  });

  it('is asked only afterward about one, and tells what became of an unknown one', async () => {
    const [, , , , gone = '', still = ''] = listed;
    fault(gone, true);
    fault(still, false);
    for (const [mediaId, words] of [
      [gone, /^WhatsApp media \d+: unknown\..* Unknown, no longer listed at [^:]+:\d\d.*: 1\.$/],
      [still, /^WhatsApp media \d+: unknown\..* Unknown, still there at [^:]+:\d\d.*: 1\.$/],
    ] as const) {
      fixture.gateway.forget();
      fault(gone, true);
      fault(still, false);
      fixture.user.will({ modal: `Delete WhatsApp media ${mediaId}?`, press: 'Delete' });
      fixture.user.willPressAtToast('paused', 'Stop');
      await run([mediaId]);
      assert.match(fixture.user.lastToast().text, words);
      assert.deepEqual(
        methods().filter((method) => method === 'GET'),
        ['GET'],
      );
      const entry = await entryOf(mediaId);
      assert.deepEqual([entry?.outcome, entry?.lookUp?.isListed], ['unknown', mediaId === still]);
    }
  });

  it('still lists what was reported as deleted: a warning says so', async () => {
    const mediaId = listed[6] ?? '';
    fixture.gateway.behave({
      fault: { name: 'shaped', status: 'success', statusCode: '200', reason: 'success', deletes: false },
      mediaId,
      on: 'deletion',
    });
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    await run([mediaId]);
    const { text, severity } = fixture.user.lastToast();
    assert.match(text, /: deleted\. Reported as deleted, but still listed by the account at /);
    assert.equal(severity, 'warning');
  });

  it('is not asked before where the user does not want that', async () => {
    await setting('checkAccountBeforeDeleting', false);
    try {
      fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
      await run([listed[7] ?? '', notListed]);
      assert.equal(methods()[0], 'DELETE');
      assert.doesNotMatch(fixture.user.lastModal().detail, /listed/);
    } finally {
      await setting('checkAccountBeforeDeleting', true);
    }
  });

  it('that has no list is asked once, and nothing is said or done otherwise', async () => {
    fixture.gateway.behave({ fault: { name: 'status', status: 405 }, on: 'list' });
    for (const ids of [listed.slice(8, 10), listed.slice(10, 12)]) {
      fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
      await run(ids);
      assert.doesNotMatch(fixture.user.lastModal().detail, /list|account could/);
      assert.deepEqual(fixture.user.lastModal().buttons, ['Delete']);
      assert.equal(fixture.user.lastToast().text, 'WhatsApp media: 2 deleted.');
    }
    assert.equal(methods().filter((method) => method === 'GET').length, 1);
  });

  it('whose list cannot be had holds nothing up: it is said, with the reason', async () => {
    fixture.gateway.behave({ fault: { name: 'status', status: 500 }, on: 'list' });
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    await run(listed.slice(0, 2));
    assert.match(fixture.user.lastModal().detail, /^What the account lists is not known: the service failed/m);
    assert.equal(fixture.user.lastToast().text, 'WhatsApp media: 2 deleted.');
  });

  it('is not asked while the service wants to be left alone', async () => {
    const ids = listed.slice(0, 2);
    fixture.gateway.behave({ fault: { name: 'throttled', retryAfter: { seconds: 3600 } }, on: 'deletion' });
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    fixture.user.willPressAtToast('The deletion is paused.', 'Stop');
    await run(ids);
    fixture.gateway.forget();
    fixture.user.will({ modal: 'Delete 2', press: undefined });
    await run(ids);
    assert.match(fixture.user.lastModal().detail, /The service asks clients to wait until /);
    assert.deepEqual(fixture.gateway.requests, []);
  });

  it('that does not answer is waited for no longer than some seconds', async () => {
    fixture.gateway.behave({ fault: { name: 'silence' }, on: 'list' });
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    await run(listed.slice(2, 4));
    assert.match(fixture.user.lastModal().detail, /^What the account lists is not known: it did not tell in time\.$/m);
    assert.deepEqual(fixture.gateway.deletedIds(), listed.slice(2, 4));
  });
});
