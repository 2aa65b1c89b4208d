import * as assert from 'node:assert/strict';
import { DigitSearch } from '../../../src/core/uses/digitSearch';

const id = '7074855483357676350';
const shortId = '1203948571630';

describe('the search for digits', () => {
  const found = (text: string, ...digits: readonly string[]): string[] => {
    const search = new DigitSearch(digits.length === 0 ? [id, shortId] : digits);
    const inText = [...search.in(text)].map(({ digits: run, start, end }) => `${run}@${start}-${end}`);
    const inBytes = [...search.in(Buffer.from(text))].map(({ digits: run, start, end }) => `${run}@${start}-${end}`);
    assert.deepEqual(inBytes, inText, 'bytes and text hold the same');
    return inText;
  };

  it('finds each run, wherever it stands', () => {
    assert.deepEqual(found(id), [`${id}@0-19`]);
    assert.deepEqual(found(`${shortId},${id} x${shortId}y`), [`${shortId}@0-13`, `${id}@14-33`, `${shortId}@35-48`]);
    for (let lead = 0; lead < 40; lead++) {
      const at = lead + 1;
      assert.deepEqual(found(`${'x'.repeat(lead)} ${id}\n`), [`${id}@${at}-${at + 19}`]);
    }
  });

  it('finds whole runs only', () => {
    assert.deepEqual(found(`1${id}`), []);
    assert.deepEqual(found(`${id}0`), []);
    assert.deepEqual(found(`${shortId}${shortId}`), []);
    assert.deepEqual(found(id.slice(1)), []);
  });

  it('takes the digits of an escape for no part of a number', () => {
    assert.deepEqual(found(`%22${id}%22`), [`${id}@3-22`]);
    assert.deepEqual(found(`{\\u0022id\\u0022:\\u0022${id}\\u0022}`), [`${id}@22-41`]);
    assert.deepEqual(found(`100%2212039485716301`, '2212039485716301'), ['2212039485716301@4-20']);
  });

  it('finds nothing where nothing is searched for', () => {
    assert.deepEqual([...new DigitSearch([]).in(id)], []);
  });

  it('finds one of thousands in a long text', () => {
    const many = Array.from({ length: 5000 }, (_, index) => String(7_000_000_000_000_000 + index * 7919));
    const text = many.map((one) => `x=${one}1;y=${one};`).join('\n');
    assert.equal(found(text, ...many).length, 5000);
  });
});
