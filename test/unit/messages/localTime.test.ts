import { fake } from '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import { localTime } from '../../../src/vscode/messages/localTime';

describe('a local time', () => {
  const time = new Date(2026, 10, 3, 14, 5);
  const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'short' })
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')?.value;
  afterEach(() => {
    fake.language = 'en';
  });

  it('is in the display language, with its zone, and says which day it was', () => {
    assert.equal(localTime(time).replace(/\s/g, ' '), `Nov 3, 2026, 2:05 PM ${zone ?? ''}`);
    fake.language = 'de';
    assert.match(localTime(time), /^3\. Nov\. 2026, 14:05 \S+$/);
    fake.language = 'pt-br';
    assert.match(localTime(time), /^3 de nov\. de 2026, 14:05 \S+$/);
  });
});
