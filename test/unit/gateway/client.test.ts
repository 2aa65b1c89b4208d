import * as assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Attempt } from '../../../src/core/gateway/attempt';
import { createGatewayClient } from '../../../src/core/gateway/client';
import type { Credentials } from '../../../src/core/gateway/credentials';
import type { GatewayTarget } from '../../../src/core/gateway/request';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import { dialects } from '../../gateway/dialect';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { selfSigned } from '../../gateway/selfSigned';
import { gatewayTarget } from './gatewayTarget';

const mediaId = '7074855483357676350' as MediaId;
const password = 'p@ss w/rd&1+é%';
const keyAlone = { kind: 'apiKey', apiKey: 'box-api-key' } as const satisfies Credentials;
const keyAndUserId: Credentials = { ...keyAlone, userId: 'shop & co' };
const userAndPassword = { kind: 'password', userId: 'shop & co', password } as const satisfies Credentials;

/** Each way, with the parameters and the header it adds to a request. */
const waysToSignIn: [string, Credentials, { parameters: Record<string, string>; apiKey: string | undefined }][] = [
  ['a key alone', keyAlone, { parameters: {}, apiKey: 'box-api-key' }],
  ['a key and a user ID', keyAndUserId, { parameters: { userid: 'shop & co' }, apiKey: 'box-api-key' }],
  ['a user ID and a password', userAndPassword, { parameters: { userid: 'shop & co', password }, apiKey: undefined }],
];

const never = new AbortController().signal;

