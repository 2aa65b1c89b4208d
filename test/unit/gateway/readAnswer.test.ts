import * as assert from 'node:assert/strict';
import { readAnswer } from '../../../src/core/gateway/answer';
import type { MediaId } from '../../../src/core/mediaIds/mediaId';

const mediaId = '7074861234567890123' as MediaId;
const read = (body: string): ReturnType<typeof readAnswer> => readAnswer(body, mediaId);

describe('reading an answer', () => {
  it('compares a numeric media ID to its last digit', () => {
    const exact = read('{"status":"success","mediaId":7074861234567890123,"statusCode":200}');
    assert.equal(exact.kind === 'json' && exact.isForThisMedia, true);
    assert.equal(exact.kind === 'json' && exact.statusCode, '200');
    const rounded = read('{"status":"success","mediaId":7074861234567890000}');
    assert.equal(rounded.kind === 'json' && rounded.isForThisMedia, false);
  });

  it('keeps status code and reason word for word', () => {
    const answer = read('{"status":"error","statusCode":"E-17","reason":"média\\nintrouvable"}');
    assert.equal(answer.kind === 'json' && answer.statusCode, 'E-17');
    assert.equal(answer.kind === 'json' && answer.reason, 'média\nintrouvable');
  });

  const shapes: [string, boolean][] = [
    ['{"status":"error","statusCode":"404","reason":"Media not found"}', true],
    ['{"status":"error","reason":"Media not found"}', true],
    ['{"statusCode":"404","reason":"Media not found"}', true],
    ['{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}', false],
    ['{"statusCode":404,"message":"Cannot DELETE /x","error":"Not Found"}', false],
    ['{"detail":"Not Found"}', false],
    ['{"status":"error","message":"nothing here"}', false],
    ['{}', false],
  ];
  for (const [body, isApiShaped] of shapes) {
    it(`${isApiShaped ? 'knows' : 'does not take'} ${body} as the API's own shape`, () => {
      const answer = read(body);
      assert.equal(answer.kind === 'json' && answer.isApiShaped, isApiShaped);
    });
  }

  const notUnderstood = [
    '',
    '  \n',
    '{"status":"success","mediaId":"7074861234',
    '{"status":"success","status":"error"}',
    '[{"status":"success"}]',
    '<html><body>success</body></html>',
    '<!DOCTYPE html><p>success',
    'success </body>',
    'success '.repeat(200),
  ];
  for (const body of notUnderstood) {
    it(`does not understand ${JSON.stringify(body.slice(0, 50))}`, () => {
      assert.equal(read(body).kind, 'notUnderstood');
    });
  }

  const plain: [string, string][] = [
    ['success', 'success'],
    ['Successfully deleted', 'success'],
    ['SUCCESS | 7074861234567890123 | 200', 'success'],
    ['error | 404 | Media not found', 'failure'],
    ['Invalid API key', 'failure'],
    ['success: false', 'both'],
    ['Not successful', 'both'],
    ['unsuccessful', 'failure'],
    ["The request wasn't a success", 'both'],
    ['OK', 'neither'],
    ['accepted', 'neither'],
  ];
  for (const [body, says] of plain) {
    it(`hears ${says} in ${JSON.stringify(body)}`, () => {
      const answer = read(body);
      assert.equal(answer.kind === 'plain' && answer.says, says);
    });
  }

  it('never throws, whatever comes', () => {
    for (const body of ['{"a":'.repeat(50_000), '\u0000', '{"__proto__":{"status":"success"}}', '1e999', '"x"']) {
      assert.ok(read(body).kind);
    }
    const proto = read('{"__proto__":{"status":"success"}}');
    assert.equal(proto.kind === 'json' && proto.status, 'absent');
  });
});
