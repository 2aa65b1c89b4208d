import * as assert from 'node:assert/strict';
import { parseMediaId } from '../../../src/core/mediaIds/mediaId';
import { readMediaIdList, splitTypedList } from '../../../src/core/mediaIds/typedList';

describe('a media ID', () => {
  it('keeps every digit of the documented sample', () => {
    const parsed = parseMediaId('7074855483357676350');
    assert.deepEqual(parsed, { ok: true, mediaId: '7074855483357676350' });
  });

  it('may be surrounded by white space and quotes', () => {
    for (const text of [' 7074861234567890123\t', '"7074861234567890123"', "'7074861234567890123'"]) {
      const parsed = parseMediaId(text);
      assert.equal(parsed.ok && parsed.mediaId, '7074861234567890123', text);
    }
  });

  const refused: [string, string][] = [
    ['7.07486E+18', 'scientificNotation'],
    ['7,07486e18', 'scientificNotation'],
    ['7074855483357676350x', 'notDigits'],
    ['7074-8554-8335', 'notDigits'],
    ['-7074855483357676350', 'notDigits'],
    ['٧٠٧٤٨٥٥٤٨٣٣٥٧٦٧', 'notDigits'],
    ['123456789012', 'tooShort'],
    ['123456789012345678901', 'tooLong'],
    ['', 'empty'],
    ['""', 'empty'],
  ];
  for (const [text, problem] of refused) {
    it(`refuses ${JSON.stringify(text)} as ${problem}`, () => {
      assert.deepEqual(parseMediaId(text), { ok: false, problem });
    });
  }

  it('is 13 to 20 digits long', () => {
    assert.equal(parseMediaId('1'.repeat(13)).ok, true);
    assert.equal(parseMediaId('1'.repeat(20)).ok, true);
  });
});

describe('a typed list of media IDs', () => {
  const read = (text: string): ReturnType<typeof readMediaIdList> =>
    readMediaIdList(splitTypedList(text), 'pastedList');

  it('is separated by commas, semicolons, spaces or lines, and each ID counts once', () => {
    const list = read('1111111111111, 2222222222222;3333333333333\r\n1111111111111\t4444444444444');
    assert.deepEqual(list.mediaIds, ['1111111111111', '2222222222222', '3333333333333', '4444444444444']);
    assert.equal(list.repeated, 1);
    assert.deepEqual(list.rejected, []);
  });

  it('names what is no media ID and keeps the rest', () => {
    const list = read('1111111111111 7.07486E+18 12');
    assert.deepEqual(list.mediaIds, ['1111111111111']);
    assert.deepEqual(list.rejected, [
      { text: '7.07486E+18', problem: 'scientificNotation' },
      { text: '12', problem: 'tooShort' },
    ]);
  });

  it('keeps those that look rounded in their company, and says so', () => {
    const rounded = ['7074855483357670000', '1482930571926380', '9072645188302710'];
    assert.deepEqual([...read(rounded.join(' ')).rounded], rounded);
    const list = read(`${rounded.join(' ')} 7074855483357676351`);
    assert.equal(list.mediaIds.length, 4);
    assert.deepEqual([...list.rounded], rounded.slice(0, 1));
  });

  it('of nothing is empty', () => {
    assert.deepEqual(read(' ,\n ; ').mediaIds, []);
  });
});
