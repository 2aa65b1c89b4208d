import * as assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { CredentialVerdict } from '../../../src/core/gateway/accountReader';
import { createAccountReader } from '../../../src/core/gateway/accountReader';
import type { Credentials } from '../../../src/core/gateway/credentials';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { Behaviour, GatewayBox } from '../../gateway/gatewayBox';
import { startGatewayBox } from '../../gateway/gatewayBox';

const apiKey: Credentials = { kind: 'apiKey', apiKey: 'box-api-key' };
const password = 'p@ss w/rd&1+é%';

describe('the test of credentials', () => {
  let box: GatewayBox;
  before(async () => {
    box = await startGatewayBox({ users: { 'us er': password } });
  });
  beforeEach(() => {
    box.forget();
  });
  after(() => box.stop());

  function test(
    credentials: Credentials = apiKey,
    options: { timeoutMs?: number; signal?: AbortSignal; href?: string } = {},
  ): Promise<CredentialVerdict> {
    const parsed = parseEndpoint(options.href ?? box.endpoint);
    assert.ok(parsed.ok);
    const target = { endpoint: parsed.endpoint, credentials, userAgent: 'test/1' };
    const signal = options.signal ?? new AbortController().signal;
    return createAccountReader(target, options.timeoutMs ?? 5000).testCredentials(signal);
  }

  const raw = (body: string, status = 200): Behaviour => ({
    name: 'raw',
    status,
    headers: { 'Content-Type': 'text/html' },
    body,
  });
  /** As other clients of the service saw it: the list is JSON inside a string. */
  const listOf = (mediaList: unknown): string =>
    JSON.stringify({ status: 'success', mediaList, statusCode: '200', reason: 'success' });
  const item = '{"identifier":"Test","creationTime":1748857833740,"mediaType":"image","mediaId":"6317363186776558278"}';

  for (const [name, credentials, query] of [
    ['an API key', apiKey, { output: 'json' }],
    ['an API key and a user ID', { ...apiKey, userId: 'us er' }, { userid: 'us er', output: 'json' }],
    [
      'a user ID and a password',
      { kind: 'password', userId: 'us er', password },
      { userid: 'us er', password, output: 'json' },
    ],
  ] as [string, Credentials, Record<string, string>][]) {
    it(`asks once for the list, with ${name}`, async () => {
      assert.equal((await test(credentials)).result, 'accepted');
      const [request] = box.requests;
      assert.equal(box.requests.length, 1);
      assert.deepEqual([request?.method, request?.path, request?.body], ['GET', '/WAApi/media', '']);
      assert.deepEqual(request?.query, query);
      assert.equal(request.headers.apikey, credentials.kind === 'apiKey' ? 'box-api-key' : undefined);
      assert.equal(request.headers['user-agent'], 'test/1');
    });
  }

  it('with wrong credentials is rejected', async () => {
    assert.equal((await test({ kind: 'apiKey', apiKey: 'wrong' })).result, 'rejected');
    assert.equal((await test({ kind: 'password', userId: 'us er', password: 'wrong' })).result, 'rejected');
  });

  for (const [name, body, mediaCount] of [
    ['two media', listOf(`[${item},${item}]`), 2],
    ['no media', listOf('[]'), 0],
    ['a list that is no text', listOf([{ mediaId: '6317363186776558278' }]), 1],
    ['a byte order mark', `\uFEFF${listOf('[]')}`, 0],
    ['a list that cannot be read', listOf('[{'), undefined],
    ['a list longer than any other answer', listOf(`[${Array<string>(5000).fill(item).join()}]`), 5000],
  ] as const) {
    it(`${name}: accepted`, async () => {
      box.behave({ behaviour: raw(body) });
      const { result, mediaCount: count, reason } = await test();
      assert.deepEqual([result, count, reason], ['accepted', mediaCount, undefined]);
    });
  }

  for (const [name, behaviour, result, cause] of [
    ['401', { name: 'status', status: 401 }, 'rejected', 'credentialsRejected'],
    ['403, a page', { name: 'status', status: 403, body: 'page' }, 'rejected', 'credentialsRejected'],
    [
      '216 under HTTP 200',
      raw('{"status":"error","statusCode":"216","reason":"Invalid credentials"}'),
      'rejected',
      'credentialsRejected',
    ],
    ['a failure with 401 under HTTP 200', { name: 'shaped', status: 'error', statusCode: '401' }, 'rejected', ''],
    ['152', { name: 'shaped', status: 'error', statusCode: '152', reason: 'Invalid method' }, 'notTestable', ''],
    ['404', { name: 'status', status: 404 }, 'notTestable', 'notFound'],
    ['404, a page', { name: 'status', status: 404, body: 'page' }, 'notTestable', 'wrongEndpoint'],
    ['405', { name: 'status', status: 405 }, 'notTestable', 'methodNotAllowed'],
    ['429', { name: 'throttled' }, 'notTestable', 'throttled'],
    ['503', { name: 'status', status: 503 }, 'notTestable', 'serverError'],
    ['a redirect', { name: 'redirect', status: 302, location: '/elsewhere' }, 'notTestable', 'redirected'],
    ['a page with 200', { name: 'html200' }, 'notTestable', 'notUnderstood'],
    ['204', { name: 'noContent' }, 'notTestable', 'notUnderstood'],
    ['a success without a list', raw('{"status":"success","statusCode":"200","reason":"success"}'), 'notTestable', ''],
    ['a list that is a failure', raw('{"status":"error","mediaList":"[]","statusCode":"500"}'), 'notTestable', ''],
    ['a list under another status', raw(listOf('[]'), 500), 'notTestable', 'serverError'],
    ['a long answer that is no list', { name: 'hugeBody', bytes: 200_000 }, 'notTestable', 'answerTooLarge'],
    ['an answer that breaks off', { name: 'shortBody' }, 'unreachable', 'answerLost'],
    ['a broken connection', { name: 'resetBeforeHeaders' }, 'unreachable', 'connectionLost'],
  ] as [string, Behaviour, CredentialVerdict['result'], CredentialVerdict['cause'] | ''][]) {
    it(`${name}: ${result}`, async () => {
      box.behave({ behaviour });
      const verdict = await test();
      assert.equal(verdict.result, result);
      if (cause !== '') assert.equal(verdict.cause, cause);
      assert.equal(verdict.mediaCount, undefined);
      assert.equal(box.requests.length, 1, 'asked once, whatever comes');
    });
  }

  it('without an answer in time, or with nobody there: unreachable', async () => {
    box.behave({ behaviour: { name: 'silence' } });
    assert.deepEqual(verdictOf(await test(apiKey, { timeoutMs: 100 })), ['unreachable', 'timedOut']);
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const nobody = await test(apiKey, { href: `http://127.0.0.1:${port}/WAApi/media` });
    assert.deepEqual([...verdictOf(nobody), nobody.faultCode], ['unreachable', 'notConnected', 'ECONNREFUSED']);
  });

  it('ends when it is canceled', async () => {
    box.behave({ behaviour: { name: 'silence' } });
    const abort = new AbortController();
    const result = test(apiKey, { signal: abort.signal });
    await box.waitForRequests(1);
    abort.abort();
    assert.deepEqual(verdictOf(await result), ['unreachable', 'cancelled']);
  });

  it('repeats the words of the service without what was sent', async () => {
    const reason = 'User us er with key box-api-key (us%20er) is unknown';
    box.behave({ behaviour: { name: 'status', status: 401, reason } });
    const verdict = await test({ ...apiKey, userId: 'us er' });
    assert.equal(verdict.reason, 'User ••• with key ••• (•••) is unknown');
  });

  function verdictOf({ result, cause }: CredentialVerdict): string[] {
    return [result, cause];
  }
});
