import * as assert from 'node:assert/strict';
import { redactor } from '../../../src/core/gateway/redaction';

const password = 'p@ss w/rd&1+é%';

describe('redaction', () => {
  it('hides an API key in any case, and leaves the rest of the sentence', () => {
    const redact = redactor({ kind: 'apiKey', apiKey: 'Key-12.34' });
    assert.equal(redact('The key "KEY-12.34" is wrong'), 'The key "•••" is wrong');
    assert.equal(redact('Key-12x34'), 'Key-12x34');
  });

  it('hides a password in each form in which it may be quoted', () => {
    const redact = redactor({ kind: 'password', userId: 'shop-17', password });
    const forms = [
      password,
      encodeURIComponent(password),
      new URLSearchParams({ '': password }).toString().slice(1),
      encodeURIComponent(encodeURIComponent(password)),
      JSON.stringify(password).slice(1, -1),
      password.replaceAll('&', '&amp;'),
      Buffer.from(password).toString('base64'),
      Buffer.from(password).toString('hex'),
      Buffer.from(password).toString('latin1'),
      'shop-17',
    ];
    for (const form of forms) assert.ok(!redact(`<${form}>`).includes(form), form);
    assert.equal(redact(`wrong: ${encodeURIComponent(password)}!`), 'wrong: •••!');
  });
});
