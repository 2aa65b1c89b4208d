import * as assert from 'node:assert/strict';
import { officialEndpoint } from '../../../src/core/gateway/contract';
import { parseEndpoint } from '../../../src/core/gateway/endpoint';

describe('the endpoint', () => {
  it('is the documented one, and known as the official one', () => {
    const parsed = parseEndpoint(officialEndpoint);
    assert.deepEqual(parsed, {
      ok: true,
      endpoint: { href: officialEndpoint, origin: 'https://unify.smsgateway.center', isOfficial: true },
    });
  });

  const foreign = [
    'https://unify.smsgateway.center.attacker.example/WAApi/media',
    'https://attacker.example/unify.smsgateway.center/WAApi/media',
    'https://unify.smsgateway.center./WAApi/media',
    'https://unify.smsgateway.center:8443/WAApi/media',
    'https://unify.smsgateway.center/other',
  ];
  for (const text of foreign) {
    it(`is not the official one: ${text}`, () => {
      const parsed = parseEndpoint(text);
      assert.equal(parsed.ok && parsed.endpoint.isOfficial, false);
    });
  }

  it('may be http to this machine itself only', () => {
    for (const host of ['127.0.0.1', '127.8.9.1', 'localhost', '[::1]', '[0:0:0:0:0:0:0:1]', 'LOCALHOST:8080']) {
      assert.equal(parseEndpoint(`http://${host}/WAApi/media`).ok, true, host);
    }
  });

  const refused: [string, string][] = [
    ['http://unify.smsgateway.center/WAApi/media', 'notHttps'],
    ['http://localhost.attacker.example/', 'notHttps'],
    ['http://127.0.0.1.attacker.example/', 'notHttps'],
    ['http://localhost./', 'notHttps'],
    ['http://[::2]/', 'notHttps'],
    ['http://0.0.0.0/', 'notHttps'],
    ['http://10.0.0.1/', 'notHttps'],
    ['ftp://127.0.0.1/', 'notHttps'],
    ['file:///etc/passwd', 'notHttps'],
    ['javascript:alert(1)', 'notHttps'],
    ['https://user@unify.smsgateway.center/WAApi/media', 'hasCredentials'],
    ['https://unify.smsgateway.center@attacker.example/', 'hasCredentials'],
    ['https://:secret@unify.smsgateway.center/', 'hasCredentials'],
    ['https://unify.smsgateway.center/WAApi/media#x', 'hasQuery'],
    ['https://unify.smsgateway.center/WAApi/media?apiKey=k', 'hasQuery'],
    ['unify.smsgateway.center/WAApi/media', 'notAUrl'],
    ['', 'notAUrl'],
  ];
  for (const [text, problem] of refused) {
    it(`refuses ${JSON.stringify(text)}: ${problem}`, () => {
      assert.deepEqual(parseEndpoint(text), { ok: false, problem });
    });
  }
});
