import '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import { groupTexts, namedText } from '../../../src/vscode/confirmation/groupTexts';
import { leftOutTexts, nothingLeftText } from '../../../src/vscode/confirmation/leftOut';
import type { MediaGroupKind } from '../../../src/vscode/confirmation/mediaSelection';
import { mediaGroupKinds, selectionOf } from '../../../src/vscode/confirmation/mediaSelection';
import type { MediaId } from '../../../src/core/mediaId/mediaId';

const ids = ['1111111111111', '2222222222222', '3333333333333', '4444444444444', '5555555555555'] as MediaId[];

const sentences: Record<MediaGroupKind, readonly [string, string]> = {
  likely: ['1 left out: it is only likely to be a media ID.', '2 left out: they are only likely to be media IDs.'],
  notRecognized: [
    '1 other number was not recognized as a media ID.',
    '2 other numbers were not recognized as media IDs.',
  ],
  rounded: ['1 left out: it may be rounded.', '2 left out: they may be rounded.'],
  decimals: [
    '1 left out: it has a decimal point and may have lost digits.',
    '2 left out: they have a decimal point and may have lost digits.',
  ],
  deletedBefore: ['1 left out: deleted already.', '2 left out: deleted already.'],
  notFoundBefore: ['1 left out: not found before.', '2 left out: not found before.'],
  notListed: ['1 left out: it is not listed by this account.', '2 left out: they are not listed by this account.'],
  ignored: ['1 left out: you marked it as not a media ID.', '2 left out: you marked them as not media IDs.'],
};

describe('what is said of what is left out', () => {
  for (const kind of mediaGroupKinds) {
    it(`${kind}: one, and several`, () => {
      for (const count of [1, 2]) {
        const notes = new Map(ids.slice(0, count).map((mediaId) => [mediaId, '']));
        const selection = selectionOf(ids, [{ kind, notes, isIncluded: false }]);
        assert.deepEqual(leftOutTexts(selection), [sentences[kind][count - 1]]);
        assert.deepEqual(leftOutTexts(selectionOf(ids, [{ kind, notes, isIncluded: true }])), []);
      }
    });

    it(`${kind}: what the confirmation says of those included has the right number`, () => {
      const texts = groupTexts[kind];
      assert.match(texts.included(1, '1111111111111', 3), /^(?:1 of them |1 of 3 |You marked 1 of them )/);
      assert.match(texts.included(2, '', 3), /^(?:2 of them |2 of 3 |You marked 2 of them )/);
      assert.match(texts.line(1), /^1 (?:number )?that (?:is|was|has|may|you)\b/);
      assert.match(texts.line(2), /^2 (?:numbers )?that (?:are|were|have|may|you)\b/);
    });
  }

  it('names the first of what is damaged or no media ID, made safe', () => {
    const selection = selectionOf([], [], {
      damaged: ['7.07486E+18', '1.2E+17', '1.3E+17', '1.4E+17'],
      unreadable: ['[x](command:y)\n$(pass)'],
      repeated: 1,
    });
    assert.deepEqual(leftOutTexts(selection), [
      '4 left out: they look damaged by a spreadsheet (7.07486E+18, 1.2E+17, 1.3E+17, …). Take them from their source.',
      '1 left out: not a media ID ([x] (command:y)\\n$ (pass)).',
      '1 duplicate ignored.',
    ]);
  });

  it('has all reasons where nothing is left', () => {
    const notes = new Map(ids.map((mediaId) => [mediaId, '']));
    const selection = selectionOf(ids, [{ kind: 'rounded', notes, isIncluded: false }], { repeated: 2 });
    assert.equal(
      nothingLeftText(selection),
      'There is nothing to delete. 5 left out: they may be rounded. 2 duplicates ignored.',
    );
  });

  it('names three of a group with what is to be known of each', () => {
    const notes = new Map(ids.map((mediaId, index) => [mediaId, index === 1 ? 'line 3' : '']));
    assert.equal(namedText(notes), '1111111111111, 2222222222222 (line 3), 3333333333333 … and 2 more');
  });
});
