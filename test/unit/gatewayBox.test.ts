import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBehaviourRule } from '../gateway/behaviourText';
import { UsageError, parseCommandLine, requestLine } from '../gateway/commandLine';
import type { Behaviour, BehaviourRule, BoxOptions, GatewayBox, SeenRequest } from '../gateway/gatewayBox';
import { startGatewayBox } from '../gateway/gatewayBox';
import type { RawAnswer, RawRequest } from '../gateway/rawClient';
import { connect, failureOf, send, until } from '../gateway/rawClient';
import { selfSigned } from '../gateway/selfSigned';

const id = '7074855483357676350';
const otherId = '7074861234567890123';
const key = { apiKey: 'box-api-key' };
const success = `{"status":"success","mediaId":"${id}","statusCode":"200","reason":"success"}`;

/** Starting a process may take long on a busy machine. */
const processTimeoutMs = 30_000;

describe('the gateway in a box', () => {
  let box: GatewayBox;

  async function start(options?: BoxOptions): Promise<void> {
    await box.stop();
    box = await startGatewayBox(options);
  }
  /** A deletion by the documented sample: DELETE, query string, header `apiKey`. */
  function deletion(mediaId = id, request: RawRequest = {}): Promise<RawAnswer> {
    return send(`${box.endpoint}?mediaId=${mediaId}&output=json`, { headers: key, ...request });
  }
  function last(): SeenRequest {
    const seen = box.requests.at(-1);
    assert(seen);
    return seen;
  }
  function misbehave(behaviour: Behaviour, rule: Omit<BehaviourRule, 'behaviour'> = {}): void {
    box.behave({ behaviour, ...rule });
  }
  /** What the record says became of the last request. */
  function fate(): Partial<SeenRequest> {
    const { behaviour, deleted, answeredStatus, closedByClient } = last();
    return { behaviour, deleted, answeredStatus, closedByClient };
  }

  beforeEach(async () => {
    box = await startGatewayBox();
  });
  afterEach(() => box.stop());

  describe('keeps the contract as it is documented', () => {
    beforeEach(() => start({ dialect: 'documented' }));

    it('DELETE with an API key: the documented answer, all strings, and the cookie', async () => {
      const answer = await deletion();
      assert.equal(answer.status, 200);
      assert.equal(answer.body, success);
      assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
      assert.deepEqual(answer.headers['set-cookie'], ['SERVERID=box1; path=/']);
      assert.deepEqual(box.deletedIds(), [id]);
    });

    it('the name of the header in any case', async () => {
      assert.equal((await deletion(id, { headers: { APIKEY: 'box-api-key' } })).status, 200);
    });

    it('POST with a form', async () => {
      const answer = await send(box.endpoint, {
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
      assert.equal((await send(box.endpoint, { headers, body: `mediaId=${id}` })).status, 400);
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
        const answer = await send(`${box.endpoint}?mediaId=${id}&output=json&${credentials}`);
        assert.equal(answer.body, success);
        assert.equal(last().query.password, password);
        assert.equal(last().authenticatedBy, 'password');
        const form = await send(box.endpoint, {
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
        const answer = await send(`${box.endpoint}?mediaId=${id}&output=json${query}`, { headers });
        assert.equal(answer.status, 401);
        assert.equal(answer.body, '{"status":"error","statusCode":"401","reason":"Invalid credentials"}');
        assert.equal(last().authenticatedBy, 'nobody');
        assert.deepEqual(box.deletedIds(), []);
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
      assert.deepEqual(box.deletedIds(), [id]);
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
      assert.equal((await send(`${box.endpoint}?output=json`, { headers: key })).status, 400);
    });

    for (const output of ['&output=plain', '']) {
      it(`answers in plain text with "${output}"`, async () => {
        const ask = () => send(`${box.endpoint}?mediaId=${id}${output}`, { headers: key });
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
      const elsewhere = await send(`${box.origin}/WAApi/other?mediaId=${id}`, { headers: key });
      assert.equal(elsewhere.status, 404);
      assert.match(elsewhere.body, /^<html>/);
      assert.deepEqual(box.deletedIds(), []);
    });
  });

  describe('speaks as other clients see this software answer, by default', () => {
    const list = (query = '?output=json', headers: Record<string, string> = key): Promise<RawAnswer> =>
      send(`${box.endpoint}${query}`, { method: 'GET', headers });

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
        () => send(`${box.endpoint}?mediaId=${id}`, { method: 'PUT', headers: key }),
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
        assert.deepEqual(box.deletedIds(), []);
      });
    }

    it('plain text in fields', async () => {
      const ask = (): Promise<RawAnswer> => send(`${box.endpoint}?mediaId=${id}`, { headers: key });
      assert.equal((await ask()).body, `status=success | mediaId=${id} | statusCode=200 | reason=success`);
      const again = await ask();
      const gone = `status=error | mediaId=${id} | errorCode=404 | reason=Media was deleted before`;
      assert.deepEqual([again.status, again.body], [404, gone]);
    });

    it('records the user ID, which a key needs where it is told so', async () => {
      assert.equal((await send(`${box.endpoint}?mediaId=${id}&userid=shop`, { headers: key })).status, 200);
      assert.deepEqual([last().userId, last().authenticatedBy], ['shop', 'apiKey']);
      await start({ keyNeedsUserId: true });
      for (const [userId, by] of [
        ['', 'nobody'],
        ['shop', 'nobody'],
        ['box-user', 'apiKey'],
      ]) {
        await send(`${box.endpoint}?mediaId=${id}&userid=${userId ?? ''}`, { headers: key });
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
        [box.requests.length, box.deletions.map(({ mediaId }) => mediaId)],
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
    const answered = async (behaviour: Behaviour): Promise<RawAnswer> => {
      misbehave(behaviour);
      const answer = await deletion();
      assert.deepEqual(fate(), {
        behaviour: behaviour.name,
        deleted: box.deletedIds().includes(id),
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
        assert.deepEqual(box.deletedIds(), []);
      });
    }

    it('HTTP status as a page, plain, empty, with own words and headers, and deleting all the same', async () => {
      const statusOf = (rest: Partial<Behaviour>): Behaviour => ({ name: 'status', status: 404, ...rest }) as Behaviour;
      assert.match((await answered(statusOf({ body: 'page' }))).body, /<h1>404 Not Found<\/h1>/);
      box.obey();
      assert.equal((await answered(statusOf({ body: 'plain' }))).body, `error | ${id} | 404 | Media not found`);
      box.obey();
      assert.equal(
        (await answered(statusOf({ body: 'fields' }))).body,
        `status=error | mediaId=${id} | errorCode=404 | reason=Media not found`,
      );
      box.obey();
      assert.equal(
        (await answered(statusOf({ body: 'framework' }))).body,
        '{"status":"error","statusCode":404,"message":"Route not found"}',
      );
      box.obey();
      const empty = await answered(statusOf({ body: 'empty', headers: { 'X-Own': 'yes' } }));
      assert.deepEqual([empty.body, empty.headers['x-own']], ['', 'yes']);
      box.obey();
      const own = await answered(statusOf({ statusCode: '131', reason: 'Own "words"', deletes: true }));
      assert.match(own.body, /"statusCode":"131","reason":"Own \\"words\\""/);
      assert.deepEqual(box.deletedIds(), [id]);
    });

    it('405 and 407 bring the header that HTTP demands', async () => {
      assert.equal((await answered({ name: 'status', status: 405 })).headers.allow, 'POST');
      box.obey();
      const proxy = await answered({ name: 'status', status: 407, body: 'page' });
      assert.match(proxy.headers['proxy-authenticate'] ?? '', /^Basic/);
      box.obey();
      const own = await answered({ name: 'status', status: 405, headers: { allow: 'PUT' } });
      assert.equal(own.headers.allow, 'PUT');
    });

    it('shaped JSON: any content, fields left out, numbers digit for digit', async () => {
      const bodies = async (behaviour: Behaviour): Promise<string> => {
        box.forget();
        return (await answered(behaviour)).body;
      };
      assert.equal(await bodies({ name: 'shaped', status: 'success' }), success);
      assert.deepEqual(box.deletedIds(), [id]);
      assert.equal(
        await bodies({ name: 'shaped', status: 'success', numbers: true, deletes: false }),
        `{"status":"success","mediaId":${id},"statusCode":200,"reason":"success"}`,
      );
      assert.deepEqual(box.deletedIds(), []);
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
      assert.deepEqual(box.deletedIds(), []);
    });

    it('raw bytes and headers', async () => {
      const raw: Behaviour = { name: 'raw', status: 299, headers: { 'content-type': 'x/y' }, body: Buffer.from('\0é') };
      const answer = await answered(raw);
      assert.deepEqual([answer.status, answer.headers['content-type'], answer.body], [299, 'x/y', '\0é']);
      assert.deepEqual(box.deletedIds(), []);
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
        box.obey();
      }
      assert.equal((await answered({ name: 'throttled' })).headers['retry-after'], undefined);
    });

    for (const status of [301, 302, 303, 307, 308] as const) {
      it(`redirect ${status}`, async () => {
        const answer = await answered({ name: 'redirect', status, location: 'http://127.0.0.1:9/elsewhere' });
        assert.deepEqual([answer.status, answer.headers.location], [status, 'http://127.0.0.1:9/elsewhere']);
        assert.deepEqual(box.deletedIds(), []);
      });
    }

    it('answers that say nothing, while the media is deleted', async () => {
      const bodies: [Behaviour, number, RegExp][] = [
        [{ name: 'html200' }, 200, /^<html>/],
        [{ name: 'noContent' }, 204, /^$/],
        [{ name: 'emptyBody' }, 200, /^$/],
        [{ name: 'otherMediaId', mediaId: otherId }, 200, new RegExp(`"mediaId":"${otherId}"`)],
        [{ name: 'truncatedJson' }, 200, new RegExp(`^{"status":"success","mediaId":"\\d{1,18}$`)],
      ];
      for (const [behaviour, status, body] of bodies) {
        box.forget();
        const answer = await answered(behaviour);
        assert.equal(answer.status, status);
        assert.match(answer.body, body);
        assert.equal(answer.complete, true);
        assert.deepEqual(box.deletedIds(), [id]);
        box.forget();
        await answered({ ...behaviour, deletes: false } as Behaviour);
        assert.deepEqual(box.deletedIds(), []);
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
      await send(`${box.origin}/elsewhere?mediaId=${id}`, { headers: key });
      assert.deepEqual(box.deletedIds(), []);
      assert.deepEqual(
        box.requests.map(({ deleted }) => deleted),
        [false, false, false],
      );
    });
  });

  describe('breaks connections as told', () => {
    const noAnswer = (behaviour: Pick<Behaviour, 'name'>, closedByClient = false): Partial<SeenRequest> => ({
      behaviour: behaviour.name,
      deleted: true,
      answeredStatus: undefined,
      closedByClient,
    });
    const halfAnswer = (behaviour: Pick<Behaviour, 'name'>, closedByClient = false): Partial<SeenRequest> => ({
      ...noAnswer(behaviour, closedByClient),
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
      const request = http.request(`${box.endpoint}?mediaId=${id}`, { method: 'DELETE', headers: key, agent: false });
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
      box.behave(
        { behaviour: { name: 'status', status: 500 }, mediaId: otherId },
        { behaviour: { name: 'resetOnConnect' }, mediaId: 'ignored', times: 1 },
      );
      assert.match((await failureOf(deletion())) ?? '', /^(ECONNRESET|EPIPE)$/);
      assert.deepEqual([box.connectionCount, box.requests.length, box.deletedIds().length], [1, 0, 0]);
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
        assert.equal(box.connectionCount, 1);
      } finally {
        agent.destroy();
      }
    });

    it('silence, until the client leaves', async () => {
      misbehave({ name: 'silence' });
      const { socket, received } = await connect(box.origin, requestText());
      await box.waitForRequests(1);
      assert.deepEqual(fate(), noAnswer({ name: 'silence' }));
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), noAnswer({ name: 'silence' }, true));
      assert.equal(received(), '');
    });

    it('a byte at a time, until the client leaves', async () => {
      misbehave({ name: 'drip', bytesPerSecond: 1000 });
      const { socket, received, until: receive } = await connect(box.origin, requestText());
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
      const { socket, until: receive } = await connect(box.origin, requestText());
      await receive(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), { ...noAnswer({ name: 'switchProtocols' }, true), answeredStatus: 101 });
    });

    it('a close without an answer', async () => {
      misbehave({ name: 'closeBeforeAnswer', deletes: false });
      const { socket, received } = await connect(box.origin, requestText());
      await once(socket, 'close');
      assert.deepEqual([received(), socket.errored], ['', null]);
      assert.deepEqual(fate(), { ...noAnswer({ name: 'closeBeforeAnswer' }), deleted: false });
    });

    it('a client that leaves during the latency gets nothing, and has deleted', async () => {
      misbehave({ name: 'latency', ms: 60_000 });
      const { socket } = await connect(box.origin, requestText());
      await box.waitForRequests(1);
      socket.destroy();
      await until(() => last().closedByClient);
      assert.deepEqual(fate(), noAnswer({ name: 'latency' }, true));
    });
  });

  describe('applies rules', () => {
    it('in the order given, by media, so many times', async () => {
      box.behave(
        { behaviour: { name: 'status', status: 500 }, mediaId: otherId, times: 1 },
        { behaviour: { name: 'status', status: 501 }, times: 2 },
      );
      misbehave({ name: 'status', status: 502 }, { mediaId: id });
      const statuses: number[] = [];
      for (const mediaId of [id, otherId, otherId, id, otherId, id]) statuses.push((await deletion(mediaId)).status);
      assert.deepEqual(statuses, [501, 500, 501, 502, 200, 502]);
    });

    it('until it obeys or forgets', async () => {
      misbehave({ name: 'status', status: 500 });
      box.obey();
      assert.equal((await deletion()).status, 200);
      misbehave({ name: 'status', status: 500 });
      const { requests } = box;
      box.forget();
      assert.deepEqual([requests.length, box.deletedIds().length], [0, 0]);
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
      await send(`${box.origin}/WAApi/media?mediaId=${otherId}&x=a%20b+c`, { method: 'POST', body: 'text' });
      assert.equal(box.connectionCount, 2);
      const [first, second] = box.requests;
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
      assert.deepEqual([second.behaviour, second.authenticatedBy, second.deleted], ['contract', 'nobody', false]);
    });

    it('of a request whose client left in the middle of the body, which uses up no rule', async () => {
      misbehave({ name: 'status', status: 500 }, { times: 1 });
      const head = `POST /WAApi/media?mediaId=${id} HTTP/1.1\r\nHost: box\r\napiKey: box-api-key\r\n`;
      const { socket } = await connect(box.origin, `${head}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n`);
      await once(socket, 'data');
      socket.write('half', () => socket.destroy());
      await box.waitForRequests(1);
      assert.equal(last().body, 'half');
      assert.deepEqual(fate(), {
        behaviour: 'contract',
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
        const { socket } = await connect(box.origin, requestText(otherId));
        await box.waitForRequests(2);
        await Promise.all([once(socket, 'close'), box.stop()]);
        const lines = readFileSync(recordFile, 'utf8').trimEnd().split('\n');
        assert.deepEqual(
          lines.map((line) => JSON.parse(line) as unknown),
          JSON.parse(JSON.stringify(box.requests)),
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
      assert.match(box.endpoint, /^https:/);
      assert.equal((await deletion(id, { ca })).body, success);
      assert.equal(await failureOf(deletion(otherId)), 'DEPTH_ZERO_SELF_SIGNED_CERT');
      assert.deepEqual([box.requests.length, box.connectionCount], [1, 2]);
    });

    it('and breaks connections under TLS', async () => {
      box.behave(
        { behaviour: { name: 'resetOnConnect' }, times: 1 },
        { behaviour: { name: 'resetBeforeHeaders' }, times: 1 },
        { behaviour: { name: 'resetAfterHeaders' }, times: 1 },
        { behaviour: { name: 'closeBeforeAnswer' }, times: 1 },
        { behaviour: { name: 'silence' } },
      );
      assert.match((await failureOf(deletion(id, { ca }))) ?? '', /^(ECONNRESET|EPIPE)$/);
      assert.equal(box.requests.length, 0);
      assert.equal(await failureOf(deletion(id, { ca })), 'ECONNRESET');
      assert.equal((await deletion(id, { ca })).complete, false);
      assert.equal(await failureOf(deletion(id, { ca })), 'ECONNRESET');
      const silent = failureOf(deletion(id, { ca }));
      await box.waitForRequests(4);
      await box.stop();
      assert.equal(await silent, 'ECONNRESET');
      assert.deepEqual(
        box.requests.map(({ answeredStatus, closedByClient }) => [answeredStatus, closedByClient]),
        [undefined, 200, undefined, undefined].map((status) => [status, false]),
      );
    });
  });

  describe('has a command line', () => {
    const rules: [string, BehaviourRule][] = [
      ['503', { behaviour: { name: 'status', status: 503 } }],
      [`404:body=page@${id}x3`, { behaviour: { name: 'status', status: 404, body: 'page' }, mediaId: id, times: 3 }],
      ['429:seconds=5', { behaviour: { name: 'throttled', retryAfter: { seconds: 5 } } }],
      [
        '429:date=2031-05-06T07:08:09Z',
        { behaviour: { name: 'throttled', retryAfter: { date: new Date('2031-05-06T07:08:09Z') } } },
      ],
      ['silencex2', { behaviour: { name: 'silence' }, times: 2 }],
      ['html200:deletes=no', { behaviour: { name: 'html200', deletes: false } }],
      ['302:location=http://h/%78%2C', { behaviour: { name: 'redirect', status: 302, location: 'http://h/x,' } }],
      [
        'shaped:status=error,statusCode=404,omit=mediaId+reason,numbers',
        {
          behaviour: { name: 'shaped', status: 'error', statusCode: '404', omit: ['mediaId', 'reason'], numbers: true },
        },
      ],
      ['hugeBody:bytes=9', { behaviour: { name: 'hugeBody', bytes: 9 } }],
      ['404:body=framework', { behaviour: { name: 'status', status: 404, body: 'framework' } }],
      ['shaped:status=success,wrapped', { behaviour: { name: 'shaped', status: 'success', wrapped: true } }],
      ['switchProtocols@listx2', { behaviour: { name: 'switchProtocols' }, on: 'list', times: 2 }],
    ];
    for (const [text, rule] of rules) {
      it(`reads ${text}`, () => {
        assert.deepEqual(parseBehaviourRule(text), rule);
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
        rules: [{ behaviour: { name: 'status', status: 503 } }],
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
      ['--behave=nothing', /"nothing" is no behaviour; known are .*silence/],
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
      await send(`${box.endpoint}?mediaId=a%0Ab&userid=box-user&password=box-password`);
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
      assert.match(errors, /^Unknown option '--nonsense'[^]*--behave BEHAVIOUR/);
    });
  });

  describe('stops', () => {
    it('with silent and idle connections, which is not the clients doing', async () => {
      misbehave({ name: 'silence' });
      const silent = await connect(box.origin, requestText());
      const idle = await connect(box.origin, '');
      await box.waitForRequests(1);
      await until(() => box.connectionCount === 2);
      await Promise.all([box.stop(), once(silent.socket, 'close'), once(idle.socket, 'close')]);
      assert.equal(last().closedByClient, false);
      assert.equal(await failureOf(deletion()), 'ECONNREFUSED');
      await box.stop();
    });

    it('and tells those who wait for requests', async () => {
      const waiting = assert.rejects(box.waitForRequests(1), /stopped after 0 requests; 1 were waited for/);
      await box.stop();
      await waiting;
    });

    it('and reports a port that is taken', async () => {
      const port = Number(new URL(box.origin).port);
      await assert.rejects(startGatewayBox({ port }), { code: 'EADDRINUSE' });
    });
  });
});

function requestText(mediaId = id): string {
  return `DELETE /WAApi/media?mediaId=${mediaId}&output=json HTTP/1.1\r\nHost: box\r\napiKey: box-api-key\r\n\r\n`;
}
