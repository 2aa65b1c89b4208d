import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CredentialTest } from '../../src/core/gateway/credentialTest';
import type { DeletionResult } from '../../src/core/outcome';
import type { Fault } from '../gateway/fakeGateway';
import { until } from '../vscodeDriver/until';
import { withGateway } from './hostFixture';
import { apiKeySteps, passwordSteps, signIn } from './signIn';
import { outputWith, setting } from './hostHelpers';

const password = ' p@ss w/rd&1+é% ';

/** The answer of an account with so many media, as other clients of the service saw it. */
function list(count: number): Fault {
  const item = { identifier: 'Test', mediaType: 'image', status: 'active', mediaId: '6317363186776558278' };
  const mediaList = JSON.stringify(Array<typeof item>(count).fill(item));
  const body = JSON.stringify({ status: 'success', mediaList, statusCode: '200', reason: 'success' });
  return { name: 'raw', status: 200, headers: { 'Content-Type': 'text/html' }, body };
}

const wrongCredentials: Fault = {
  name: 'raw',
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '{"status":"error","statusCode":"216","reason":"Invalid credentials"}',
};

describe('credentials', () => {
  const fixture = withGateway({
    apiKeys: ['good-key', 'other-key'],
    users: { shop: password },
    settings: { timeoutSeconds: 2 },
  });

  const test = (): Thenable<CredentialTest | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.testCredentials');

  /** The credentials that the next request carries. */
  async function kept(): Promise<{ apiKey: unknown; userId: unknown; password: unknown }> {
    fixture.gateway.forget();
    await test();
    const [request] = fixture.gateway.requests;
    return { apiKey: request?.headers.apikey, userId: request?.query.userid, password: request?.query.password };
  }

  describe('are asked for', () => {
    it('in numbered steps: the user ID first and readable, then the key, masked and trimmed', async () => {
      await signIn(fixture.user, apiKeySteps(' good-key\t', ' shop '));
      const [way, userId, key] = fixture.user.asked;
      assert.match(way?.text ?? '', new RegExp(`^Set Credentials for ${fixture.gateway.origin} \\(1/3\\)`));
      assert.deepEqual(way?.buttons, ['API key', 'User ID and password']);
      assert.match(userId?.text ?? '', /\(2\/3\) User ID \(optional\)\. Other clients of this service always send it/);
      assert.deepEqual([userId?.isMasked, userId?.value], [false, '']);
      assert.match(key?.text ?? '', /\(3\/3\) API key/);
      assert.deepEqual([key?.isMasked, key?.value], [true, '']);
      assert.deepEqual(await kept(), { apiKey: 'good-key', userId: 'shop', password: undefined });
    });

    it('a key alone, when the user ID is passed over', async () => {
      await signIn(fixture.user, apiKeySteps('good-key'));
      assert.deepEqual(await kept(), { apiKey: 'good-key', userId: undefined, password: undefined });
    });

    it('a user ID, which is required, and a password to the last space', async () => {
      fixture.user.will(
        { pick: 'Set Credentials', choose: 'User ID and password' },
        { input: 'User ID (kept', type: ' ', refused: 'Enter the user ID, or press Escape to cancel.' },
        { input: 'User ID (kept', type: '\ud800', refused: 'The user ID contains an invalid character.' },
        { input: 'User ID (kept', type: 'shop' },
        { input: 'Password (kept', type: '', refused: 'Enter the password, or press Escape to cancel.' },
        { input: 'Password (kept', type: password },
      );
      await signIn(fixture.user, []);
      const masked = fixture.user.asked.filter(({ kind }) => kind === 'input').map(({ isMasked }) => isMasked);
      assert.deepEqual(masked, [false, false, false, true, true]);
      assert.deepEqual(await kept(), { apiKey: undefined, userId: 'shop', password });
    });

    it('and a key that a header cannot carry is refused where it is entered', async () => {
      fixture.user.will(
        ...apiKeySteps('').slice(0, 2),
        { input: 'API key', type: '', refused: 'Enter the API key, or press Escape to cancel.' },
        { input: 'API key', type: 'good key', refused: 'contains white space or a character that a request header' },
        { input: 'API key', type: 'schlüssel', refused: 'contains white space or a character that a request header' },
        { input: 'API key', type: 'good-key' },
      );
      await signIn(fixture.user, []);
      assert.equal((await kept()).apiKey, 'good-key');
    });

    it('Back keeps what was entered, half of a key too, and leads to the other way', async () => {
      fixture.user.will(
        { pick: '(1/3)', choose: 'API key' },
        { input: '(2/3)', type: 'shop' },
        { input: '(3/3) API key', type: 'half a', refused: 'white space' },
        { back: '(3/3)' },
        { input: '(2/3) User ID', type: 'shop' },
        { back: '(3/3)' },
        { back: '(2/3)' },
        { pick: '(1/3)', choose: 'User ID and password' },
        { input: '(2/3) User ID', type: 'shop' },
        { input: '(3/3) Password', type: password },
      );
      await signIn(fixture.user, []);
      const shown = fixture.user.asked.filter(({ kind }) => kind === 'input').map(({ value }) => value);
      assert.deepEqual(shown, ['', '', 'half a', 'shop', 'half a', 'shop', 'shop', '']);
      assert.deepEqual(await kept(), { apiKey: undefined, userId: 'shop', password });
    });

    it('saying that those which are set will be replaced; their user ID is not lost by a new key', async () => {
      await signIn(fixture.user, apiKeySteps('good-key', 'shop'));
      fixture.user.asked.length = 0;
      await signIn(fixture.user, [
        { pick: 'The credentials that are set will be replaced.', choose: 'API key' },
        { input: 'User ID', type: 'shop' },
        { input: 'API key', type: 'other-key' },
      ]);
      assert.deepEqual(
        fixture.user.asked.filter(({ kind }) => kind === 'input').map(({ value }) => value),
        ['shop', ''],
        'a key that is set is never shown',
      );
      assert.equal((await kept()).apiKey, 'other-key');
    });

    for (const at of [1, 2, 3]) {
      it(`Escape at step ${at} stores and sends nothing, and keeps those which are set`, async () => {
        await signIn(fixture.user, apiKeySteps('good-key'));
        fixture.gateway.forget();
        const steps = [
          { pick: '(1/3)', choose: 'API key' },
          { input: '(2/3)', type: '' },
          { input: '(3/3)', type: 'other-key' },
        ] as const;
        const left = at === 1 ? ({ pick: '(1/3)', choose: undefined } as const) : undefined;
        await signIn(fixture.user, [...steps.slice(0, at - 1), left ?? { input: `(${at}/3)`, type: undefined }]);
        assert.equal(fixture.gateway.requests.length, 0);
        assert.equal((await kept()).apiKey, 'good-key');
      });
    }
  });

  describe('are tested when they are set', () => {
    it('with one request that deletes nothing; accepted ones are kept', async () => {
      fixture.gateway.behave({ on: 'list', fault: list(12) });
      await signIn(fixture.user, apiKeySteps('good-key', 'shop'));
      assert.equal(fixture.user.lastToast().text, 'Credentials accepted: the account lists 12 media.');
      assert.equal(fixture.user.lastToast().severity, 'information');
      assert.deepEqual(
        fixture.gateway.requests.map(({ method, path, query, body }) => [method, path, query, body]),
        [['GET', '/WAApi/media', { userid: 'shop', output: 'json' }, '']],
      );
      assert.equal(fixture.gateway.requests[0]?.headers.apikey, 'good-key');
      assert.match(
        await outputWith('12 media listed'),
        /\[info\] Credentials tested with GET http.*: accepted · HTTP 200 .*12 media listed/,
      );
    });

    it('rejected ones are entered again, with what was entered before', async () => {
      fixture.gateway.behave({ on: 'list', fault: wrongCredentials, times: 1 });
      await signIn(fixture.user, [
        ...apiKeySteps('wrong-key', 'shop'),
        { modal: 'The service did not accept these credentials.', press: 'Enter Again' },
        { input: '(2/3)', type: 'shop' },
        { input: '(3/3)', type: 'good-key' },
      ]);
      const modal = fixture.user.asked.find(({ kind }) => kind === 'modal');
      assert.deepEqual(modal?.buttons, ['Enter Again', 'Keep Anyway']);
      assert.match(modal.detail, /The service said: "Invalid credentials"/);
      assert.match(modal.detail, /not stored yet\. If you cancel, what was set before stays as it is\./);
      const shown = fixture.user.asked.filter(({ kind }) => kind === 'input').map(({ value }) => value);
      assert.deepEqual(shown, ['', '', 'shop', 'wrong-key']);
      assert.match(fixture.user.lastToast().text, /^Credentials accepted/);
      assert.deepEqual(await kept(), { apiKey: 'good-key', userId: 'shop', password: undefined });
    });

    it('a key without a user ID that is rejected: the question says what may be missing', async () => {
      fixture.gateway.behave({ on: 'list', fault: wrongCredentials, times: 1 });
      await signIn(fixture.user, [...apiKeySteps('good-key'), { modal: 'did not accept', press: undefined }]);
      assert.match(fixture.user.asked.find(({ kind }) => kind === 'modal')?.detail ?? '', /No user ID is set/);
    });

    it('Escape at rejected ones keeps those which were set before', async () => {
      await signIn(fixture.user, apiKeySteps('good-key'));
      fixture.gateway.behave({ on: 'list', fault: { name: 'status', status: 401 }, times: 1 });
      await signIn(fixture.user, [...apiKeySteps('wrong-key'), { modal: 'did not accept', press: undefined }]);
      assert.equal((await kept()).apiKey, 'good-key');
    });

    it('and where none were set before, none are set afterwards', async () => {
      fixture.gateway.behave({ on: 'list', fault: { name: 'status', status: 403 }, times: 1 });
      await signIn(fixture.user, [...apiKeySteps('wrong-key'), { modal: 'did not accept', press: undefined }]);
      assert.deepEqual(await kept(), { apiKey: undefined, userId: undefined, password: undefined });
      assert.equal(fixture.gateway.requests.length, 0);
    });

    it('rejected ones are kept anyway when told to', async () => {
      await signIn(fixture.user, [...apiKeySteps('wrong-key'), { modal: 'did not accept', press: 'Keep Anyway' }]);
      assert.match(
        fixture.user.lastToast().text,
        /are kept, although the service did not accept them\. Use "Set Credentials"/,
      );
      assert.equal(fixture.user.lastToast().severity, 'warning');
      assert.equal((await kept()).apiKey, 'wrong-key');
    });

    const notTestable = /are kept, but could not be tested: this service does not list media\. The first deletion/;
    for (const [name, fault, text] of [
      ['a method that is unknown to it', { name: 'status', status: 405 }, notTestable],
      ['a web page', { name: 'html200' }, notTestable],
      ['its own code for a method', { name: 'shaped', status: 'error', statusCode: '152' }, notTestable],
      ['too many requests', { name: 'throttled' }, /the service asks for fewer requests/],
      ['a failure', { name: 'status', status: 503 }, /the service failed \(HTTP 503\)/],
      ['a page that is missing', { name: 'status', status: 404, body: 'page' }, /whatsappMedia\.endpoint/],
      ['a redirect', { name: 'redirect', status: 302, location: '/elsewhere' }, /redirects elsewhere/],
      ['nothing in time', { name: 'silence' }, /timed out: no response in time\. Use "Test Credentials"/],
      ['a connection that breaks', { name: 'resetBeforeHeaders' }, /the connection was lost before a response arrived/],
    ] as [string, Fault, RegExp][]) {
      it(`where the service answers with ${name}, they are kept and it is said`, async () => {
        fixture.gateway.behave({ on: 'list', fault, times: 1 });
        await signIn(fixture.user, apiKeySteps('good-key'));
        assert.equal(fixture.gateway.requests.length, 1, 'one request, whatever comes');
        assert.match(fixture.user.lastToast().text, text);
        assert.equal((await kept()).apiKey, 'good-key');
      });
    }

    it('before the confirmation of a deletion that asked for them', async () => {
      fixture.gateway.behave({ on: 'list', fault: { name: 'status', status: 401 }, times: 1 });
      fixture.user.will(...apiKeySteps('wrong-key'), { modal: 'did not accept', press: undefined });
      const results = await vscode.commands.executeCommand('whatsappMedia.delete', ['7074855483357676350']);
      assert.equal(results, undefined);
      assert.deepEqual(
        fixture.gateway.requests.map(({ method }) => method),
        ['GET'],
      );
    });
  });

  describe('that are set are tested by Test Credentials', () => {
    it('without any, it offers to set them, and sends nothing', async () => {
      fixture.user.willPressAtToast('No credentials are set for', 'Set Credentials');
      fixture.user.will(...apiKeySteps('good-key'));
      assert.equal(await test(), undefined);
      await until('they are set', () => fixture.user.lastToast().text.startsWith('Credentials accepted'));
      assert.equal(fixture.gateway.requests.length, 1);
    });

    for (const [count, text] of [
      [12, 'Credentials accepted: the account lists 12 media.'],
      [1, 'Credentials accepted: the account lists 1 media object.'],
      [0, 'Credentials accepted: the account lists 0 media.'],
    ] as const) {
      it(`accepted, with ${count} media`, async () => {
        await signIn(fixture.user, apiKeySteps('good-key'));
        fixture.gateway.behave({ on: 'list', fault: list(count) });
        assert.deepEqual(await test(), { result: 'accepted', mediaCount: count });
        assert.equal(fixture.user.lastToast().text, text);
      });
    }

    it('one at a time', async () => {
      await signIn(fixture.user, apiKeySteps('good-key'));
      fixture.gateway.forget();
      fixture.gateway.behave({ on: 'list', fault: { name: 'latency', ms: 100 } });
      const [first, second] = await Promise.all([test(), test()]);
      assert.deepEqual([first?.result, second], ['accepted', first]);
      assert.equal(fixture.gateway.requests.length, 1);
    });

    it('rejected: what it means, and the way to others', async () => {
      await signIn(fixture.user, apiKeySteps('good-key'));
      fixture.gateway.behave({ on: 'list', fault: wrongCredentials, times: 1 });
      fixture.user.willPressAtToast('The service did not accept these credentials.', 'Set Credentials');
      fixture.user.will(...apiKeySteps('other-key'));
      assert.deepEqual(await test(), { result: 'rejected', reason: 'Invalid credentials' });
      const toast = fixture.user.toasts().find(({ severity }) => severity === 'error');
      assert.match(toast?.text ?? '', /The service said: "Invalid credentials"\. No user ID is set/);
      await until('others are set', () => fixture.user.asked.filter(({ kind }) => kind === 'input').length === 4);
      await until('they are accepted', () => fixture.user.lastToast().text.startsWith('Credentials accepted'));
      assert.equal((await kept()).apiKey, 'other-key');
    });

    it('not testable, and unreachable, with the cause', async () => {
      await signIn(fixture.user, passwordSteps('shop', password));
      fixture.gateway.behave({ on: 'list', fault: { name: 'status', status: 405, reason: 'Not here' }, times: 1 });
      assert.deepEqual(await test(), { result: 'notTestable', reason: 'Not here' });
      assert.match(fixture.user.lastToast().text, /could not be tested: this service does not list media/);
      fixture.gateway.behave({ on: 'list', fault: { name: 'silence' }, times: 1 });
      assert.deepEqual(await test(), { result: 'unreachable', reason: 'timed out: no response in time' });
      assert.match(
        fixture.user.lastToast().text,
        /could not be tested: timed out: no response in time\. Use "Test Credentials"/,
      );
      assert.equal(fixture.user.lastToast().severity, 'warning');
    });
  });

  describe('are removed', () => {
    const remove = (): Thenable<unknown> => vscode.commands.executeCommand('whatsappMedia.signOut');

    it('after a question that says which', async () => {
      await signIn(fixture.user, apiKeySteps('good-key'));
      fixture.user.will({ modal: 'Remove the credentials?', press: undefined });
      await remove();
      const modal = fixture.user.asked.find(({ kind }) => kind === 'modal');
      assert.deepEqual(modal?.buttons, ['Remove']);
      assert.ok(modal.detail.includes(`Default: API key for ${fixture.gateway.origin}`), modal.detail);
      assert.ok(!modal.detail.includes('deletion is running'), modal.detail);
      assert.equal((await kept()).apiKey, 'good-key', 'Escape keeps them');
      fixture.user.will({ modal: 'Remove the credentials?', press: 'Remove' });
      await remove();
      assert.equal(fixture.user.lastToast().text, 'Credentials were removed from the secret store.');
      await remove();
      assert.equal(fixture.user.lastToast().text, 'There were no credentials to remove.');
    });

    it('and a deletion that runs with them stops; the question says so', async () => {
      await signIn(fixture.user, apiKeySteps('good-key'));
      fixture.gateway.forget();
      fixture.gateway.behave({ fault: { name: 'silence' }, mediaId: '7310000000000000011' });
      await setting('retries', 0);
      fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
      const deletion: Thenable<DeletionResult[] | undefined> = vscode.commands.executeCommand('whatsappMedia.delete', [
        '7310000000000000011',
        '7310000000000000012',
      ]);
      await fixture.gateway.waitForDeletions(1);
      fixture.user.will({ modal: 'Remove the credentials?', press: 'Remove' });
      await remove();
      const results = await deletion;
      await setting('retries', undefined);
      const question = fixture.user.asked.filter(({ kind }) => kind === 'modal').at(-1);
      assert.match(question?.detail ?? '', /A deletion is running with them in this window\. It will stop/);
      assert.deepEqual(
        results?.map(({ outcome }) => outcome),
        ['unknown', 'cancelled'],
      );
    });
  });
});