describe('one attempt at one deletion, over a real socket', () => {
  let gateway: FakeGateway;
  before(async () => {
    gateway = await startFakeGateway({ users: { 'shop & co': password } });
  });
  afterEach(() => {
    gateway.forget();
  });
  after(() => gateway.stop());

  function target(changes: Partial<GatewayTarget> = {}, endpoint = gateway.endpoint): GatewayTarget {
    return gatewayTarget(endpoint, changes);
  }

  function attempt(changes: Partial<GatewayTarget> = {}, timeoutMs = 20_000): Promise<Attempt> {
    return createGatewayClient(target(changes), timeoutMs).attempt(mediaId, new AbortController().signal);
  }

  describe('the request', () => {
    it('is the documented sample: DELETE, parameters in the query, the API key in a header only', async () => {
      const { outcome } = await attempt();
      const [request] = gateway.requests;
      assert.equal(outcome, 'deleted');
      assert.equal(request?.method, 'DELETE');
      assert.equal(request.url, `/WAApi/media?mediaId=${mediaId}&output=json`);
      assert.equal(request.headers.apikey, 'box-api-key');
      assert.equal(request.headers['user-agent'], 'test/1');
      assert.equal(request.body, '');
      assert.deepEqual(gateway.deletedIds(), [mediaId]);
    });

    it('brings a user ID and a password with any characters exactly', async () => {
      const { outcome } = await attempt({ credentials: userAndPassword });
      assert.equal(outcome, 'deleted');
      assert.equal(gateway.requests[0]?.query.password, password);
      assert.equal(gateway.requests[0].query.userid, 'shop & co');
      assert.equal(gateway.requests[0].headers.apikey, undefined);
    });

    it('with POST has everything in a form body and nothing in the URL', async () => {
      const { outcome } = await attempt({ method: 'POST', credentials: userAndPassword });
      const [request] = gateway.requests;
      assert.equal(outcome, 'deleted');
      assert.equal(request?.method, 'POST');
      assert.equal(request.url, '/WAApi/media');
      assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
      assert.deepEqual(request.form, { mediaId, output: 'json', userid: 'shop & co', password });
    });

    it('with POST and an API key has it in the header only', async () => {
      assert.equal((await attempt({ method: 'POST' })).outcome, 'deleted');
      assert.deepEqual(gateway.requests[0]?.form, { mediaId, output: 'json' });
      assert.equal(gateway.requests[0].headers.apikey, 'box-api-key');
    });

    for (const dialect of dialects) {
      describe(`in the ${dialect} dialect`, () => {
        let own: FakeGateway;
        before(async () => {
          own = await startFakeGateway({ dialect, users: { 'shop & co': password } });
        });
        afterEach(() => {
          own.forget();
        });
        after(() => own.stop());

        for (const [way, credentials, sent] of waysToSignIn) {
          for (const method of ['DELETE', 'POST'] as const) {
            for (const format of ['json', 'plain'] as const) {
              it(`deletes with ${way}, ${method} and ${format}`, async () => {
                const given = gatewayTarget(own.endpoint, { credentials, method, format });
                const { outcome } = await createGatewayClient(given, 20_000).attempt(mediaId, never);
                assert.equal(outcome, 'deleted');
                const [request] = own.requests;
                const parameters = { mediaId, output: format, ...sent.parameters };
                assert.deepEqual(
                  [request?.query, request?.form],
                  method === 'POST' ? [{}, parameters] : [parameters, {}],
                );
                assert.equal(request?.headers.apikey, sent.apiKey);
                assert.equal(request?.userId, credentials.userId);
                assert.deepEqual(own.deletedIds(), [mediaId]);
              });
            }
          }
        }

        for (const format of ['json', 'plain'] as const) {
          it(`knows a wrong key, a wrong password and media that isn't there, in ${format}`, async () => {
            const about = async (credentials: Credentials): Promise<unknown> => {
              const given = gatewayTarget(own.endpoint, { credentials, format });
              const { outcome, batch } = await createGatewayClient(given, 20_000).attempt(mediaId, never);
              return [outcome, batch];
            };
            assert.deepEqual(await about({ kind: 'apiKey', apiKey: 'wrong' }), ['unauthorized', 'stop']);
            assert.deepEqual(await about({ ...userAndPassword, password: 'wrong' }), ['unauthorized', 'stop']);
            assert.deepEqual(await about(keyAlone), ['deleted', 'goOn']);
            // The page says nothing of a plain answer's layout: what the box invents there might be any server's.
            const isInvented = dialect === 'documented' && format === 'plain';
            assert.deepEqual(await about(keyAlone), isInvented ? ['refused', 'pause'] : ['notFound', 'goOn']);
          });
        }
      });
    }

    it('sends the user ID along with the key where the key counts only with it', async () => {
      const strict = await startFakeGateway({ keyNeedsUserId: true, users: { shop: 'unused' } });
      const outcomeWith = async (credentials: Credentials): Promise<string> =>
        (await createGatewayClient(gatewayTarget(strict.endpoint, { credentials }), 20_000).attempt(mediaId, never))
          .outcome;
      assert.equal(await outcomeWith(keyAlone), 'unauthorized');
      assert.equal(await outcomeWith({ ...keyAlone, userId: 'shop' }), 'deleted');
      await strict.stop();
    });

    it('can ask for a plain answer, and understands it', async () => {
      const answer = await attempt({ format: 'plain' });
      assert.equal(gateway.requests[0]?.query.output, 'plain');
      assert.equal(answer.outcome, 'deleted');
      assert.equal(answer.statusCode, '200');
      gateway.forget();
      gateway.behave({ fault: { name: 'raw', status: 200, body: `error | ${mediaId} | 400 | Invalid media` } });
      assert.equal((await attempt({ format: 'plain' })).outcome, 'refused');
    });
  });

  describe('the answer', () => {
    it('brings HTTP status, statusCode and reason word for word', async () => {
      gateway.behave({
        fault: { name: 'status', status: 400, statusCode: '1042', reason: 'Média “inconnu”; voir §7' },
      });
      const { httpStatus, statusCode, reason } = await attempt();
      assert.deepEqual(
        { httpStatus, statusCode, reason },
        { httpStatus: 400, statusCode: '1042', reason: 'Média “inconnu”; voir §7' },
      );
    });

    it('brings Retry-After in seconds and as a date', async () => {
      gateway.behave({ fault: { name: 'throttled', retryAfter: { seconds: 7 } } });
      assert.equal((await attempt()).retryAfterMs, 7000);
      gateway.forget();
      gateway.behave({ fault: { name: 'throttled', retryAfter: { date: new Date(Date.now() + 3_600_000) } } });
      const { retryAfterMs = 0 } = await attempt();
      assert.ok(retryAfterMs > 3_500_000 && retryAfterMs <= 3_600_000, String(retryAfterMs));
    });

    it('caps reason and statusCode, and leaves no half of a secret at the cut', async () => {
      const reason = `${'x'.repeat(995)}${password} and more`;
      gateway.behave({ fault: { name: 'status', status: 400, statusCode: '1'.repeat(50), reason } });
      const kept = await attempt({ credentials: userAndPassword });
      assert.equal(kept.statusCode, `${'1'.repeat(19)}…`);
      assert.equal(kept.reason, `${'x'.repeat(995)}••• …`);
      assert.equal(kept.reason.length, 1000);
    });

    it('quotes neither the key nor the user ID that was sent along with it', async () => {
      gateway.behave({ fault: { name: 'status', status: 400, reason: 'Not for shop & co, box-api-key' } });
      const { reason } = await attempt({ credentials: keyAndUserId });
      assert.equal(reason, 'Not for •••, •••');
    });

    it('never quotes a credential that the service quotes', async () => {
      gateway.behave({
        fault: { name: 'status', status: 400, reason: `bad: ${password} / ${encodeURIComponent(password)}` },
      });
      const { reason } = await attempt({ credentials: userAndPassword });
      assert.equal(reason, 'bad: ••• / •••');
    });
  });

  it('never follows a redirect to another server, whatever its status', async () => {
    const thief = await startFakeGateway();
    for (const status of [301, 302, 303, 307, 308] as const) {
      gateway.behave({ fault: { name: 'redirect', status, location: thief.endpoint }, times: 1 });
      assert.equal((await attempt({ credentials: userAndPassword })).outcome, 'unknown');
      gateway.behave({ fault: { name: 'redirect', status, location: thief.endpoint }, times: 1 });
      assert.equal((await attempt({ method: 'POST' })).outcome, 'unknown');
    }
    assert.equal(thief.connectionCount, 0);
    await thief.stop();
  });

  it('gives up a silent server after the time-out: unknown', async () => {
    gateway.behave({ fault: { name: 'silence' } });
    const { outcome, cause, retry } = await attempt({}, 300);
    assert.deepEqual({ outcome, cause, retry }, { outcome: 'unknown', cause: 'timedOut', retry: 'allowed' });
    assert.equal(gateway.requests.length, 1);
  });

  it('gives up a server that sends a byte a second: the time-out is for the whole answer', async () => {
    gateway.behave({ fault: { name: 'drip' } });
    const { outcome, cause } = await attempt({}, 1500);
    assert.deepEqual({ outcome, cause }, { outcome: 'unknown', cause: 'answerLost' });
  });

  it('that is cancelled after the request left is unknown', async () => {
    gateway.behave({ fault: { name: 'silence' } });
    const abort = new AbortController();
    const attempted = createGatewayClient(target(), 20_000).attempt(mediaId, abort.signal);
    await gateway.waitForRequests(1);
    abort.abort();
    const { outcome, cause, retry } = await attempted;
    assert.deepEqual({ outcome, cause, retry }, { outcome: 'unknown', cause: 'cancelled', retry: 'no' });
  });

  it('that is cancelled before anything left is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    const { outcome } = await createGatewayClient(target(), 20_000).attempt(mediaId, abort.signal);
    assert.equal(outcome, 'cancelled');
    assert.equal(gateway.requests.length, 0);
  });

  describe('a service that cannot be reached', () => {
    const signal = new AbortController().signal;

    it('by a refused connection: unreachable, may be tried again', async () => {
      const closed = await startFakeGateway();
      await closed.stop();
      const attempted = await createGatewayClient(target({}, closed.endpoint), 20_000).attempt(mediaId, signal);
      assert.equal(attempted.outcome, 'unreachable');
      assert.equal(attempted.cause, 'notConnected');
      assert.equal(attempted.retry, 'allowed');
      assert.equal(attempted.faultCode, 'ECONNREFUSED');
    });

    it('by an unknown host name: unreachable, not tried again', async () => {
      const unknownHost = target({}, 'https://no-such-host.invalid/WAApi/media');
      const attempted = await createGatewayClient(unknownHost, 20_000).attempt(mediaId, signal);
      assert.equal(attempted.outcome, 'unreachable');
      // Without any network the resolver says "try again" instead of "not found".
      assert.ok(attempted.faultCode === 'ENOTFOUND' || attempted.faultCode === 'EAI_AGAIN', attempted.faultCode);
      assert.equal(attempted.retry, attempted.faultCode === 'ENOTFOUND' ? 'no' : 'allowed');
    });

    it('because its certificate is not trusted: unreachable, nothing was sent', async () => {
      const secure = await startFakeGateway({ tls: selfSigned });
      const attempted = await createGatewayClient(target({}, secure.endpoint), 20_000).attempt(mediaId, signal);
      assert.equal(attempted.outcome, 'unreachable');
      assert.equal(attempted.cause, 'untrustedCertificate');
      assert.equal(attempted.retry, 'no');
      assert.equal(secure.requests.length, 0);
      await secure.stop();
    });

    it('because it does not speak TLS: unreachable, not tried again', async () => {
      const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
      const { port } = plain.address() as AddressInfo;
      const client = createGatewayClient(target({}, `https://127.0.0.1:${port}/WAApi/media`), 20_000);
      const attempted = await client.attempt(mediaId, signal);
      assert.deepEqual([attempted.outcome, attempted.cause, attempted.retry], ['unreachable', 'tlsFailed', 'no']);
      plain.close();
    });

    it('because it accepts connections and never shakes hands: unreachable after the time-out', async () => {
      const mute = createServer(() => undefined);
      await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
      const { port } = mute.address() as AddressInfo;
      const client = createGatewayClient(target({}, `https://127.0.0.1:${port}/WAApi/media`), 300);
      const { outcome, cause } = await client.attempt(mediaId, signal);
      assert.deepEqual({ outcome, cause }, { outcome: 'unreachable', cause: 'timedOut' });
      mute.close();
    });
  });
});
