import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { mayHoldMediaId } from '../../../src/core/scanning/bytes';

describe('the first look at bytes', () => {
  it('misses no run of 13 digits, wherever it stands', () => {
    const part = fc.oneof(
      fc.string(),
      fc.bigInt({ min: 0n, max: 10n ** 22n }).map(String),
      fc.constantFrom('\n', 'E+1'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        assert.equal(mayHoldMediaId(bytes, bytes.length), /\d{13}/.test(text) || text.includes('E+1'));
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('looks no further than the length', () => {
    const bytes = Buffer.from('x'.repeat(20) + '1'.repeat(15));
    assert.equal(mayHoldMediaId(bytes, 30), false);
    assert.equal(mayHoldMediaId(bytes, 35), true);
  });
});
