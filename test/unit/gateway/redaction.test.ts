import * as assert from 'node:assert/strict';
import { canary, writtenForms } from '../../canary/canary';
import { redactor } from '../../../src/core/gateway/redaction';

const password = 'p@ss w/rd&1+é%';

describe('redaction', () => {
  it('hides an API key in any case, and leaves the rest of the sentence', () => {
    const redact = redactor({ kind: 'apiKey', apiKey: 'Key-12.34' });
    assert.equal(redact('The key "KEY-12.34" is wrong'), 'The key "•••" is wrong');
    assert.equal(redact('Key-12x34'), 'Key-12x34');
  });

  it('hides the user ID beside an API key', () => {
    const redact = redactor({ kind: 'apiKey', apiKey: 'Key-12.34', userId: 'shop & co' });
    assert.equal(redact('No key-12.34 for shop & co, shop%20%26%20co'), 'No ••• for •••, •••');
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

  it('hides what is quoted cut, masked, escaped or broken over lines, and leaves the sentence around it', () => {
    const redact = redactor({ kind: 'password', userId: 'shop-17', password });
    const base64 = Buffer.from(`shop-17:${password}:`).toString('base64');
    for (const [quoted, text] of [
      ['cut at its end', password.slice(0, -1)],
      ['cut at its begin', password.slice(1)],
      ['masked in the middle', `${password.slice(0, 3)}****${password.slice(-2)}`],
      ['masked at its end', `${password.slice(0, 6)}…`],
      ['escaped as ASCII', 'p@ss w/rd&1+\\u00e9%'],
      ['escaped in capitals', 'p@ss w/rd&1+\\u00E9%'],
      ['escaped as bytes', 'p@ss w/rd&1+\\xe9%'],
      ['as base64 over lines', `${base64.slice(0, 12)}\r\n${base64.slice(12)}`],
      ['as base64 over escaped lines', `${base64.slice(0, 12)}\\n${base64.slice(12)}`],
      ['over lines', `${password.slice(0, 5)}\n${password.slice(5)}`],
    ] as const) {
      assert.equal(redact(`wrong: <${text}> given`), 'wrong: <•••> given', quoted);
    }
    assert.equal(redact('the shop is open; pass on'), 'the shop is open; pass on');
  });

  it('hides each written form of a credential, in a text of any length', () => {
    const all = [
      redactor({ kind: 'apiKey', apiKey: canary.apiKey }),
      redactor({ kind: 'password', userId: canary.userId, password: canary.password }),
    ];
    for (const secret of [canary.apiKey, canary.userId, canary.password]) {
      // Nobody quotes a secret backwards; the search for canaries looks for it all the same.
      for (const form of writtenForms(secret).filter((text) => text !== Array.from(secret).reverse().join(''))) {
        const text = `Bad credential ${form} given`;
        assert.ok(
          all.some((redact) => !redact(text).toLowerCase().includes(form.toLowerCase())),
          form,
        );
      }
    }
    const long = 'a'.repeat(60_000);
    for (const redact of all) assert.equal(redact(long), long);
  });
});
