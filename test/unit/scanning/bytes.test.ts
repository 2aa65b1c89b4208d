import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as path from 'node:path';
import { findDigitRuns } from '../../../src/core/recognition/digitRuns';
import { findOccurrences } from '../../../src/core/recognition/occurrences';
import { withoutByteOrderMark } from '../../../src/core/text/decoding';
import { mayContainMediaId } from '../../../src/core/recognition/findInBytes';
import { readCorpus } from '../recognition/corpus';

describe('the first look at bytes', () => {
  it('misses no run of 13 digits, wherever it stands, unless its name says that it is something else', () => {
    const part = fc.oneof(
      fc.string(),
      fc.bigInt({ min: 0n, max: 10n ** 22n }).map(String),
      fc.constantFrom('\n', '.', '1', '8E+18', '8e20'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        const mayHold = mayContainMediaId(bytes, bytes.length);
        if (/\d{13}/.test(text) && !/[a-z]["']?\s*[:=]/i.test(text)) assert.ok(mayHold, text);
        if (mayHold) assert.match(text, /\d{13}|\d[eE]\+?(?:1[2-9]|20)/);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('misses nothing that recognition finds, whatever stands before it', () => {
    const part = fc.oneof(
      fc.constantFrom('orderId', 'mediaId', '"media_id"', 'image', 'id', 'to', 'Ts', 'string', '%22', '\\u0022', 'é'),
      fc.constantFrom(': ', '=', ' => ', ',', '\n', '#', '# ', '?', '&', '{', '[', '"', "'", ' ', '\u00a0', '\ufeff'),
      fc.constantFrom('7074855483357676351', '707485548335763', '1707485548335', '919876543210', '7.07486E+18'),
    );
    const name = fc.constantFrom('a.ts', 'a.csv', 'a.txt', 'a.md');
    const keys = fc.constantFrom([], ['orderId'], ['headerHandle']);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), name, keys, (parts, fileName, workspaceKeys) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        const options = { fileName, workspaceKeys };
        const found = findOccurrences(withoutByteOrderMark(text), options);
        if (found.length > 0) assert.ok(mayContainMediaId(bytes, bytes.length, options), JSON.stringify(text));
      }),
      { numRuns: 20_000, seed: 13 },
    );
  });

  it('takes a file for nothing whose every number is named otherwise, but no table', () => {
    const first = (text: string, fileName: string): boolean => {
      const bytes = Buffer.from(text);
      return mayContainMediaId(bytes, bytes.length, { fileName });
    };
    assert.equal(first("{ orderId: '7074855483357676351', createdAt: 1707485548335 }\n", 'a.ts'), false);
    assert.equal(first("{ orderId: '7074855483357676351', x: [1707485548335] }\n", 'a.ts'), true);
    assert.equal(first('orderId: 7074855483357676351\n', 'a.csv'), true);
    assert.equal(first(`${'# a comment\n'.repeat(500)}{ orderId: 7074855483357676351 }`, 'a.txt'), true);
  });

  it('misses no file of the corpus that holds something', () => {
    let holding = 0;
    for (const { name, text } of readCorpus()) {
      const fileName = path.basename(name);
      const bytes = Buffer.from(text);
      if (findOccurrences(text, { fileName }).length === 0) continue;
      holding++;
      assert.ok(mayContainMediaId(bytes, bytes.length, { fileName }), fileName);
    }
    assert.ok(holding > 200, `${holding} files`);
  });

  it('misses no damaged number that recognition finds, however it is written', () => {
    for (const number of ['7.07486E+18', '7.07486e+18', '7,07486E18', '7.0e12', '1.5e20', '7.07486486486486E+19']) {
      for (const before of ['', ' ', '1 x=', 'a,b,']) {
        const bytes = Buffer.from(`${before}${number}\n`);
        assert.equal(findDigitRuns(bytes.toString()).length, 1, number);
        assert.ok(mayContainMediaId(bytes, bytes.length), number);
      }
    }
    const part = fc.stringMatching(/^[0-9.,eE+ x-]{0,12}$/);
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        if (findDigitRuns(text).length > 0) assert.ok(mayContainMediaId(bytes, bytes.length), text);
      }),
      { numRuns: 5000, seed: 12 },
    );
  });

  it('looks no further than the length', () => {
    const bytes = Buffer.from('x'.repeat(20) + '1'.repeat(15));
    assert.equal(mayContainMediaId(bytes, 30), false);
    assert.equal(mayContainMediaId(bytes, 35), true);
  });
});
