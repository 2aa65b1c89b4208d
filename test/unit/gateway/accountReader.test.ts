import * as assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createAccountReader } from '../../../src/core/gateway/accountReader';
import type { CredentialVerdict } from '../../../src/core/gateway/credentialTest';
import type { Credentials } from '../../../src/core/gateway/credentials';
import type { GatewayTarget } from '../../../src/core/gateway/request';
import type { Fault } from '../../gateway/fault';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { until } from '../../gateway/rawClient';
import { gatewayTarget } from './gatewayTarget';

const media = ['7074855483357676350', '6317363186776558278', '7074855483357676352'];
const password = 'p@ss w/rd&1+é%';
const keyAlone: Credentials = { kind: 'apiKey', apiKey: 'box-api-key' };

describe('testing credentials by one request for the list', () => {
  let gateway: FakeGateway;
  before(async () => {
    gateway = await startFakeGateway({ media, users: { 'shop & co': password } });
  });
  afterEach(() => {
    gateway.forget();
  });
  after(() => gateway.stop());

  type Tested = Pick<CredentialVerdict, 'result' | 'mediaCount' | 'reason'>;

  /** What it was decided by, beside. */
  async function verdictOf(
    changes: Partial<GatewayTarget> = {},
    endpoint = gateway.endpoint,
    timeoutMs = 20_000,
  ): Promise<[Tested, CredentialVerdict]> {
    const reader = createAccountReader(gatewayTarget(endpoint, changes), timeoutMs);
    const verdict = await reader.testCredentials(new AbortController().signal);
    const { result, mediaCount, reason } = verdict;
    const tested = {
      result,
      ...(mediaCount === undefined ? {} : { mediaCount }),
      ...(reason === undefined ? {} : { reason }),
    };
    return [tested, verdict];
  }

  async function test(...how: Parameters<typeof verdictOf>): Promise<Tested> {
    return (await verdictOf(...how))[0];
  }

  function answering(body: string, status = 200): Promise<Tested> {
    gateway.forget();
    gateway.behave({ on: 'list', fault: { name: 'raw', status, body } });
    return test();
  }

  describe('asks with GET, for JSON, and deletes nothing,', () => {
    const ways: [string, Credentials, string, string | undefined][] = [
      ['a key alone', keyAlone, '?output=json', 'box-api-key'],
      [
        'a key and a user ID',
        { ...keyAlone, userId: 'shop & co' },
        '?userid=shop%20%26%20co&output=json',
        'box-api-key',
      ],
      [
        'a user ID and a password',
        { kind: 'password', userId: 'shop & co', password },
        `?userid=shop%20%26%20co&password=${encodeURIComponent(password)}&output=json`,
        undefined,
      ],
    ];
    for (const [way, credentials, query, apiKey] of ways) {
      // What is set for deletions doesn't matter.
      for (const method of ['DELETE', 'POST'] as const) {
        it(`with ${way}, where deletions go by ${method}`, async () => {
          assert.deepEqual(await test({ credentials, method, format: 'plain' }), { result: 'accepted', mediaCount: 3 });
          const [request, ...others] = gateway.requests;
          assert.deepEqual(
            [request?.method, request?.url, request?.headers.apikey, request?.body],
            ['GET', `/WAApi/media${query}`, apiKey, ''],
          );
          assert.deepEqual([others, gateway.deletedIds()], [[], []]);
        });
      }
    }
  });

  it('accepts an empty list', async () => {
    const empty = await startFakeGateway();
    assert.deepEqual(await test({}, empty.endpoint), { result: 'accepted', mediaCount: 0 });
    await empty.stop();
  });

  it('accepts a list that is an array, in an object of its own, or behind a byte order mark', async () => {
    const list = '[{"mediaId":"1"},{"mediaId":"2"}]';
    for (const body of [
      `{"status":"success","mediaList":${list},"statusCode":"200"}`,
      `{"response":{"status":"success","mediaList":${list}}}`,
      `\uFEFF{"status":"success","mediaList":${JSON.stringify(list)}}`,
    ]) {
      assert.deepEqual(await answering(body), { result: 'accepted', mediaCount: 2 }, body);
    }
  });

  it('reads a list that is far longer than the answer to a deletion', async () => {
    const item = { identifier: 'x'.repeat(200), mediaId: '7074855483357676350' };
    const list = JSON.stringify(Array.from({ length: 20_000 }, () => item));
    const answer = JSON.stringify({ status: 'success', mediaList: list });
    assert.ok(answer.length > 4_000_000);
    assert.deepEqual(await answering(answer), { result: 'accepted', mediaCount: 20_000 });
  });

  it('stops reading after 32 MB', async () => {
    gateway.behave({ on: 'list', fault: { name: 'hugeBody', bytes: 40_000_000 } });
    assert.deepEqual(await test(), { result: 'notTestable' });
    // The box notices a client that has left.
    await until(() => gateway.requests[0]?.closedByClient === true);
  });

  const rows: [string, Fault, Tested, CredentialVerdict['cause']][] = [
    [
      'HTTP 401',
      { name: 'status', status: 401 },
      { result: 'rejected', reason: 'Invalid credentials' },
      'credentialsRejected',
    ],
    [
      'HTTP 403 as a page',
      { name: 'status', status: 403, body: 'page' },
      { result: 'rejected' },
      'credentialsRejected',
    ],
    [
      'statusCode 216',
      { name: 'shaped', status: 'error', statusCode: '216', reason: 'Invalid credentials' },
      { result: 'rejected', reason: 'Invalid credentials' },
      'credentialsRejected',
    ],
    [
      'statusCode 216 beside a list',
      { name: 'raw', status: 200, body: '{"status":"error","statusCode":"216","mediaList":"[]"}' },
      { result: 'rejected' },
      'credentialsRejected',
    ],
    [
      'statusCode 152',
      { name: 'shaped', status: 'error', statusCode: '152', reason: 'Invalid method' },
      { result: 'notTestable', reason: 'Invalid method' },
      'methodNotAllowed',
    ],
    ['HTTP 404', { name: 'status', status: 404, body: 'page' }, { result: 'notTestable' }, 'wrongEndpoint'],
    ['HTTP 405', { name: 'status', status: 405, body: 'empty' }, { result: 'notTestable' }, 'methodNotAllowed'],
    ['HTTP 407', { name: 'status', status: 407, body: 'page' }, { result: 'notTestable' }, 'proxyAuthenticationAsked'],
    ['HTTP 429', { name: 'throttled' }, { result: 'notTestable', reason: 'Too Many Requests' }, 'throttled'],
    ['HTTP 503', { name: 'status', status: 503, body: 'page' }, { result: 'notTestable' }, 'serverError'],
    ['a web page', { name: 'html200' }, { result: 'notTestable' }, 'webPage'],
    ['an empty answer', { name: 'emptyBody' }, { result: 'notTestable' }, 'notUnderstood'],
    [
      'a success without a list',
      { name: 'raw', status: 200, body: '{"status":"success","statusCode":"200"}' },
      { result: 'notTestable' },
      'notUnderstood',
    ],
    [
      'a list that is none',
      { name: 'raw', status: 200, body: '{"status":"success","mediaList":"none"}' },
      { result: 'notTestable' },
      'notUnderstood',
    ],
    ['another protocol', { name: 'switchProtocols' }, { result: 'notTestable' }, 'protocolSwitched'],
    ['an answer that breaks off', { name: 'shortBody' }, { result: 'unreachable' }, 'answerLost'],
    ['a reset', { name: 'resetBeforeHeaders' }, { result: 'unreachable' }, 'connectionLost'],
  ];
  for (const [name, fault, expected, cause] of rows) {
    it(`${name}: ${expected.result}`, async () => {
      gateway.behave({ on: 'list', fault });
      const [tested, verdict] = await verdictOf();
      assert.deepEqual(tested, expected);
      assert.equal(verdict.cause, cause);
      assert.equal(gateway.requests.length, 1);
    });
  }

  it('a wrong key is rejected in the observed dialect; the documented one has no list', async () => {
    const wrong: Credentials = { kind: 'apiKey', apiKey: 'wrong' };
    assert.deepEqual(await test({ credentials: wrong }), { result: 'rejected', reason: 'Invalid credentials' });
    const documented = await startFakeGateway({ dialect: 'documented' });
    assert.equal((await test({}, documented.endpoint)).result, 'notTestable');
    await documented.stop();
  });

  it('never follows a redirect', async () => {
    const thief = await startFakeGateway();
    gateway.behave({ on: 'list', fault: { name: 'redirect', status: 307, location: thief.endpoint } });
    assert.deepEqual(await test(), { result: 'notTestable' });
    assert.equal(thief.connectionCount, 0);
    await thief.stop();
  });

  it('gives up a silent server after the time-out', async () => {
    gateway.behave({ on: 'list', fault: { name: 'silence' } });
    const [tested, { cause }] = await verdictOf({}, gateway.endpoint, 300);
    assert.deepEqual([tested, cause], [{ result: 'unreachable' }, 'timedOut']);
  });

  it('ends when it is aborted', async () => {
    gateway.behave({ on: 'list', fault: { name: 'silence' } });
    const abort = new AbortController();
    const tested = createAccountReader(gatewayTarget(gateway.endpoint), 20_000).testCredentials(abort.signal);
    await gateway.waitForRequests(1);
    abort.abort();
    assert.equal((await tested).result, 'unreachable');
  });

  it('says that nobody listens', async () => {
    const closed = await startFakeGateway();
    await closed.stop();
    const [tested, { faultCode }] = await verdictOf({}, closed.endpoint);
    assert.deepEqual([tested, faultCode], [{ result: 'unreachable' }, 'ECONNREFUSED']);
  });

  it('says that the server speaks no TLS', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as AddressInfo;
    assert.equal((await test({}, `https://127.0.0.1:${port}/WAApi/media`)).result, 'unreachable');
    plain.close();
  });

  it('gives the reason in one short line, without the credentials', async () => {
    const reason = `Bad:\n${password} of shop & co ${'x'.repeat(500)}`;
    gateway.behave({ on: 'list', fault: { name: 'status', status: 401, reason } });
    const credentials: Credentials = { kind: 'password', userId: 'shop & co', password };
    const tested = await test({ credentials });
    assert.equal(tested.result, 'rejected');
    assert.match(tested.reason ?? '', /^Bad:\\n••• of ••• x+…$/);
    assert.ok((tested.reason ?? '').length <= 201);
  });
});
