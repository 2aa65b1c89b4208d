import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseMediaIdList, parseTypedMediaIds } from '../../../src/core/input/typedList';
import type { NumberGroup } from '../../../src/core/mediaId/rounding';
import { findRounded } from '../../../src/core/mediaId/rounding';

const sixteen = ['1219612600446680', '1041224000112230', '9302845500112240'];
const nineteen = '7074855483357670000';
const genuine = '7074855483357676350';

describe('numbers that look rounded', () => {
  const cases: [string, string[], NumberGroup, string[]][] = [
    ['three that all end in zeros', sixteen, 'list', sixteen],
    ['three of different lengths', [...sixteen.slice(1), nineteen], 'list', [...sixteen.slice(1), nineteen]],
    ['two that end in zeros', sixteen.slice(1), 'list', []],
    ['the same number three times', [sixteen[0] ?? '', sixteen[0] ?? '', sixteen[0] ?? ''], 'list', []],
    ['three among which one does not', [...sixteen, genuine], 'list', []],
    ['three beside a shorter one, which no spreadsheet rounds', [...sixteen, '907264518830271'], 'list', sixteen],
    ['one of 19 digits in a list of a program', [nineteen], 'list', []],
    ['one of 19 digits in a paste', [nineteen], 'pastedList', [nineteen]],
    ['one of 18 digits in separated values', ['707485548335767000'], 'separatedValues', ['707485548335767000']],
    ['one of 18 digits with two zeros', ['707485548335767100'], 'separatedValues', []],
    ['one of 17 digits', ['70748554833576700'], 'separatedValues', []],
    ['one of 19 digits among others', [nineteen, genuine], 'pastedList', [nineteen]],
    ['one of 16 digits', sixteen.slice(2), 'pastedList', []],
  ];
  for (const [name, numbers, company, expected] of cases) {
    it(`${name} (${company})`, () => {
      assert.deepEqual([...findRounded(numbers, company)], expected);
    });
  }
});

/** A genuine ID: one in two of these ends in 0, at most two of its last digits are zeros. */
const healthyId = fc
  .tuple(fc.stringMatching(/^[1-9]\d{9,15}[1-9]$/), fc.constantFrom('00', '0', '10', '34', '50', '7', '99'))
  .map(([begin, end]) => begin + end)
  .filter((id) => id.length >= 13 && id.length <= 18);

describe('healthy IDs, many of which end in 0', () => {
  it('are neither refused nor marked, 300 together with one that does not end in zeros', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(healthyId, { minLength: 300, maxLength: 300 }),
        fc.stringMatching(/^[1-9]\d{14,17}[1-9]$/),
        fc.constantFrom('\n', ', ', '; ', '\t', ' '),
        (ids, other, separator) => {
          const together = [...new Set([...ids, other])];
          for (const list of [parseTypedMediaIds(together.join(separator)), parseMediaIdList(together)]) {
            assert.deepEqual(list.mediaIds, together);
            assert.deepEqual([...list.rounded], []);
            assert.deepEqual(list.rejected, []);
            assert.equal(list.repeated, 0);
          }
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  it('are kept, every one, also where they look rounded', () => {
    const list = parseMediaIdList([...sixteen, sixteen[0] ?? '']);
    assert.deepEqual(list.mediaIds, sixteen);
    assert.deepEqual([...list.rounded], sixteen);
    assert.deepEqual(list.rejected, []);
    assert.equal(list.repeated, 1);
  });
});
