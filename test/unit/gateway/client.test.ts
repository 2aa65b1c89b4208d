import * as assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Attempt, AttemptCause } from '../../../src/core/gateway/attempt';
import { createGatewayClient } from '../../../src/core/gateway/client';
import type { Credentials } from '../../../src/core/gateway/credentials';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';
import type { GatewayTarget } from '../../../src/core/gateway/request';
import type { MediaId } from '../../../src/core/mediaIds/mediaId';
import type { Behaviour } from '../../gateway/behaviour';
import type { GatewayBox } from '../../gateway/gatewayBox';
import { startGatewayBox } from '../../gateway/gatewayBox';
import { selfSigned } from '../../gateway/selfSigned';

const mediaId = '7074855483357676350' as MediaId;
const otherId = '7074855483357676351' as MediaId;
const password = 'p@ss w/rd&1+é%';
const apiKey: Credentials = { kind: 'apiKey', apiKey: 'box-api-key' };
const userAndPassword: Credentials = { kind: 'password', userId: 'shop & co', password };

describe('one attempt at one deletion, over a real socket', () => {
  let box: GatewayBox;
  before(async () => {
    box = await startGatewayBox({ users: { 'shop & co': password } });
  });
  afterEach(() => {
    box.forget();
  });
  after(() => box.stop());

  function target(changes: Partial<GatewayTarget> = {}, endpoint = box.endpoint): GatewayTarget {
    const parsed = parseEndpoint(endpoint);
    assert.ok(parsed.ok);
    const defaults = { method: 'DELETE', format: 'json', credentials: apiKey, userAgent: 'test/1' } as const;
    return { ...defaults, endpoint: parsed.endpoint, ...changes };
  }

  function attempt(changes: Partial<GatewayTarget> = {}, timeoutMs = 20_000): Promise<Attempt> {
    return createGatewayClient(target(changes), timeoutMs).attempt(mediaId, new AbortController().signal);
  }

  describe('the request', () => {
    it('is the documented sample: DELETE, parameters in the query, the API key in a header only', async () => {
      const { outcome } = await attempt();
      const [request] = box.requests;
      assert.equal(outcome, 'deleted');
      assert.equal(request?.method, 'DELETE');
      assert.equal(request.url, `/WAApi/media?mediaId=${mediaId}&output=json`);
      assert.equal(request.headers.apikey, 'box-api-key');
      assert.equal(request.headers['user-agent'], 'test/1');
      assert.equal(request.body, '');
      assert.deepEqual(box.deletedIds(), [mediaId]);
    });

    it('brings a user ID and a password with any characters exactly', async () => {
      const { outcome } = await attempt({ credentials: userAndPassword });
      assert.equal(outcome, 'deleted');
      assert.equal(box.requests[0]?.query.password, password);
      assert.equal(box.requests[0].query.userid, 'shop & co');
      assert.equal(box.requests[0].headers.apikey, undefined);
    });

    it('with POST has everything in a form body and nothing in the URL', async () => {
      const { outcome } = await attempt({ method: 'POST', credentials: userAndPassword });
      const [request] = box.requests;
      assert.equal(outcome, 'deleted');
      assert.equal(request?.method, 'POST');
      assert.equal(request.url, '/WAApi/media');
      assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
      assert.deepEqual(request.form, { mediaId, output: 'json', userid: 'shop & co', password });
    });

    it('with POST and an API key has it in the header only', async () => {
      assert.equal((await attempt({ method: 'POST' })).outcome, 'deleted');
      assert.deepEqual(box.requests[0]?.form, { mediaId, output: 'json' });
      assert.equal(box.requests[0].headers.apikey, 'box-api-key');
    });

    it('can ask for a plain answer, and understands it', async () => {
      const answer = await attempt({ format: 'plain' });
      assert.equal(box.requests[0]?.query.output, 'plain');
      assert.equal(answer.outcome, 'deleted');
      assert.equal(answer.statusCode, '200');
      box.forget();
      box.behave({ behaviour: { name: 'raw', status: 200, body: `error | ${mediaId} | 400 | Invalid media` } });
      assert.equal((await attempt({ format: 'plain' })).outcome, 'refused');
    });
  });

  describe('the answer', () => {
    type Expected = Pick<Attempt, 'outcome' | 'retry' | 'batch'> & { cause: AttemptCause };
    const expect = (
      outcome: Attempt['outcome'],
      cause: AttemptCause,
      retry: Attempt['retry'] = 'no',
      batch: Attempt['batch'] = 'goOn',
    ): Expected => ({ outcome, cause, retry, batch });

    const rows: [string, Behaviour, Expected][] = [
      ...([301, 302, 303, 307, 308] as const).map((status): [string, Behaviour, Expected] => [
        `HTTP ${status}`,
        { name: 'redirect', status, location: '/elsewhere' },
        expect('unknown', 'redirected'),
      ]),
      ['HTTP 407', { name: 'status', status: 407, body: 'page' }, expect('unreachable', 'proxyRefused', 'no', 'stop')],
      ['HTTP 401', { name: 'status', status: 401 }, expect('unauthorized', 'credentialsRejected', 'no', 'stop')],
      [
        'HTTP 403 as a page',
        { name: 'status', status: 403, body: 'page' },
        expect('unauthorized', 'credentialsRejected', 'no', 'stop'),
      ],
      ['HTTP 405', { name: 'status', status: 405 }, expect('refused', 'methodNotAllowed', 'no', 'stop')],
      ['HTTP 429', { name: 'throttled' }, expect('throttled', 'throttled', 'allowed')],
      ['HTTP 500', { name: 'status', status: 500 }, expect('unknown', 'serverError', 'allowed')],
      [
        'HTTP 503 that says success',
        { name: 'shaped', status: 'success', httpStatus: 503 },
        expect('unknown', 'serverError', 'allowed'),
      ],
      ['HTTP 404 of the API', { name: 'status', status: 404 }, expect('notFound', 'notFound')],
      ['HTTP 410 of the API', { name: 'status', status: 410 }, expect('notFound', 'notFound')],
      [
        'HTTP 404 as a page',
        { name: 'status', status: 404, body: 'page' },
        expect('refused', 'wrongEndpoint', 'no', 'pause'),
      ],
      [
        'HTTP 410 without a body',
        { name: 'status', status: 410, body: 'empty' },
        expect('refused', 'wrongEndpoint', 'no', 'pause'),
      ],
      [
        'HTTP 404 in plain text',
        { name: 'status', status: 404, body: 'plain' },
        expect('refused', 'wrongEndpoint', 'no', 'pause'),
      ],
      ['HTTP 400', { name: 'status', status: 400 }, expect('refused', 'refused')],
      [
        'HTTP 422 that says success',
        { name: 'shaped', status: 'success', httpStatus: 422 },
        expect('refused', 'refused'),
      ],
      ['success', { name: 'shaped', status: 'success', statusCode: '200' }, expect('deleted', 'success')],
      [
        'success in numbers',
        { name: 'shaped', status: 'success', statusCode: '200', numbers: true },
        expect('deleted', 'success'),
      ],
      [
        'success without statusCode and mediaId',
        { name: 'shaped', status: 'Success', omit: ['statusCode', 'mediaId'] },
        expect('deleted', 'success'),
      ],
      ['success for another media', { name: 'otherMediaId', mediaId: otherId }, expect('unknown', 'otherMedia')],
      [
        'success with another statusCode',
        { name: 'shaped', status: 'success', statusCode: '202' },
        expect('unknown', 'contradiction'),
      ],
      ...(['401', '403'] as const).map((statusCode): [string, Behaviour, Expected] => [
        `error with statusCode ${statusCode}`,
        { name: 'shaped', status: 'error', statusCode },
        expect('unauthorized', 'credentialsRejected', 'no', 'stop'),
      ]),
      ...(['404', '410'] as const).map((statusCode): [string, Behaviour, Expected] => [
        `error with statusCode ${statusCode}`,
        { name: 'shaped', status: 'error', statusCode },
        expect('notFound', 'notFound'),
      ]),
      [
        'error with statusCode 429',
        { name: 'shaped', status: 'error', statusCode: '429' },
        expect('throttled', 'throttled', 'allowed'),
      ],
      [
        'error with statusCode 500',
        { name: 'shaped', status: 'error', statusCode: '500' },
        expect('refused', 'refused'),
      ],
      [
        'error without statusCode',
        { name: 'shaped', status: 'failed', omit: ['statusCode'] },
        expect('refused', 'refused'),
      ],
      ['HTML with 200', { name: 'html200' }, expect('unknown', 'notUnderstood', 'once')],
      ['HTTP 204', { name: 'noContent' }, expect('unknown', 'notUnderstood', 'once')],
      ['an empty body', { name: 'emptyBody' }, expect('unknown', 'notUnderstood', 'once')],
      ['JSON cut short', { name: 'truncatedJson' }, expect('unknown', 'notUnderstood', 'once')],
      ['30 MB', { name: 'hugeBody' }, expect('unknown', 'answerTooLarge', 'once')],
      ['30 MB with HTTP 500', { name: 'hugeBody', status: 500 }, expect('unknown', 'serverError', 'allowed')],
      ['30 MB with HTTP 404', { name: 'hugeBody', status: 404 }, expect('refused', 'wrongEndpoint', 'no', 'pause')],
      [
        'JSON without status',
        { name: 'raw', status: 200, body: '{"ok":true}' },
        expect('unknown', 'notUnderstood', 'once'),
      ],
      ['a body shorter than announced', { name: 'shortBody' }, expect('unknown', 'answerLost', 'allowed')],
      ['a reset before the headers', { name: 'resetBeforeHeaders' }, expect('unknown', 'connectionLost', 'allowed')],
      ['a reset after the headers', { name: 'resetAfterHeaders' }, expect('unknown', 'answerLost', 'allowed')],
      [
        'a reset after the headers of a 401',
        { name: 'resetAfterHeaders', status: 401 },
        expect('unauthorized', 'credentialsRejected', 'no', 'stop'),
      ],
      [
        'a reset after the headers of a 404',
        { name: 'resetAfterHeaders', status: 404 },
        expect('unknown', 'answerLost', 'allowed'),
      ],
      ['an end without an answer', { name: 'closeBeforeAnswer' }, expect('unknown', 'connectionLost', 'allowed')],
    ];
    for (const [name, behaviour, expected] of rows) {
      it(`${name}: ${expected.outcome} (${expected.cause})`, async () => {
        box.behave({ behaviour });
        const { outcome, cause, retry, batch } = await attempt();
        assert.deepEqual({ outcome, cause, retry, batch }, expected);
        assert.equal(box.requests.length, 1, 'one attempt is one request');
      });
    }

    it('brings HTTP status, statusCode and reason word for word', async () => {
      box.behave({
        behaviour: { name: 'status', status: 400, statusCode: '1042', reason: 'Média “inconnu”; voir §7' },
      });
      const { httpStatus, statusCode, reason } = await attempt();
      assert.deepEqual(
        { httpStatus, statusCode, reason },
        { httpStatus: 400, statusCode: '1042', reason: 'Média “inconnu”; voir §7' },
      );
    });

    it('brings Retry-After in seconds and as a date', async () => {
      box.behave({ behaviour: { name: 'throttled', retryAfter: { seconds: 7 } } });
      assert.equal((await attempt()).retryAfterMs, 7000);
      box.forget();
      box.behave({ behaviour: { name: 'throttled', retryAfter: { date: new Date(Date.now() + 3_600_000) } } });
      const { retryAfterMs = 0 } = await attempt();
      assert.ok(retryAfterMs > 3_500_000 && retryAfterMs <= 3_600_000, String(retryAfterMs));
    });

    it('never quotes a credential that the service quotes', async () => {
      box.behave({
        behaviour: { name: 'status', status: 400, reason: `bad: ${password} / ${encodeURIComponent(password)}` },
      });
      const { reason } = await attempt({ credentials: userAndPassword });
      assert.equal(reason, 'bad: ••• / •••');
    });
  });

  it('never follows a redirect to another server, whatever its status', async () => {
    const thief = await startGatewayBox();
    for (const status of [301, 302, 303, 307, 308] as const) {
      box.behave({ behaviour: { name: 'redirect', status, location: thief.endpoint }, times: 1 });
      assert.equal((await attempt({ credentials: userAndPassword })).outcome, 'unknown');
      box.behave({ behaviour: { name: 'redirect', status, location: thief.endpoint }, times: 1 });
      assert.equal((await attempt({ method: 'POST' })).outcome, 'unknown');
    }
    assert.equal(thief.connectionCount, 0);
    await thief.stop();
  });

  it('gives up a silent server after the time-out: unknown', async () => {
    box.behave({ behaviour: { name: 'silence' } });
    const { outcome, cause, retry } = await attempt({}, 300);
    assert.deepEqual({ outcome, cause, retry }, { outcome: 'unknown', cause: 'timedOut', retry: 'allowed' });
    assert.equal(box.requests.length, 1);
  });

  it('gives up a server that sends a byte a second: the time-out is for the whole answer', async () => {
    box.behave({ behaviour: { name: 'drip' } });
    const { outcome, cause } = await attempt({}, 1500);
    assert.deepEqual({ outcome, cause }, { outcome: 'unknown', cause: 'answerLost' });
  });

  it('that is cancelled after the request left is unknown', async () => {
    box.behave({ behaviour: { name: 'silence' } });
    const abort = new AbortController();
    const attempted = createGatewayClient(target(), 20_000).attempt(mediaId, abort.signal);
    await box.waitForRequests(1);
    abort.abort();
    const { outcome, cause, retry } = await attempted;
    assert.deepEqual({ outcome, cause, retry }, { outcome: 'unknown', cause: 'cancelled', retry: 'no' });
  });

  it('that is cancelled before anything left is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    const { outcome } = await createGatewayClient(target(), 20_000).attempt(mediaId, abort.signal);
    assert.equal(outcome, 'cancelled');
    assert.equal(box.requests.length, 0);
  });

  describe('a service that cannot be reached', () => {
    const signal = new AbortController().signal;

    it('by a refused connection: unreachable, may be tried again', async () => {
      const closed = await startGatewayBox();
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
      const secure = await startGatewayBox({ tls: selfSigned });
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
