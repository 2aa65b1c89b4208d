import * as assert from 'node:assert/strict';
import type { Attempt, AttemptCause } from '../../../src/core/gateway/attempt';
import { createGatewayClient } from '../../../src/core/gateway/client';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import type { Fault } from '../../gateway/fault';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { gatewayTarget } from './gatewayTarget';

const mediaId = '7074855483357676350' as MediaId;
const otherId = '7074855483357676351' as MediaId;

type Expected = Pick<Attempt, 'outcome' | 'retry' | 'batch'> & { readonly cause: AttemptCause };
type Row = readonly [answer: string, fault: Fault, expected: Expected];

function expect(
  outcome: Attempt['outcome'],
  cause: AttemptCause,
  retry: Attempt['retry'] = 'no',
  batch: Attempt['batch'] = 'goOn',
): Expected {
  return { outcome, cause, retry, batch };
}
const deleted = expect('deleted', 'success');
const notFound = expect('notFound', 'notFound');
const refused = expect('refused', 'refused');
const wrongEndpoint = expect('refused', 'wrongEndpoint', 'no', 'pause');
const methodNotAllowed = expect('refused', 'methodNotAllowed', 'no', 'stop');
const unauthorized = expect('unauthorized', 'credentialsRejected', 'no', 'stop');
const throttled = expect('throttled', 'throttled', 'allowed');
const serverError = expect('unknown', 'serverError', 'allowed');
const otherMedia = expect('unknown', 'otherMedia');
const contradiction = expect('unknown', 'contradiction');
const webPage = expect('unknown', 'webPage', 'no', 'pause');
const notUnderstood = expect('unknown', 'notUnderstood', 'once');
const answerLost = expect('unknown', 'answerLost', 'allowed');

const raw = (body: string, status = 200, type = 'application/json'): Fault => ({
  name: 'raw',
  status,
  headers: { 'Content-Type': type },
  body,
});
const status = (code: number, body?: 'page' | 'plain' | 'fields' | 'framework' | 'empty'): Fault => ({
  name: 'status',
  status: code,
  ...(body === undefined ? {} : { body }),
});
const failure = (statusCode: string, reason = 'No.', httpStatus = 200): Fault => ({
  name: 'shaped',
  status: 'error',
  statusCode,
  reason,
  httpStatus,
});
const success = `{"status":"success","mediaId":"${mediaId}","statusCode":"200","reason":"success"}`;

