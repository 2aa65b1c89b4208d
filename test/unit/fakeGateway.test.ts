import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFaultRule } from '../gateway/faultText';
import { UsageError, parseCommandLine, requestLine } from '../gateway/commandLine';
import type { Fault, FaultRule, FakeGatewayOptions, FakeGateway, RecordedRequest } from '../gateway/fakeGateway';
import { startFakeGateway } from '../gateway/fakeGateway';
import type { RawAnswer, RawRequest } from '../gateway/rawClient';
import { connect, failureOf, send, until } from '../gateway/rawClient';
import { selfSigned } from '../gateway/selfSigned';

const id = '7074855483357676350';
const otherId = '7074861234567890123';
const key = { apiKey: 'box-api-key' };
const success = `{"status":"success","mediaId":"${id}","statusCode":"200","reason":"success"}`;

/** Starting a process may take long on a busy machine. */
const processTimeoutMs = 30_000;

describe('the fake gateway', () => {
  let gateway: FakeGateway;

  async function start(options?: FakeGatewayOptions): Promise<void> {
    await gateway.stop();
    gateway = await startFakeGateway(options);
  }
  /** A deletion by the documented sample: DELETE, query string, header `apiKey`. */
  function deletion(mediaId = id, request: RawRequest = {}): Promise<RawAnswer> {
    return send(`${gateway.endpoint}?mediaId=${mediaId}&output=json`, { headers: key, ...request });
  }
  function last(): RecordedRequest {
    const seen = gateway.requests.at(-1);
    assert(seen);
    return seen;
  }
  function misbehave(fault: Fault, rule: Omit<FaultRule, 'fault'> = {}): void {
    gateway.behave({ fault, ...rule });
  }
  /** What the record says became of the last request. */
  function fate(): Partial<RecordedRequest> {
    const { fault, deleted, answeredStatus, closedByClient } = last();
    return { fault, deleted, answeredStatus, closedByClient };
  }

  beforeEach(async () => {
    gateway = await startFakeGateway();
  });
  afterEach(() => gateway.stop());

  describe('keeps the contract as it is documented', () => {
    beforeEach(() => start({ dialect: 'documented' }));

    it('DELETE with an API key: the documented answer, all strings, and the cookie', async () => {
      const answer = await deletion();
      assert.equal(answer.status, 200);
      assert.equal(answer.body, success);
      assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
      assert.deepEqual(answer.headers['set-cookie'], ['SERVERID=box1; path=/']);
      assert.deepEqual(gateway.deletedIds(), [id]);
    });

    it('the name of the header in any case', async () => {
      assert.equal((await deletion(id, { headers: { APIKEY: 'box-api-key' } })).status, 200);
    });

    it('POST with a form', async () => {
      const answer = await send(gateway.endpoint, {
        method: 'POST',
        headers: { ...key, 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: `mediaId=${id}&output=json`,
      });
      assert.equal(answer.body, success);
      const { url, query, form, body, mediaId } = last();
      assert.deepEqual(
        { url, query, body, mediaId },
        {
          url: '/WAApi/media',
          query: {},
          body: `mediaId=${id}&output=json`,
          mediaId: id,
        },
      );
      assert.deepEqual(form, { mediaId: id, output: 'json' });
    });

    it('POST with the parameters in the query string', async () => {
      assert.equal((await deletion(id, { method: 'POST' })).body, success);
      assert.deepEqual(last().form, {});
    });

    it('DELETE takes nothing from a body', async () => {
      const headers = { ...key, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '27' };
      assert.equal((await send(gateway.endpoint, { headers, body: `mediaId=${id}` })).status, 400);
      assert.equal(last().form.mediaId, id);
      assert.equal(last().mediaId, undefined);
    });

    for (const [how, encode] of [
      ['%20', encodeURIComponent],
      ['+', (text: string) => new URLSearchParams({ '': text }).toString().slice(1)],
    ] as const) {
      it(`a user ID and a password of every kind of character, a space as ${how}`, async () => {
        const password = 'p@ss w/rd&1+é%';
        await start({ dialect: 'documented', users: { 'us er': password } });
        const credentials = `userid=${encode('us er')}&password=${encode(password)}`;
        const answer = await send(`${gateway.endpoint}?mediaId=${id}&output=json&${credentials}`);
        assert.equal(answer.body, success);
        assert.equal(last().query.password, password);
        assert.equal(last().authenticatedBy, 'password');
        const form = await send(gateway.endpoint, {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: `mediaId=${otherId}&output=json&${credentials}`,
        });
        assert.equal(form.status, 200);
        assert.equal(last().form.password, password);
      });
    }

    for (const [what, query, headers] of [
      ['no credentials', '', {}],
      ['a wrong API key', '', { apiKey: 'wrong' }],
      ['an API key as a parameter', '&apiKey=box-api-key', {}],
      ['a wrong password', '&userid=box-user&password=wrong', {}],
      ['a user nobody knows', '&userid=toString&password=x', {}],
      ['no password', '&userid=box-user', {}],
      ['a wrong API key beside a right password', '&userid=box-user&password=box-password', { apiKey: 'wrong' }],
    ] as [string, string, Record<string, string>][]) {
      it(`refuses ${what}`, async () => {
        const answer = await send(`${gateway.endpoint}?mediaId=${id}&output=json${query}`, { headers });
        assert.equal(answer.status, 401);
        assert.equal(answer.body, '{"status":"error","statusCode":"401","reason":"Invalid credentials"}');
        assert.equal(last().authenticatedBy, 'nobody');
        assert.deepEqual(gateway.deletedIds(), []);
      });
    }

    it('unknown, expired and deleted media are 404 with a reason each', async () => {
      await start({ dialect: 'documented', media: [id], expired: [otherId] });
      await deletion();
      const reasons: unknown[] = [];
      for (const mediaId of [id, otherId, '1234567890123']) {
        const answer = await deletion(mediaId);
        assert.equal(answer.status, 404);
        const body = JSON.parse(answer.body) as Record<string, unknown>;
        assert.deepEqual({ ...body, reason: '' }, { status: 'error', mediaId, statusCode: '404', reason: '' });
        reasons.push(body.reason);
      }
      assert.deepEqual(reasons, ['Media was deleted before', 'Media has expired', 'Media not found']);
      assert.deepEqual(gateway.deletedIds(), [id]);
    });

    it('by default every ID of 13 to 20 digits exists', async () => {
      const statuses: number[] = [];
      for (const digits of [12, 13, 20, 21]) statuses.push((await deletion('7'.repeat(digits))).status);
      assert.deepEqual(statuses, [404, 200, 200, 404]);
    });

    it('a media ID that is missing or no integer is 400', async () => {
      for (const mediaId of ['', '7.07486E%2B18', '-7074855483357676350']) {
        const answer = await deletion(mediaId);
        assert.equal(answer.status, 400);
        assert.match(answer.body, /"statusCode":"400"/);
      }
      assert.equal((await send(`${gateway.endpoint}?output=json`, { headers: key })).status, 400);
    });

    for (const output of ['&output=plain', '']) {
      it(`answers in plain text with "${output}"`, async () => {
        const ask = () => send(`${gateway.endpoint}?mediaId=${id}${output}`, { headers: key });
        const answer = await ask();
        assert.equal(answer.body, `success | ${id} | 200 | success`);
        assert.match(answer.headers['content-type'] ?? '', /^text\/plain/);
        const again = await ask();
        assert.deepEqual([again.status, again.body], [404, `error | ${id} | 404 | Media was deleted before`]);
      });
    }

    it('other methods are 405, other paths a page', async () => {
      const get = await deletion(id, { method: 'GET' });
      assert.deepEqual([get.status, get.headers.allow], [405, 'DELETE, POST']);
      const elsewhere = await send(`${gateway.origin}/WAApi/other?mediaId=${id}`, { headers: key });
      assert.equal(elsewhere.status, 404);
      assert.match(elsewhere.body, /^<html>/);
      assert.deepEqual(gateway.deletedIds(), []);
    });
  });

  describe('speaks as other clients see this software answer, by default', () => {
    const list = (query = '?output=json', headers: Record<string, string> = key): Promise<RawAnswer> =>
      send(`${gateway.endpoint}${query}`, { method: 'GET', headers });

    it('a success as documented, but as text/html', async () => {
      const answer = await deletion();
      assert.deepEqual([answer.status, answer.body], [200, success]);
      assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
      assert.deepEqual(answer.headers['set-cookie'], ['SERVERID=box1; path=/']);
    });

    for (const [what, ask, body] of [
      [
        'a wrong key',
        () => deletion(id, { headers: { apiKey: 'wrong' } }),
        '{"status":"error","statusCode":"216","reason":"Invalid credentials"}',
      ],
      [
        'no credentials for the list',
        () => list('?output=json', {}),
        '{"status":"error","statusCode":"216","reason":"Invalid credentials"}',
      ],
      [
        'another method',
        () => deletion(id, { method: 'PUT' }),
        '{"status":"error","statusCode":"152","reason":"Invalid method"}',
      ],
      [
        'another method, in plain text',
        () => send(`${gateway.endpoint}?mediaId=${id}`, { method: 'PUT', headers: key }),
        'status=error | errorCode=152 | reason=Invalid method',
      ],
      [
        'no media ID',
        () => deletion(''),
        '{"status":"error","statusCode":"147","reason":"Invalid value for parameter mediaId"}',
      ],
      [
        'a media ID that is no integer',
        () => deletion('x'),
        '{"status":"error","mediaId":"x","statusCode":"171","reason":"Type mismatch for parameter mediaId"}',
      ],
    ] as [string, () => Promise<RawAnswer>, string][]) {
      it(`${what}: HTTP 200, text/html, a code of its own`, async () => {
        const answer = await ask();
        assert.deepEqual([answer.status, answer.body], [200, body]);
        assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
        assert.deepEqual(gateway.deletedIds(), []);
      });
    }

    it('plain text in fields', async () => {
      const ask = (): Promise<RawAnswer> => send(`${gateway.endpoint}?mediaId=${id}`, { headers: key });
      assert.equal((await ask()).body, `status=success | mediaId=${id} | statusCode=200 | reason=success`);
      const again = await ask();
      const gone = `status=error | mediaId=${id} | errorCode=404 | reason=Media was deleted before`;
      assert.deepEqual([again.status, again.body], [404, gone]);
    });

    it('records the user ID, which a key needs where it is told so', async () => {
      assert.equal((await send(`${gateway.endpoint}?mediaId=${id}&userid=shop`, { headers: key })).status, 200);
      assert.deepEqual([last().userId, last().authenticatedBy], ['shop', 'apiKey']);
      await start({ keyNeedsUserId: true });
      for (const [userId, by] of [
        ['', 'nobody'],
        ['shop', 'nobody'],
        ['box-user', 'apiKey'],
      ]) {
        await send(`${gateway.endpoint}?mediaId=${id}&userid=${userId ?? ''}`, { headers: key });
        assert.equal(last().authenticatedBy, by);
      }
    });

    it('lists the media that are there, as JSON inside a string', async () => {
      await start({ media: [id, otherId, '1234567890123'], expired: [otherId] });
      const listed = async (): Promise<Record<string, unknown>[]> => {
        const answer = await list();
        assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
        const { mediaList, ...rest } = JSON.parse(answer.body) as Record<string, string>;
        assert.deepEqual(rest, { status: 'success', statusCode: '200', reason: 'success' });
        return JSON.parse(mediaList ?? '') as Record<string, unknown>[];
      };
      const [first, second, ...others] = await listed();
      assert.deepEqual([first?.mediaId, second?.mediaId, others], [id, '1234567890123', []]);
      assert.deepEqual(
        Object.entries(first ?? {}).map(([name, value]) => `${name} ${typeof value}`),
        [
          'identifier string',
          'creationTime number',
          'description string',
          'mediaType string',
          'mediaId string',
          'wabaNumber number',
          'status string',
        ],
      );
      await deletion();
      assert.deepEqual(
        (await listed()).map(({ mediaId }) => mediaId),
        ['1234567890123'],
      );
      assert.deepEqual(
        [gateway.requests.length, gateway.deletions.map(({ mediaId }) => mediaId)],
        [3, [id]],
        'a list is no deletion',
      );
    });

    it('breaks a list only where it is told to', async () => {
      misbehave({ name: 'status', status: 500 });
      assert.equal((await list()).status, 200);
      misbehave({ name: 'status', status: 503 }, { on: 'list', times: 1 });
      assert.deepEqual([(await list()).status, (await list()).status, (await deletion()).status], [503, 200, 500]);
    });
  });

  describe('answers as told', () => {
    const answered = async (fault: Fault): Promise<RawAnswer> => {
      misbehave(fault);
      const answer = await deletion();
      assert.deepEqual(fate(), {
        fault: fault.name,
        deleted: gateway.deletedIds().includes(id),
        answeredStatus: answer.status,
        closedByClient: false,
      });
      return answer;
    };

    for (const status of [400, 401, 403, 404, 410, 418, 500, 503]) {
      it(`HTTP ${status}, shaped`, async () => {
        const answer = await answered({ name: 'status', status });
        assert.equal(answer.status, status);
        assert.match(
          answer.body,
          new RegExp(`^{"status":"error","mediaId":"${id}","statusCode":"${status}","reason":".+"}$`),
        );
        assert.deepEqual(gateway.deletedIds(), []);
      });
    }

    it('HTTP status as a page, plain, empty, with own words and headers, and deleting all the same', async () => {
      const statusOf = (rest: Partial<Fault>): Fault => ({ name: 'status', status: 404, ...rest }) as Fault;
      assert.match((await answered(statusOf({ body: 'page' }))).body, /<h1>404 Not Found<\/h1>/);
      gateway.obey();
      assert.equal((await answered(statusOf({ body: 'plain' }))).body, `error | ${id} | 404 | Media not found`);
      gateway.obey();
      assert.equal(
        (await answered(statusOf({ body: 'fields' }))).body,
        `status=error | mediaId=${id} | errorCode=404 | reason=Media not found`,
      );
      gateway.obey();
      assert.equal(
        (await answered(statusOf({ body: 'framework' }))).body,
        '{"status":"error","statusCode":404,"message":"Route not found"}',
      );
      gateway.obey();
      const empty = await answered(statusOf({ body: 'empty', headers: { 'X-Own': 'yes' } }));
      assert.deepEqual([empty.body, empty.headers['x-own']], ['', 'yes']);
      gateway.obey();
      const own = await answered(statusOf({ statusCode: '131', reason: 'Own "words"', deletes: true }));
      assert.match(own.body, /"statusCode":"131","reason":"Own \\"words\\""/);
      assert.deepEqual(gateway.deletedIds(), [id]);
    });

    it('405 and 407 bring the header that HTTP demands', async () => {
      assert.equal((await answered({ name: 'status', status: 405 })).headers.allow, 'POST');
      gateway.obey();
      const proxy = await answered({ name: 'status', status: 407, body: 'page' });
      assert.match(proxy.headers['proxy-authenticate'] ?? '', /^Basic/);
      gateway.obey();
      const own = await answered({ name: 'status', status: 405, headers: { allow: 'PUT' } });
      assert.equal(own.headers.allow, 'PUT');
    });

    it('shaped JSON: any content, fields left out, numbers digit for digit', async () => {
      const bodies = async (fault: Fault): Promise<string> => {
        gateway.forget();
        return (await answered(fault)).body;
      };
      assert.equal(await bodies({ name: 'shaped', status: 'success' }), success);
      assert.deepEqual(gateway.deletedIds(), [id]);
      assert.equal(
        await bodies({ name: 'shaped', status: 'success', numbers: true, deletes: false }),
        `{"status":"success","mediaId":${id},"statusCode":200,"reason":"success"}`,
      );
      assert.deepEqual(gateway.deletedIds(), []);
      assert.equal(
        await bodies({ name: 'shaped', status: 'error', statusCode: 404, reason: 'gone', mediaId: otherId }),
        `{"status":"error","mediaId":"${otherId}","statusCode":404,"reason":"gone"}`,
      );
      assert.equal(
        await bodies({ name: 'shaped', status: 'error', httpStatus: 410, omit: ['mediaId', 'reason'] }),
        '{"status":"error","statusCode":"410"}',
      );
      assert.equal(
        await bodies({ name: 'shaped', status: 'error', statusCode: '152', reason: 'No', wrapped: true }),
        `{"response":{"api":"media","action":"delete","status":"error","mediaId":"${id}","msg":"No","code":"152"}}`,
      );
      assert.deepEqual(gateway.deletedIds(), []);
    });

    it('raw bytes and headers', async () => {
      const raw: Fault = { name: 'raw', status: 299, headers: { 'content-type': 'x/y' }, body: Buffer.from('\0é') };
      const answer = await answered(raw);
      assert.deepEqual([answer.status, answer.headers['content-type'], answer.body], [299, 'x/y', '\0é']);
      assert.deepEqual(gateway.deletedIds(), []);
    });

    it('429 with Retry-After in each form', async () => {
      const date = new Date('2031-05-06T07:08:09Z');
      for (const [retryAfter, expected] of [
        [{ seconds: 5 }, '5'],
        [{ date }, 'Tue, 06 May 2031 07:08:09 GMT'],
        [{ raw: 'soon' }, 'soon'],
      ] as const) {
        const answer = await answered({ name: 'throttled', retryAfter });
        assert.deepEqual([answer.status, answer.headers['retry-after']], [429, expected]);
        gateway.obey();
      }
      assert.equal((await answered({ name: 'throttled' })).headers['retry-after'], undefined);
    });

    for (const status of [301, 302, 303, 307, 308] as const) {
      it(`redirect ${status}`, async () => {
        const answer = await answered({ name: 'redirect', status, location: 'http://127.0.0.1:9/elsewhere' });
        assert.deepEqual([answer.status, answer.headers.location], [status, 'http://127.0.0.1:9/elsewhere']);
        assert.deepEqual(gateway.deletedIds(), []);
      });
    }

    it('answers that say nothing, while the media is deleted', async () => {
      const bodies: [Fault, number, RegExp][] = [
        [{ name: 'html200' }, 200, /^<html>/],
        [{ name: 'noContent' }, 204, /^$/],
        [{ name: 'emptyBody' }, 200, /^$/],
        [{ name: 'otherMediaId', mediaId: otherId }, 200, new RegExp(`"mediaId":"${otherId}"`)],
        [{ name: 'truncatedJson' }, 200, new RegExp(`^{"status":"success","mediaId":"\\d{1,18}$`)],
      ];
      for (const [fault, status, body] of bodies) {
        gateway.forget();
        const answer = await answered(fault);
        assert.equal(answer.status, status);
        assert.match(answer.body, body);
        assert.equal(answer.complete, true);
        assert.deepEqual(gateway.deletedIds(), [id]);
        gateway.forget();
        await answered({ ...fault, deletes: false } as Fault);
        assert.deepEqual(gateway.deletedIds(), []);
      }
    });

    it('latency, then the contract', async () => {
      const began = performance.now();
      assert.equal((await answered({ name: 'latency', ms: 30 })).body, success);
      assert(performance.now() - began >= 25);
      await start({ latencyMs: 30 });
      const again = performance.now();
      assert.equal((await deletion()).body, success);
      assert(performance.now() - again >= 25);
    });

    it('deletes nothing that the contract would not delete', async () => {
      misbehave({ name: 'html200', deletes: true });
      await deletion(id, { headers: {} });
      await deletion('1');
      await send(`${gateway.origin}/elsewhere?mediaId=${id}`, { headers: key });
      assert.deepEqual(gateway.deletedIds(), []);
      assert.deepEqual(
        gateway.requests.map(({ deleted }) => deleted),
        [false, false, false],
      );
    });
  });

  describe('breaks connections as told', () => {
    const noAnswer = (fault: Pick<Fault, 'name'>, closedByClient = false): Partial<RecordedRequest> => ({
      fault: fault.name,
      deleted: true,
      answeredStatus: undefined,
      closedByClient,
    });
    const halfAnswer = (fault: Pick<Fault, 'name'>, closedByClient = false): Partial<RecordedRequest> => ({
      ...noAnswer(fault, closedByClient),
      answeredStatus: 200,
    });

    it('a body shorter than its Content-Length', async () => {
      misbehave({ name: 'shortBody' });
      const answer = await deletion();
      assert.equal(answer.headers['content-length'], String(success.length));
      assert.deepEqual([answer.complete, answer.body], [false, success.slice(0, success.length / 2)]);
      assert.deepEqual(fate(), halfAnswer({ name: 'shortBody' }));
    });

    it('a huge body to its end: valid JSON of exactly so many bytes', async () => {
      misbehave({ name: 'hugeBody', bytes: 1_000_001, status: 201 });
      const answer = await deletion();
      assert.deepEqual([answer.status, answer.complete, answer.body.length], [201, true, 1_000_001]);
      assert.equal((JSON.parse(answer.body) as { mediaId: string }).mediaId, id);
      assert.deepEqual(fate(), { ...halfAnswer({ name: 'hugeBody' }), answeredStatus: 201 });
    });

    it('a huge body ends when the client leaves', async () => {
      misbehave({ name: 'hugeBody' });
      const request = http.request(`${gateway.endpoint}?mediaId=${id}`, {
        method: 'DELETE',
        headers: key,
        agent: false,
      });
      request.on('error', () => undefined).end();
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      response.on('error', () => undefined);
      await once(response, 'data');
      request.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), halfAnswer({ name: 'hugeBody' }, true));
    });

    it('reset before the headers', async () => {
      misbehave({ name: 'resetBeforeHeaders' });
      assert.equal(await failureOf(deletion()), 'ECONNRESET');
      assert.deepEqual(fate(), noAnswer({ name: 'resetBeforeHeaders' }));
    });

    it('reset after the headers and a part of the body', async () => {
      misbehave({ name: 'resetAfterHeaders' });
      const answer = await deletion();
      assert.deepEqual([answer.status, answer.complete, answer.errorCode], [200, false, 'ECONNRESET']);
      assert.equal(answer.body, success.slice(0, success.length / 2));
      assert.deepEqual(fate(), halfAnswer({ name: 'resetAfterHeaders' }));
    });

    it('reset on connect: nothing is recorded, a rule for a certain media before it does not hold it up', async () => {
      gateway.behave(
        { fault: { name: 'status', status: 500 }, mediaId: otherId },
        { fault: { name: 'resetOnConnect' }, mediaId: 'ignored', times: 1 },
      );
      assert.match((await failureOf(deletion())) ?? '', /^(ECONNRESET|EPIPE)$/);
      assert.deepEqual([gateway.connectionCount, gateway.requests.length, gateway.deletedIds().length], [1, 0, 0]);
      assert.equal((await deletion()).status, 200);
    });

    it('reset on connect waits for its turn', async () => {
      misbehave({ name: 'status', status: 503 }, { times: 1 });
      misbehave({ name: 'resetOnConnect' }, { times: 1 });
      assert.equal((await deletion()).status, 503);
      assert.match((await failureOf(deletion())) ?? '', /^(ECONNRESET|EPIPE)$/);
      assert.equal((await deletion()).status, 200);
    });

    it('reset on connect cuts off the next request of an open connection, and records it', async () => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      try {
        await deletion(otherId, { agent });
        misbehave({ name: 'resetOnConnect' }, { times: 1 });
        assert.equal(await failureOf(deletion(id, { agent })), 'ECONNRESET');
        assert.deepEqual(fate(), { ...noAnswer({ name: 'resetOnConnect' }), deleted: false });
        assert.equal(gateway.connectionCount, 1);
      } finally {
        agent.destroy();
      }
    });

    it('silence, until the client leaves', async () => {
      misbehave({ name: 'silence' });
      const { socket, received } = await connect(gateway.origin, requestText());
      await gateway.waitForRequests(1);
      assert.deepEqual(fate(), noAnswer({ name: 'silence' }));
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), noAnswer({ name: 'silence' }, true));
      assert.equal(received(), '');
    });

    it('a byte at a time, until the client leaves', async () => {
      misbehave({ name: 'drip', bytesPerSecond: 1000 });
      const { socket, received, until: receive } = await connect(gateway.origin, requestText());
      await receive(/\r\n\r\n\{"s/);
      assert.match(received(), /^HTTP\/1\.1 200 OK\r\n/);
      assert.match(received(), new RegExp(`content-length: ${success.length}\r\n`, 'i'));
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), halfAnswer({ name: 'drip' }, true));
    });

    it('a byte at a time, to the end', async () => {
      misbehave({ name: 'drip', bytesPerSecond: 1000 });
      const answer = await deletion();
      assert.deepEqual([answer.body, answer.complete], [success, true]);
      assert.deepEqual(fate(), halfAnswer({ name: 'drip' }));
    });

    it('another protocol, after which nothing comes', async () => {
      misbehave({ name: 'switchProtocols' });
      const { socket, until: receive } = await connect(gateway.origin, requestText());
      await receive(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), { ...noAnswer({ name: 'switchProtocols' }, true), answeredStatus: 101 });
    });

    it('a close without an answer', async () => {
      misbehave({ name: 'closeBeforeAnswer', deletes: false });
      const { socket, received } = await connect(gateway.origin, requestText());
      await once(socket, 'close');
      assert.deepEqual([received(), socket.errored], ['', null]);
      assert.deepEqual(fate(), { ...noAnswer({ name: 'closeBeforeAnswer' }), deleted: false });
    });

    it('a client that leaves during the latency gets nothing, and has deleted', async () => {
      misbehave({ name: 'latency', ms: 60_000 });
      const { socket } = await connect(gateway.origin, requestText());
      await gateway.waitForRequests(1);
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), noAnswer({ name: 'latency' }, true));
    });
  });

  describe('applies rules', () => {
    it('in the order given, by media, so many times', async () => {
      gateway.behave(
        { fault: { name: 'status', status: 500 }, mediaId: otherId, times: 1 },
        { fault: { name: 'status', status: 501 }, times: 2 },
      );
      misbehave({ name: 'status', status: 502 }, { mediaId: id });
      const statuses: number[] = [];
      for (const mediaId of [id, otherId, otherId, id, otherId, id]) statuses.push((await deletion(mediaId)).status);
      assert.deepEqual(statuses, [501, 500, 501, 502, 200, 502]);
    });

    it('until it obeys or forgets', async () => {
      misbehave({ name: 'status', status: 500 });
      gateway.obey();
      assert.equal((await deletion()).status, 200);
      misbehave({ name: 'status', status: 500 });
      const { requests } = gateway;
      gateway.forget();
      assert.deepEqual([requests.length, gateway.deletedIds().length], [0, 0]);
      assert.equal((await deletion()).status, 200);
      assert.equal(last().number, 1);
    });

    it('none that cannot be kept', () => {
      assert.throws(() => {
        misbehave({ name: 'status', status: 199 });
      }, RangeError);
      assert.throws(() => {
        misbehave({ name: 'shaped', status: 'x', httpStatus: 600 });
      }, RangeError);
      assert.throws(() => {
        misbehave({ name: 'latency', ms: NaN });
      }, RangeError);
      assert.throws(() => {
        misbehave({ name: 'silence' }, { times: 0 });
      }, RangeError);
      assert.throws(() => {
        misbehave({ name: 'redirect', status: 302, location: 'a\nb' });
      }, TypeError);
    });
  });

  describe('keeps a record', () => {
    it('of all that came, in order', async () => {
      const before = Date.now();
      await deletion(id, { headers: { ...key, 'X-Own': 'e' } });
      await send(`${gateway.origin}/WAApi/media?mediaId=${otherId}&x=a%20b+c`, { method: 'POST', body: 'text' });
      assert.equal(gateway.connectionCount, 2);
      const [first, second] = gateway.requests;
      assert(first && second);
      assert(first.receivedAt >= before && first.receivedAt <= Date.now());
      assert.deepEqual(
        [first.number, first.method, first.path, first.url],
        [1, 'DELETE', '/WAApi/media', `/WAApi/media?mediaId=${id}&output=json`],
      );
      assert.deepEqual([first.headers.apikey, first.headers['x-own']], ['box-api-key', 'e']);
      assert(first.rawHeaders.includes('apiKey'));
      assert.equal(first.authenticatedBy, 'apiKey');
      assert.deepEqual([second.number, second.query.x, second.body, second.form], [2, 'a b c', 'text', {}]);
      assert.deepEqual([second.fault, second.authenticatedBy, second.deleted], ['contract', 'nobody', false]);
    });

    it('of a request whose client left in the middle of the body, which uses up no rule', async () => {
      misbehave({ name: 'status', status: 500 }, { times: 1 });
      const head = `POST /WAApi/media?mediaId=${id} HTTP/1.1\r\nHost: box\r\napiKey: box-api-key\r\n`;
      const { socket } = await connect(gateway.origin, `${head}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n`);
      await once(socket, 'data');
      socket.write('half', () => socket.destroy());
      await gateway.waitForRequests(1);
      assert.equal(last().body, 'half');
      assert.deepEqual(fate(), {
        fault: 'contract',
        deleted: false,
        answeredStatus: undefined,
        closedByClient: true,
      });
      assert.equal((await deletion()).status, 500);
    });

    it('in a file too, a line for each request that is over', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'gateway-box-'));
      try {
        const recordFile = join(folder, 'seen.jsonl');
        const heard: (number | undefined)[] = [];
        await start({ recordFile, onRequest: ({ answeredStatus }) => heard.push(answeredStatus) });
        await deletion();
        misbehave({ name: 'silence' });
        const { socket } = await connect(gateway.origin, requestText(otherId));
        await gateway.waitForRequests(2);
        await Promise.all([once(socket, 'close'), gateway.stop()]);
        const lines = readFileSync(recordFile, 'utf8').trimEnd().split('\n');
        assert.deepEqual(
          lines.map((line) => JSON.parse(line) as unknown),
          JSON.parse(JSON.stringify(gateway.requests)),
        );
        assert.deepEqual(heard, [200, undefined]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  describe('serves https', () => {
    const ca = selfSigned.cert;
    beforeEach(() => start({ tls: selfSigned }));

    it('with the contract, to those who trust it', async () => {
      assert.match(gateway.endpoint, /^https:/);
      assert.equal((await deletion(id, { ca })).body, success);
      assert.equal(await failureOf(deletion(otherId)), 'DEPTH_ZERO_SELF_SIGNED_CERT');
      assert.deepEqual([gateway.requests.length, gateway.connectionCount], [1, 2]);
    });

    it('and breaks connections under TLS', async () => {
      gateway.behave(
        { fault: { name: 'resetOnConnect' }, times: 1 },
        { fault: { name: 'resetBeforeHeaders' }, times: 1 },
        { fault: { name: 'resetAfterHeaders' }, times: 1 },
        { fault: { name: 'closeBeforeAnswer' }, times: 1 },
        { fault: { name: 'silence' } },
      );
      assert.match((await failureOf(deletion(id, { ca }))) ?? '', /^(ECONNRESET|EPIPE)$/);
      assert.equal(gateway.requests.length, 0);
      assert.equal(await failureOf(deletion(id, { ca })), 'ECONNRESET');
      assert.equal((await deletion(id, { ca })).complete, false);
      assert.equal(await failureOf(deletion(id, { ca })), 'ECONNRESET');
      const silent = failureOf(deletion(id, { ca }));
      await gateway.waitForRequests(4);
      await gateway.stop();
      assert.equal(await silent, 'ECONNRESET');
      assert.deepEqual(
        gateway.requests.map(({ answeredStatus, closedByClient }) => [answeredStatus, closedByClient]),
        [undefined, 200, undefined, undefined].map((status) => [status, false]),
      );
    });
  });

  describe('has a command line', () => {
    const rules: [string, FaultRule][] = [
      ['503', { fault: { name: 'status', status: 503 } }],
      [`404:body=page@${id}x3`, { fault: { name: 'status', status: 404, body: 'page' }, mediaId: id, times: 3 }],
      ['429:seconds=5', { fault: { name: 'throttled', retryAfter: { seconds: 5 } } }],
      [
        '429:date=2031-05-06T07:08:09Z',
        { fault: { name: 'throttled', retryAfter: { date: new Date('2031-05-06T07:08:09Z') } } },
      ],
      ['silencex2', { fault: { name: 'silence' }, times: 2 }],
      ['html200:deletes=no', { fault: { name: 'html200', deletes: false } }],
      ['302:location=http://h/%78%2C', { fault: { name: 'redirect', status: 302, location: 'http://h/x,' } }],
      [
        'shaped:status=error,statusCode=404,omit=mediaId+reason,numbers',
        {
          fault: { name: 'shaped', status: 'error', statusCode: '404', omit: ['mediaId', 'reason'], numbers: true },
        },
      ],
      ['hugeBody:bytes=9', { fault: { name: 'hugeBody', bytes: 9 } }],
      ['404:body=framework', { fault: { name: 'status', status: 404, body: 'framework' } }],
      ['shaped:status=success,wrapped', { fault: { name: 'shaped', status: 'success', wrapped: true } }],
      ['switchProtocols@listx2', { fault: { name: 'switchProtocols' }, on: 'list', times: 2 }],
    ];
    for (const [text, rule] of rules) {
      it(`reads ${text}`, () => {
        assert.deepEqual(parseFaultRule(text), rule);
      });
    }

    it('reads the options', () => {
      const line = `--port 8080 --api-key a --api-key b --user u:p:w --media ${id} --expired ${otherId} --latency 5`;
      assert.deepEqual(parseCommandLine([...line.split(' '), '--behave', '503', '--record', 'seen.jsonl']), {
        help: false,
        options: {
          port: 8080,
          apiKeys: ['a', 'b'],
          users: { u: 'p:w' },
          media: [id],
          expired: [otherId],
          latencyMs: 5,
          recordFile: 'seen.jsonl',
        },
        rules: [{ fault: { name: 'status', status: 503 } }],
      });
      assert.deepEqual(parseCommandLine(['--dialect', 'documented', '--key-needs-user-id']), {
        help: false,
        options: { dialect: 'documented', keyNeedsUserId: true },
        rules: [],
      });
      assert.deepEqual(parseCommandLine(['--help']), { help: true });
    });

    for (const [wrong, why] of [
      ['--nonsense', /--nonsense/],
      ['--port=x', /--port must be/],
      ['--latency=-1', /--latency must be/],
      ['--dialect=french', /--dialect is one of observed, documented/],
      ['--user=u', /ID:PASSWORD/],
      ['--media=7.07E+18', /--media must be digits/],
      ['--behave=nothing', /"nothing" is no fault; known are .*silence/],
      ['--behave=503:deletes=maybe', /yes or no/],
      ['--behave=silence:times=3', /"times" is not known/],
      ['--behave=302', /location=... is missing/],
      ['--behave=503x0', /never apply/],
      ['--behave=status:status=700', /200 to 599/],
    ] as const) {
      it(`refuses ${wrong}`, () => {
        assert.throws(
          () => parseCommandLine([wrong]),
          (error) => error instanceof UsageError && why.test(error.message),
        );
      });
    }

    it('a line for a request holds no credential, and is one line', async () => {
      await send(`${gateway.endpoint}?mediaId=a%0Ab&userid=box-user&password=box-password`);
      assert.equal(
        requestLine(last()),
        '#1 DELETE /WAApi/media "a\\nb", authenticated by password, contract: HTTP 200',
      );
    });

    it('runs: says what to set, reports requests, stops on a signal', async function () {
      this.timeout(processTimeoutMs);
      const main = join(__dirname, '../gateway/main.js');
      const child = spawn(process.execPath, [main, '--media', otherId, '--behave', 'html200x1']);
      const closed = once(child, 'close');
      try {
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
        await until(() => output.includes('Requests:'));
        const endpoint = /"whatsappMedia.endpoint": "(http:.*)"/.exec(output)?.[1] ?? '';
        for (const said of ['box-api-key', 'box-user', 'box-password', otherId]) assert(output.includes(said), said);
        await send(`${endpoint}?mediaId=${otherId}`, { headers: key });
        const line = `#1 DELETE /WAApi/media ${otherId}, authenticated by apiKey, html200: HTTP 200, deleted`;
        await until(() => output.includes(line));
        child.kill('SIGTERM');
        const [code] = (await closed) as [number | null];
        // Windows has no SIGTERM: the process is ended at once.
        if (process.platform !== 'win32') {
          assert.equal(code, 0);
          assert.match(output, /Stopped after 1 requests; 1 media deleted\.\n$/);
        }
      } finally {
        child.kill('SIGKILL');
      }
    });

    it('leaves with 2 and the usage when it does not understand', async function () {
      this.timeout(processTimeoutMs);
      const child = spawn(process.execPath, [join(__dirname, '../gateway/main.js'), '--nonsense']);
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
      assert.deepEqual(await once(child, 'close'), [2, null]);
      assert.match(errors, /^Unknown option '--nonsense'[^]*--behave FAULT/);
    });
  });

  describe('stops', () => {
    it('with silent and idle connections, which is not the clients doing', async () => {
      misbehave({ name: 'silence' });
      const silent = await connect(gateway.origin, requestText());
      const idle = await connect(gateway.origin, '');
      await gateway.waitForRequests(1);
      await until(() => gateway.connectionCount === 2);
      await Promise.all([gateway.stop(), once(silent.socket, 'close'), once(idle.socket, 'close')]);
      assert.equal(last().closedByClient, false);
      assert.equal(await failureOf(deletion()), 'ECONNREFUSED');
      await gateway.stop();
    });

    it('and tells those who wait for requests', async () => {
      const waiting = assert.rejects(gateway.waitForRequests(1), /stopped after 0 requests; 1 were waited for/);
      await gateway.stop();
      await waiting;
    });

    it('and reports a port that is taken', async () => {
      const port = Number(new URL(gateway.origin).port);
      await assert.rejects(startFakeGateway({ port }), { code: 'EADDRINUSE' });
    });
  });
});

function requestText(mediaId = id): string {
  return `DELETE /WAApi/media?mediaId=${mediaId}&output=json HTTP/1.1\r\nHost: box\r\napiKey: box-api-key\r\n\r\n`;
}
