import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import { until } from '../vscodeDriver/until';
import type { Step } from './scriptedUser';
import { startFakeGateway } from '../gateway/fakeGateway';
import { withGateway } from './hostFixture';
import { apiKeySteps, passwordSteps, signIn, signOut } from './signIn';
import { outputWith, setting } from './hostHelpers';

const sampleId = '7074855483357676350';
const password = 'p@ss w/rd&1+é%';

describe('Delete WhatsApp Media', () => {
  const fixture = withGateway({ apiKeys: ['host-key'], users: { shop: password } });
  afterEach(async () => {
    await setting('httpMethod', undefined);
    await setting('typeToConfirmAbove', undefined);
    await setting('retries', undefined);
  });

  const run = (...args: unknown[]): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ...args);

  /** Sets credentials beforehand. The request that tests them is none of the deletion's. */
  async function signInWithKey(): Promise<void> {
    await signIn(fixture.user, apiKeySteps('host-key'));
    fixture.gateway.forget();
  }

  it('asks for IDs and credentials, confirms once, deletes and returns what became of it', async () => {
    fixture.user.will({ input: 'Delete WhatsApp Media', type: sampleId }, ...apiKeySteps('host-key'));
    fixture.user.will({ modal: `Delete WhatsApp media ${sampleId}?`, press: 'Delete' });
    const results = await run();
    const [result] = results ?? [];
    assert.ok(result && results?.length === 1);
    const { durationMs, ...rest } = result;
    const expected = { mediaId: sampleId, outcome: 'deleted', statusCode: '200', reason: 'success', httpStatus: 200 };
    assert.deepEqual(rest, { ...expected, attempts: 1 });
    assert.ok(durationMs >= 0);
    const [test, request] = fixture.gateway.requests;
    assert.equal(test?.method, 'GET', 'the credentials are tested before');
    assert.equal(request?.method, 'DELETE');
    assert.equal(request.url, `/WAApi/media?mediaId=${sampleId}&output=json`);
    assert.equal(request.headers.apikey, 'host-key');
    assert.match(String(request.headers['user-agent']), /^delete-whatsapp-media\/\d+\.\d+\.\d+$/);
    const secretBoxes = fixture.user.asked.filter(
      ({ kind, text }) => kind === 'input' && text.includes('API key (kept'),
    );
    assert.deepEqual(
      secretBoxes.map(({ isMasked }) => isMasked),
      [true],
    );
    assert.deepEqual(fixture.user.lastToast().buttons, ['Show Output']);
    assert.equal(fixture.user.lastToast().severity, 'information');
  });

  it('writes a line for each ID with all that is known, and no credential', async () => {
    await signInWithKey();
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    fixture.gateway.behave({
      fault: { name: 'status', status: 400, statusCode: '1042', reason: 'Media\nis in use' },
      mediaId: '2222222222222',
    });
    await run(['1111111111111', '2222222222222']);
    const text = await outputWith('Media 2222222222222');
    const lines = text.split('\n').filter((line) => line.includes('Media '));
    const [first = '', second = ''] = lines.slice(-2);
    assert.match(
      first,
      /\[info\] Media 1111111111111: deleted · HTTP 200 · statusCode "200" · reason "success" · 1 attempt · \d+ ms · account "Default"/,
    );
    assert.match(
      second,
      /\[error\] Media 2222222222222: refused · HTTP 400 · statusCode "1042" · reason "Media\\nis in use" · .*1 attempt · \d+ ms · account "Default"/,
    );
    assert.ok(!text.includes('host-key'));
  });

  it('sends a user ID and a password exactly, and with POST in the body only', async () => {
    await setting('httpMethod', 'POST');
    await signIn(fixture.user, passwordSteps('shop', password));
    fixture.gateway.forget();
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    const results = await run([sampleId]);
    assert.equal(results?.[0]?.outcome, 'deleted');
    assert.equal(fixture.gateway.requests[0]?.url, '/WAApi/media');
    assert.deepEqual(fixture.gateway.requests[0].form, { mediaId: sampleId, output: 'json', userid: 'shop', password });
  });

  it('deletes many one after another and reports each', async () => {
    await signInWithKey();
    fixture.user.will({ input: 'Delete WhatsApp Media', type: '1111111111111, 2222222222222 3333333333333' });
    fixture.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: 'Delete' });
    fixture.gateway.behave({ fault: { name: 'status', status: 404 }, mediaId: '2222222222222' });
    const results = await run();
    assert.deepEqual(
      results?.map(({ outcome }) => outcome),
      ['deleted', 'notFound', 'deleted'],
    );
    assert.match(fixture.user.lastToast().text, /2 deleted, 1 not found/);
    assert.equal(fixture.user.lastToast().severity, 'warning');
  });

  it('confirms with the IDs, the account, the endpoint and whether any file uses them', async () => {
    await signInWithKey();
    fixture.user.will({ modal: 'Delete 12 WhatsApp media objects?', press: undefined });
    const ids = Array.from({ length: 12 }, (_, index) => String(1_000_000_000_000 + index));
    assert.equal(await run(ids), undefined);
    const { detail = '', buttons = [] } = fixture.user.asked.find(({ kind }) => kind === 'modal') ?? {};
    assert.match(detail, /cannot be undone/);
    assert.ok(detail.includes(ids.slice(0, 10).join('\n')) && !detail.includes(ids[10] ?? ''));
    assert.match(detail, /… and 2 more/);
    assert.match(detail, /Account: Default \(API key\)/);
    assert.ok(
      detail.includes(`Endpoint: ${fixture.gateway.endpoint}`) && detail.includes('(not the official endpoint)'),
    );
    assert.match(detail, /No file of this workspace is known to use them\./);
    assert.deepEqual(buttons, ['Delete']);
    assert.equal(fixture.gateway.requests.length, 0);
  });

  it('above the limit wants the number typed, and Escape there sends nothing', async () => {
    await setting('typeToConfirmAbove', 2);
    await signInWithKey();
    fixture.user.will({ modal: 'Delete 3', press: 'Continue…' }, { input: 'Type 3', type: undefined });
    const ids = ['1111111111111', '2222222222222', '3333333333333'];
    assert.equal(await run(ids), undefined);
    assert.equal(fixture.gateway.requests.length, 0);
    fixture.user.will({ modal: 'Delete 3', press: 'Continue…' }, { input: 'Type 3', type: '3' });
    assert.equal((await run(ids))?.length, 3);
  });

  for (const [name, steps] of [
    ['at the IDs', [{ input: 'Delete WhatsApp Media', type: undefined }]],
    [
      'at the way to sign in',
      [
        { input: 'Delete WhatsApp Media', type: sampleId },
        { pick: 'Set', choose: undefined },
      ],
    ],
    [
      'at the user ID',
      [
        { input: 'Delete WhatsApp Media', type: sampleId },
        { pick: 'Set', choose: 'API key' },
        { input: 'User ID', type: undefined },
      ],
    ],
    [
      'at the API key',
      [
        { input: 'Delete WhatsApp Media', type: sampleId },
        ...apiKeySteps('').slice(0, 2),
        { input: 'API key', type: undefined },
      ],
    ],
  ] as [string, Step[]][]) {
    it(`Escape ${name} sends nothing`, async () => {
      fixture.user.will(...steps);
      assert.equal(await run(), undefined);
      assert.equal(fixture.gateway.requests.length, 0);
    });
  }

  it('refuses numbers and damaged IDs from callers, and sends nothing at all', async () => {
    await assert.rejects(async () => run([7074855483357676350n.toString(), 7074855483357676350]), /must be strings/);
    await assert.rejects(async () => run([sampleId, '7.07486E+18']), /damaged by a spreadsheet/);
    await assert.rejects(async () => run([]), /no media ID/);
    assert.equal(fixture.gateway.requests.length, 0);
  });

  it('rejects arguments that cannot be read, rather than answer as if nobody had confirmed', async () => {
    const thrown = (): never => {
      throw new Error('a getter');
    };
    const revoked = Proxy.revocable([sampleId], {});
    revoked.revoke();
    const hostile: [string, unknown, RegExp][] = [
      ['an element that throws', Object.defineProperty([sampleId], '0', { get: thrown }), /cannot be read/],
      ['a proxy that throws', new Proxy([sampleId], { get: thrown }), /cannot be read/],
      ['a row that throws', Object.defineProperty({ id: '1' }, 'kind', { get: thrown, enumerable: true }), /cannot be/],
      ['a revoked proxy', revoked.proxy, /cannot be read/],
      ['a hole', [sampleId, , '2222222222222'], /must be strings, not undefined/],
      ['an endless list', new Proxy([], { get: (_all, key) => (key === 'length' ? 2 ** 53 - 1 : sampleId) }), /cannot/],
      ['a text', sampleId, /array of strings/],
      ['an object', { mediaId: sampleId }, /array of strings/],
    ];
    for (const [what, argument, message] of hostile) {
      const called = vscode.commands.executeCommand('whatsappMedia.delete', argument);
      await assert.rejects(async () => called, message, what);
    }
    assert.deepEqual([fixture.user.asked, fixture.gateway.requests.length], [[], 0]);
  });

  it('at rejected credentials stops, offers to set them, and goes on with the rest', async () => {
    fixture.user.will(...apiKeySteps('wrong-key'), { modal: 'did not accept these credentials', press: 'Keep Anyway' });
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    fixture.user.willPressAtToast('rejected the credentials', 'Set Credentials');
    fixture.user.will(...apiKeySteps('host-key'), { modal: 'Delete 2', press: 'Delete' });
    const results = await run(['1111111111111', '2222222222222']);
    assert.deepEqual(
      results?.map(({ outcome }) => outcome),
      ['unauthorized', 'cancelled'],
    );
    await until('the rest is deleted', () => fixture.gateway.deletedIds().length === 2);
    const deletions = fixture.gateway.deletions;
    assert.equal(deletions.filter(({ authenticatedBy }) => authenticatedBy === 'nobody').length, 1);
    await until('the second summary is shown', () => fixture.user.lastToast().text.includes('2 deleted'));
  });

  it('tells what an expired key needs, in the words of the service', async () => {
    await signInWithKey();
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    fixture.gateway.behave({ fault: { name: 'status', status: 403, reason: 'API key expired on 2026-10-31' } });
    await run([sampleId]);
    assert.match(
      fixture.user.lastToast().text,
      /use "Set Credentials"\. The service said: "API key expired on 2026-10-31"/,
    );
    assert.deepEqual(fixture.user.lastToast().buttons, ['Set Credentials', 'Show Output']);
  });

  it('never sends credentials to another origin, and says so when it asks for others', async () => {
    const elsewhere = await startFakeGateway({ apiKeys: ['host-key'] });
    await signInWithKey();
    await setting('endpoint', elsewhere.endpoint);
    try {
      fixture.user.will({
        pick: `The credentials for ${fixture.gateway.origin} are never sent elsewhere`,
        choose: undefined,
      });
      assert.equal(await run([sampleId]), undefined);
      assert.equal(elsewhere.connectionCount, 0);
    } finally {
      await setting('endpoint', fixture.gateway.endpoint);
      await elsewhere.stop();
    }
  });

  it('sends nothing when the credentials are removed while the confirmation is open', async () => {
    await signInWithKey();
    fixture.user.whenAsked('Delete WhatsApp media', signOut);
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    assert.equal(await run([sampleId]), undefined);
    assert.match(fixture.user.lastToast().text, /were removed while you were asked\. Nothing was sent\./);
    assert.equal(fixture.gateway.requests.length, 0);
  });

  it('uses a key that was replaced while the confirmation was open', async () => {
    await signIn(fixture.user, [...apiKeySteps('old-key'), { modal: 'did not accept', press: 'Keep Anyway' }]);
    fixture.user.whenAsked('Delete WhatsApp media', () => signIn(fixture.user, apiKeySteps('host-key')));
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    assert.equal((await run([sampleId]))?.[0]?.outcome, 'deleted');
  });

  it('at HTTP 405 stops, names the setting, and can switch and start again', async () => {
    await signInWithKey();
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    fixture.gateway.behave({ fault: { name: 'status', status: 405 }, times: 1 });
    fixture.user.willPressAtToast('whatsappMedia.httpMethod', 'Switch to POST and Continue');
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    const results = await run([sampleId]);
    assert.equal(results?.[0]?.outcome, 'refused');
    await until('it was sent again', () => fixture.gateway.deletedIds().length === 1);
    assert.deepEqual(
      fixture.gateway.deletions.map(({ method }) => method),
      ['DELETE', 'POST'],
    );
    await until('the second summary is shown', () => fixture.user.lastToast().text.includes('deleted'));
  });

  it('pauses at a web page with 404 and stops when told to', async () => {
    await signInWithKey();
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    fixture.user.willPressAtToast('paused', 'Stop');
    fixture.gateway.behave({ fault: { name: 'status', status: 404, body: 'page' } });
    const results = await run(['1111111111111', '2222222222222']);
    assert.deepEqual(
      results?.map(({ outcome }) => outcome),
      ['refused', 'cancelled'],
    );
    assert.equal(fixture.gateway.deletions.length, 1);
    assert.equal(fixture.user.lastToast().severity, 'error');
  });

  it('ignores what the workspace says about sending, in dotted and nested form', async () => {
    const settings = vscode.workspace.getConfiguration('whatsappMedia');
    const http = vscode.workspace.getConfiguration('http');
    assert.equal(vscode.workspace.workspaceFolders?.length, 1, 'the workspace with the hostile settings is open');
    await signInWithKey();
    fixture.user.will({ modal: 'Delete', press: 'Delete' });
    const results = await run([sampleId]);
    assert.equal(results?.[0]?.outcome, 'deleted');
    assert.equal(fixture.gateway.deletions[0]?.method, 'DELETE');
    // Without a value of the user's own it is the default, which the confirmation doesn't name.
    await settings.update('endpoint', undefined, vscode.ConfigurationTarget.Global);
    try {
      // The service itself is out of reach of every test: its test of the key ends at a proxy that isn't there.
      await http.update('proxy', 'http://127.0.0.1:9', vscode.ConfigurationTarget.Global);
      fixture.user.will(...apiKeySteps('key-for-the-official-one'), { modal: 'Delete', press: undefined });
      assert.equal(await run([sampleId]), undefined);
      const { detail } = fixture.user.asked.filter(({ kind }) => kind === 'modal').at(-1) ?? {};
      assert.ok(detail?.includes('Account:') && !detail.includes('Endpoint:'), detail);
      assert.ok(!fixture.user.asked.some(({ text }) => text.includes('attacker')));
    } finally {
      await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
      await setting('endpoint', fixture.gateway.endpoint);
    }
  });

  it('says what is wrong with a setting and sends nothing', async () => {
    await setting('retries', 99);
    assert.equal(await run([sampleId]), undefined);
    assert.match(fixture.user.lastToast().text, /whatsappMedia\.retries must be a number from 0 to 10, not 99/);
    assert.deepEqual(fixture.user.lastToast().buttons, ['Open Settings']);
    assert.equal(fixture.gateway.requests.length, 0);
  });
});