/** The table of answers, row by row in its order. */
const rows: readonly (readonly [row: string, ...cases: Row[]])[] = [
  ['101', ['HTTP 101', { name: 'switchProtocols' }, expect('unknown', 'protocolSwitched')]],
  [
    '3xx',
    ...([301, 302, 303, 307, 308] as const).map((code): Row => [
      `HTTP ${code}`,
      { name: 'redirect', status: code, location: '/elsewhere' },
      expect('unknown', 'redirected'),
    ]),
  ],
  [
    'HTTP 407 from the server itself',
    ['HTTP 407 as a page', status(407, 'page'), expect('unknown', 'proxyAuthenticationAsked', 'no', 'stop')],
    ['HTTP 407 of the API', status(407), expect('unknown', 'proxyAuthenticationAsked', 'no', 'stop')],
  ],
  [
    'HTTP 401, 403',
    ['HTTP 401', status(401), unauthorized],
    ['HTTP 401 that says success', raw(success, 401), unauthorized],
    ['HTTP 403 as a page', status(403, 'page'), unauthorized],
    ['a reset after the headers of a 401', { name: 'resetAfterHeaders', status: 401 }, unauthorized],
  ],
  ['HTTP 405', ['HTTP 405', status(405), methodNotAllowed]],
  ['HTTP 429', ['HTTP 429', { name: 'throttled' }, throttled]],
  [
    'HTTP 408, 5xx, whatever the body says',
    ['HTTP 408', status(408), serverError],
    ['HTTP 500', status(500), serverError],
    ['HTTP 503 that says success', raw(success, 503), serverError],
    ['HTTP 500 that says wrong credentials', failure('216', 'Invalid credentials', 500), serverError],
    ['30 MB with HTTP 500', { name: 'hugeBody', status: 500 }, serverError],
  ],
  [
    'a failure of the API that says that the credentials are invalid',
    ['statusCode 216 under HTTP 200', failure('216'), unauthorized],
    ['statusCode 216 as text/html', raw('{"status":"error","statusCode":"216"}', 200, 'text/html'), unauthorized],
    ['statusCode 216 under HTTP 400', failure('216', 'No.', 400), unauthorized],
    ['statusCode 216 under HTTP 404', failure('216', 'No.', 404), unauthorized],
    ['a reason that says so', failure('147', 'Invalid API key'), unauthorized],
    ['216 in fields', raw('status=error | errorCode=216 | reason=Invalid credentials'), unauthorized],
    ['216, wrapped', raw('{"response":{"status":"error","msg":"Invalid credentials","code":"216"}}'), unauthorized],
    ['the reason of another fault', failure('147', 'Invalid user input'), refused],
    ['216 that is no failure', { name: 'shaped', status: 'pending', statusCode: '216' }, notUnderstood],
    ['216 without the shape', raw('{"status":"error","statusCode":216}'), refused],
  ],
  [
    'the same with 152 or "invalid method"',
    ['statusCode 152', failure('152'), methodNotAllowed],
    ['a reason that says so', failure('147', 'Invalid method'), methodNotAllowed],
    ['152 in fields', raw('status=error | errorCode=152 | reason=Invalid method'), methodNotAllowed],
  ],
  [
    'another media ID',
    ['success for another media', { name: 'otherMediaId', mediaId: otherId }, otherMedia],
    ['a failure of another media', { name: 'shaped', status: 'error', mediaId: otherId }, otherMedia],
    [
      'HTTP 404 about another media',
      { name: 'shaped', status: 'error', httpStatus: 404, mediaId: otherId },
      otherMedia,
    ],
    [
      'HTTP 400 about another media',
      { name: 'shaped', status: 'error', httpStatus: 400, mediaId: otherId },
      otherMedia,
    ],
    ['fields about another media', raw(`status=success | mediaId=${otherId}`), otherMedia],
    ['a success in whose words another ID stands', raw(`success, instead of ${otherId}`), otherMedia],
    ['a rounded number', raw('{"status":"success","mediaId":7074855483357676000}'), otherMedia],
    ['media that is an object', raw('{"status":"success","mediaId":{}}'), otherMedia],
    ['a failure without media', raw('{"status":"error","mediaId":"","statusCode":"147"}'), refused],
  ],
  [
    'HTTP 404, 410 of the API',
    ['HTTP 404', status(404), notFound],
    ['HTTP 410', status(410), notFound],
    ['HTTP 404 in fields', status(404, 'fields'), notFound],
    ['HTTP 404, wrapped', { name: 'shaped', status: 'error', httpStatus: 404, wrapped: true }, notFound],
    ['a reset after the headers of a 404', { name: 'resetAfterHeaders', status: 404 }, answerLost],
  ],
  [
    'HTTP 404, 410 with anything else',
    ['HTTP 404 as a page', status(404, 'page'), wrongEndpoint],
    ['HTTP 404 of a web framework', status(404, 'framework'), wrongEndpoint],
    ['HTTP 410 without a body', status(410, 'empty'), wrongEndpoint],
    ['HTTP 404 in plain text', status(404, 'plain'), wrongEndpoint],
    ['30 MB with HTTP 404', { name: 'hugeBody', status: 404 }, wrongEndpoint],
  ],
  [
    'other 4xx',
    ['HTTP 400', status(400), refused],
    ['HTTP 418 as a page', status(418, 'page'), refused],
    ['HTTP 422 that says success', raw(success, 422), refused],
  ],
  [
    '2xx, success, statusCode absent or 200',
    ['the documented success', raw(success), deleted],
    ['the success as text/html', raw(success, 200, 'text/html'), deleted],
    ['the success behind a byte order mark', raw(`\uFEFF${success}`), deleted],
    ['the success in numbers', { name: 'shaped', status: 'success', numbers: true }, deleted],
    ['without statusCode and mediaId', { name: 'shaped', status: 'Success', omit: ['statusCode', 'mediaId'] }, deleted],
    ['wrapped', { name: 'shaped', status: 'success', wrapped: true }, deleted],
    [
      'a field twice with the same value',
      raw(`{"status":"success","mediaId":"${mediaId}","status":"success"}`),
      deleted,
    ],
    ['fields', raw(`status=success | mediaId=${mediaId} | statusCode=200 | reason=success`), deleted],
    ['the word alone', raw('success'), deleted],
    ['the word among parts', raw(`success | ${mediaId} | 200 | success`), deleted],
  ],
  [
    '2xx, success, another statusCode, or one that is no text or number',
    ['statusCode 202', { name: 'shaped', status: 'success', statusCode: '202' }, contradiction],
    ['statusCode 216', { name: 'shaped', status: 'success', statusCode: '216' }, contradiction],
    ...['["200"]', '{"code":"200"}', 'null', 'true', '200.0', '""'].map((code): Row => [
      `statusCode ${code}`,
      raw(`{"status":"success","mediaId":"${mediaId}","statusCode":${code}}`),
      contradiction,
    ]),
    ['a plain success with another code', raw('success | 404'), contradiction],
    ['a plain success and failure', raw('success | error'), contradiction],
    ['a plain success with words of failure', raw('success, media not deleted'), contradiction],
  ],
  [
    '2xx, a failure of the API with a code of HTTP',
    ['statusCode 401', failure('401'), unauthorized],
    ['statusCode 403', failure('403'), unauthorized],
    ['statusCode 404', failure('404'), notFound],
    ['statusCode 410', failure('410'), notFound],
    ['statusCode 429', failure('429'), throttled],
    ['404 as a number beside a reason', raw('{"status":"failed","statusCode":404,"reason":"Gone"}'), notFound],
    ['404 in fields', raw('status=fail | code=404 | reason=Gone'), notFound],
  ],
  [
    '2xx, a failure, anything else',
    ['statusCode 500', failure('500'), refused],
    ['no statusCode', { name: 'shaped', status: 'failed', omit: ['statusCode'] }, refused],
    ['the status alone', raw('{"status":"FAILURE"}'), refused],
    ['404 without the shape', status(200, 'framework'), refused],
    ['plain parts without names', raw(`error | ${mediaId} | 404 | Media not found`), refused],
  ],
  [
    '2xx, anything else',
    ...['ok', 'pending', 'queued', 'unsuccessful'].map((word): Row => [
      `status ${word}`,
      { name: 'shaped', status: word, statusCode: '200' },
      notUnderstood,
    ]),
    ['status that is no text', raw(`{"status":true,"mediaId":"${mediaId}","reason":"success"}`), notUnderstood],
    ['JSON without status', raw('{"ok":true}'), notUnderstood],
    ['a field twice with different values', raw('{"status":"success","status":"error"}'), notUnderstood],
    ['the same within response', raw('{"response":{"status":"success","status":"error"}}'), notUnderstood],
    ['one field by two names', raw('{"response":{"status":"success","code":"200","statusCode":"404"}}'), notUnderstood],
    ['a field in and around response', raw('{"status":"success","response":{"status":"error"}}'), notUnderstood],
    ['a field twice in plain text', raw('status=success | status=error'), notUnderstood],
    ['HTTP 204', { name: 'noContent' }, notUnderstood],
    ['an empty body', { name: 'emptyBody' }, notUnderstood],
    ['JSON cut short', { name: 'truncatedJson' }, notUnderstood],
    ['a notice before JSON', raw(`Notice: Undefined index in media.php\n${success}`), notUnderstood],
    ...['success=0', '0 success', 'success: null', 'Login success. Enter OTP', 'Successfully queued', 'OK'].map(
      (text): Row => [text, raw(text, 200, 'text/plain'), notUnderstood],
    ),
    ['30 MB', { name: 'hugeBody' }, expect('unknown', 'answerTooLarge', 'once')],
    ['a body shorter than announced', { name: 'shortBody' }, answerLost],
    ['a reset after the headers', { name: 'resetAfterHeaders' }, answerLost],
  ],
  [
    'a web page with 2xx',
    ['HTML with 200', { name: 'html200' }, webPage],
    ['HTML that says success', raw('<!DOCTYPE html><title>Login</title><p>success', 200, 'text/plain'), webPage],
  ],
  [
    'no answer',
    ['a reset before the headers', { name: 'resetBeforeHeaders' }, expect('unknown', 'connectionLost', 'allowed')],
    ['an end without an answer', { name: 'closeBeforeAnswer' }, expect('unknown', 'connectionLost', 'allowed')],
  ],
];

describe('which answer is what, over a real socket', () => {
  let gateway: FakeGateway;
  before(async () => {
    gateway = await startFakeGateway();
  });
  afterEach(() => {
    gateway.forget();
  });
  after(() => gateway.stop());

  for (const [row, ...cases] of rows) {
    describe(row, () => {
      for (const [answer, fault, expected] of cases) {
        it(`${answer}: ${expected.outcome} (${expected.cause})`, async () => {
          gateway.behave({ fault });
          const client = createGatewayClient(gatewayTarget(gateway.endpoint), 20_000);
          const { outcome, cause, retry, batch } = await client.attempt(mediaId, new AbortController().signal);
          assert.deepEqual({ outcome, cause, retry, batch }, expected);
          assert.equal(gateway.requests.length, 1, 'one attempt is one request');
        });
      }
    });
  }
});
