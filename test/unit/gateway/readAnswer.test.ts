import * as assert from 'node:assert/strict';
import type { GatewayResponse } from '../../../src/core/gateway/response';
import { unreadableResponse } from '../../../src/core/gateway/response';
import { credentialsInvalidReason } from '../../../src/core/gateway/contract';
import { parseResponse } from '../../../src/core/gateway/parseResponse';
import type { MediaId } from '../../../src/core/mediaId/mediaId';

const mediaId = '7074861234567890123' as MediaId;
const read = (body: string): GatewayResponse => parseResponse(body, mediaId);

describe('reading an answer', () => {
  it('compares a numeric media ID to its last digit', () => {
    const exact = read('{"status":"success","mediaId":7074861234567890123,"statusCode":200}');
    assert.deepEqual([exact.namesOtherMedia, exact.statusCode, exact.codeAllowsSuccess], [false, '200', true]);
    assert.equal(read('{"status":"success","mediaId":7074861234567890000}').namesOtherMedia, true);
  });

  it('keeps status code and reason word for word', () => {
    const { statusCode, reason } = read('{"status":"error","statusCode":"E-17","reason":"média\\nintrouvable"}');
    assert.deepEqual([statusCode, reason], ['E-17', 'média\nintrouvable']);
  });

  it('unwraps what stands in "response", with its own names for two fields', () => {
    const { isApiShaped, status, statusCode, reason } = read(
      '{"response":{"api":"media","action":"delete","status":"error","msg":"Invalid method","code":"152"}}',
    );
    assert.deepEqual([isApiShaped, status, statusCode, reason], [true, 'failure', '152', 'Invalid method']);
  });

  it('takes those names for nothing outside of it', () => {
    const { isApiShaped, statusCode } = read('{"status":"error","code":"ROUTE_NOT_FOUND","msg":"No route"}');
    assert.deepEqual([isApiShaped, statusCode], [false, undefined]);
  });

  it('reads fields in plain text, and a reason to the next bar', () => {
    const { isApiShaped, status, statusCode, reason } = read(
      'Status=Error | errorCode=147 | reason=Invalid value, try again; code 5\r\nid=9',
    );
    assert.deepEqual(
      [isApiShaped, status, statusCode, reason],
      [true, 'failure', '147', 'Invalid value, try again; code 5'],
    );
  });

  const shapes: [string, boolean][] = [
    ['{"status":"error","statusCode":"404","reason":"Media not found"}', true],
    ['{"status":"error","reason":"Media not found"}', true],
    ['{"statusCode":"404","reason":"Media not found"}', true],
    ['{"status":"error","statusCode":404,"reason":"Media not found"}', true],
    ['{"response":{"status":"error","code":"404"}}', true],
    ['status=error | errorCode=404', true],
    ['status=error | reason=Media not found', true],
    ['{"status":"error","statusCode":404,"message":"Route not found"}', false],
    ['{"status":"error","mediaId":"7074861234567890123"}', false],
    ['{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}', false],
    ['{"status":"404","reason":"Not Found"}', false],
    ['{"statusCode":404,"message":"Cannot DELETE /x","error":"Not Found"}', false],
    ['{"detail":"Not Found"}', false],
    ['{"status":"error","message":"nothing here"}', false],
    ['{"status":"error","reason":" "}', false],
    ['{}', false],
    ['error | 404 | Media not found', false],
    ['404 page not found', false],
  ];
  for (const [body, isApiShaped] of shapes) {
    it(`${isApiShaped ? 'knows' : 'does not take'} ${body} as the API's own shape`, () => {
      assert.equal(read(body).isApiShaped, isApiShaped);
    });
  }

  const unclear = [
    '',
    '  \n',
    '{"status":"success","mediaId":"7074861234',
    '{"status":"success","status":"error"}',
    '{"status":"success","\\u0073tatus":"error"}',
    '{"status":"success","statusCode":200,"statusCode":"200"}',
    // The form in which a parser may keep a number of its own.
    '{"status":"success","statusCode":{"isLosslessNumber":true,"value":"404"},"statusCode":200}',
    '{"response":{"status":"success"},"response":{"status":"error"}}',
    '{"status":null,"response":{"status":"success"}}',
    'status=success | Status=error',
    'errorCode=200 | code=404 | status=success',
    '[{"status":"success"}]',
    '<response><status>success</status></response>',
    'Warning: headers already sent\n{"status":"success"}',
    '|',
    'success '.repeat(200),
  ];
  for (const body of unclear) {
    it(`does not understand ${JSON.stringify(body.slice(0, 70))}`, () => {
      assert.deepEqual(read(body), unreadableResponse);
    });
  }

  for (const page of ['<html><body>success</body></html>', '<!DOCTYPE html><p>success', 'success </body>']) {
    it(`knows ${page} for a web page`, () => {
      assert.deepEqual(read(page), { ...unreadableResponse, isWebPage: true });
    });
  }

  it('does not take a reason in HTML for a web page', () => {
    assert.deepEqual(read('{"status":"error","statusCode":"147","reason":"<h1>No</h1>"}').reason, '<h1>No</h1>');
  });

  const plain: [string, GatewayResponse['status'], codeAllowsSuccess?: boolean][] = [
    ['success', 'success'],
    ['\uFEFFSUCCESS\r\n', 'success'],
    ['SUCCESS | 7074861234567890123 | 200', 'success'],
    ['status=success', 'success'],
    ['Status = Success; 200', 'success'],
    ['success\nDeleted', 'success'],
    ['success | 202', 'success', false],
    ['success | 0', 'success', false],
    ['success | 200 | 404', 'success', false],
    ['status=success, code=404', 'success', false],
    ['error | 404 | Media not found', 'failure', false],
    ['failed', 'failure'],
    ['success | error', 'contradictory'],
    ['status=error | success', 'contradictory'],
    ['success | not deleted', 'contradictory'],
    ["success | it wasn't deleted", 'contradictory'],
    ['status=pending', 'other'],
    ['status=pending | success', 'contradictory'],
    ['success=0', 'absent'],
    ['success=1', 'absent'],
    ['0 success', 'absent'],
    ['success: null', 'absent'],
    ['status: success', 'absent'],
    ['"success"', 'absent'],
    ['reason=success', 'absent'],
    ['Login success. Enter OTP', 'absent'],
    ['Successfully deleted', 'absent'],
    ['unsuccessful', 'absent'],
    ['Invalid API key', 'absent'],
    ['OK', 'absent'],
  ];
  for (const [body, status, codeAllowsSuccess = true] of plain) {
    it(`reads ${JSON.stringify(body)} as ${status}${codeAllowsSuccess ? '' : ' with a code that forbids success'}`, () => {
      const answer = read(body);
      assert.deepEqual([answer.status, answer.codeAllowsSuccess], [status, codeAllowsSuccess]);
    });
  }

  it('never throws, whatever comes', () => {
    for (const body of ['{"a":'.repeat(50_000), '\u0000', '{"__proto__":{"status":"success"}}', '1e999', '"x"']) {
      assert.ok(read(body).status);
    }
    assert.equal(read('{"__proto__":{"status":"success"}}').status, 'absent');
  });
});

describe('a reason that says that the credentials are invalid', () => {
  const says = [
    'Invalid credentials',
    'Invalid API key',
    'invalid apikey: "abc"',
    'Wrong user ID or password',
    'Incorrect password.',
    'The password is incorrect',
    'Your API key has expired',
    'Api-Key not valid',
    "The key isn't valid",
    'User ID: unknown',
    'Unknown user',
    'Credentials are not recognized',
    'Invalid userid/password provided',
    'Invalid key supplied',
  ];
  for (const reason of says) {
    it(`is ${reason}`, () => {
      assert.match(reason, credentialsInvalidReason);
    });
  }

  const other = [
    'Invalid user input',
    'Invalid key length for mediaId',
    'Invalid method',
    'Invalid media',
    'Media not found',
    'Password policy: media is in use',
    'Wrong media for this user',
    'Keyboard is wrong',
    'Password is not needed',
  ];
  for (const reason of other) {
    it(`is not ${reason}`, () => {
      assert.doesNotMatch(reason, credentialsInvalidReason);
    });
  }
});
