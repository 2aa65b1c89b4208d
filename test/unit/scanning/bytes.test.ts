import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findDigitRuns } from '../../../src/core/recognition/digitRuns';
import { mayHoldMediaId } from '../../../src/core/scanning/bytes';

describe('the first look at bytes', () => {
  it('misses no run of 13 digits, wherever it stands', () => {
    const part = fc.oneof(
      fc.string(),
      fc.bigInt({ min: 0n, max: 10n ** 22n }).map(String),
      fc.constantFrom('\n', '.', '1', '8E+18', '8e20'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        const mayHold = mayHoldMediaId(bytes, bytes.length);
        if (/\d{13}/.test(text)) assert.ok(mayHold, text);
        if (mayHold) assert.match(text, /\d{13}|\d[eE]\+?(?:1[2-9]|20)/);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('misses no damaged number that recognition finds, however it is written', () => {
    for (const number of ['7.07486E+18', '7.07486e+18', '7,07486E18', '7.0e12', '1.5e20', '7.07486486486486E+19']) {
      for (const before of ['', ' ', '1 x=', 'a,b,']) {
        const bytes = Buffer.from(`${before}${number}\n`);
        assert.equal(findDigitRuns(bytes.toString()).length, 1, number);
        assert.ok(mayHoldMediaId(bytes, bytes.length), number);
      }
    }
    const part = fc.stringMatching(/^[0-9.,eE+ x-]{0,12}$/);
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        if (findDigitRuns(text).length > 0) assert.ok(mayHoldMediaId(bytes, bytes.length), text);
      }),
      { numRuns: 5000, seed: 12 },
    );
  });

  it('looks no further than the length', () => {
    const bytes = Buffer.from('x'.repeat(20) + '1'.repeat(15));
    assert.equal(mayHoldMediaId(bytes, 30), false);
    assert.equal(mayHoldMediaId(bytes, 35), true);
  });
});
