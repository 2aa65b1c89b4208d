import * as assert from 'node:assert/strict';
import { parseMediaId } from '../../../src/core/mediaId/mediaId';

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
    ['1600761900334451.0', 'decimals'],
    ['1600761900334451,00', 'decimals'],
    ['1,356,123,456,789,012', 'thousandsSeparators'],
    ['1.356.123.456.789.012', 'thousandsSeparators'],
    ['1 356 123 456 789 012', 'thousandsSeparators'],
    ["1'356'123'456'789'012", 'thousandsSeparators'],
    ['13,56,12,34,56,78,90,123', 'thousandsSeparators'],
    ['1234567.5', 'notDigits'],
    ['7074855483357676350x', 'notDigits'],
    ['mediaId: 7074855483357676350', 'notDigits'],
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
