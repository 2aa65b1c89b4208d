import '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import type { MediaSelection } from '../../../src/vscode/confirmation/mediaSelection';
import { includedIn, leftOutOf } from '../../../src/vscode/confirmation/mediaSelection';
import type { Candidate, CandidateSource, KnownMedia } from '../../../src/vscode/deletion/candidates';
import { selectionFrom, selectionFromList } from '../../../src/vscode/deletion/candidates';
import { parseMediaIdList } from '../../../src/core/input/typedList';

const certain = '1111111111111';
const likely = '2222222222222';
const rounded = '7074855483357670000';
const decimals = '1600761900334451';
const deleted = '4444444444444';
const missing = '5555555555555';
const ignored = '6666666666666';
const number = '7777777777777';

const known: KnownMedia = {
  isIgnored: (mediaId) => mediaId === ignored,
  lastDeletion: (mediaId) =>
    mediaId === deleted || mediaId === missing
      ? { time: '2026-11-03T13:05:00.000Z', account: 'Shop', outcome: mediaId === deleted ? 'deleted' : 'notFound' }
      : undefined,
};

function candidate(mediaId: string, more: Partial<Candidate> = {}): Candidate {
  return { mediaId, confidence: 'certain', damage: undefined, isProbablyRounded: false, ...more };
}

const all: readonly Candidate[] = [
  candidate(certain),
  candidate(likely, { confidence: 'likely' }),
  candidate(rounded, { isProbablyRounded: true }),
  candidate(decimals, { damage: 'decimals' }),
  candidate(deleted),
  candidate(missing),
  candidate(ignored),
  candidate('7.07486E+18', { damage: 'exponent' }),
  candidate(number, { confidence: 'possible', note: 'line 3' }),
];

function from(source: CandidateSource, candidates = all): MediaSelection {
  return selectionFrom(candidates, source, known);
}

describe('what a deletion includes at first', () => {
  const leftOut = { rounded: 1, decimals: 1, notRecognized: 1, exponent: 1 };
  const expected: [CandidateSource, string[], object][] = [
    ['typed', [certain, likely, deleted, missing, ignored], leftOut],
    ['pointedAt', [certain, likely, deleted, missing], { ...leftOut, ignored: 1 }],
    ['rows', [certain, likely], { ...leftOut, deletedBefore: 1, notFoundBefore: 1, ignored: 1 }],
    ['whole', [certain, likely], { ...leftOut, deletedBefore: 1, notFoundBefore: 1, ignored: 1 }],
  ];
  for (const [source, included, counts] of expected) {
    it(`of several that are ${source}, and counts all else`, () => {
      const selection = from(source);
      assert.deepEqual(includedIn(selection), included);
      assert.deepEqual(leftOutOf(selection), counts);
    });
  }

  for (const mediaId of [likely, rounded, decimals, deleted, missing, ignored, number]) {
    it(`is one that is pointed at, whatever is known of it: ${mediaId}`, () => {
      const one = all.filter((candidate) => candidate.mediaId === mediaId);
      const selection = from('pointedAt', one);
      assert.deepEqual(includedIn(selection), [mediaId]);
      assert.equal(selection.groups.length, 1, 'the confirmation says what is known of it');
      assert.deepEqual(includedIn(from('rows', one)), [mediaId]);
      assert.deepEqual(includedIn(from('typed', one)), [mediaId]);
    });
  }

  it('of a file is nothing that is gone or ignored, though it be one', () => {
    for (const mediaId of [deleted, missing, ignored])
      assert.deepEqual(includedIn(from('whole', [candidate(mediaId)])), []);
    assert.deepEqual(includedIn(from('whole', [candidate(rounded, { isProbablyRounded: true })])), [rounded]);
  });

  it('does not depend on other numbers that are not meant', () => {
    const selection = from('pointedAt', [
      candidate(rounded, { isProbablyRounded: true }),
      candidate(number, { confidence: 'possible' }),
    ]);
    assert.deepEqual(includedIn(selection), [rounded]);
  });

  it('has each distinct ID once, as sure as its surest place', () => {
    const selection = from('whole', [
      candidate(likely, { confidence: 'likely' }),
      candidate(certain),
      candidate(likely),
      candidate(number, { confidence: 'possible' }),
      candidate(number, { confidence: 'likely' }),
      // Its digits stand there whole, too.
      candidate(decimals, { damage: 'decimals' }),
      candidate(decimals),
      // A rounded number may have been copied to where nothing shows it.
      candidate(rounded),
      candidate(rounded, { isProbablyRounded: true }),
    ]);
    assert.deepEqual(includedIn(selection), [likely, certain, number, decimals]);
    assert.deepEqual(
      selection.groups.map(({ kind, notes }) => [kind, [...notes.keys()]]),
      [
        ['likely', [number]],
        ['rounded', [rounded]],
      ],
    );
  });

  it('takes time that grows with the places, not with their square', () => {
    const places = Array.from({ length: 200_000 }, () => candidate(certain));
    assert.deepEqual(includedIn(from('whole', places)), [certain]);
  });

  it('says of what was deleted before when and with which account', () => {
    const [group] = from('typed', [candidate(deleted)]).groups;
    assert.match(group?.notes.get(deleted as never) ?? '', /^Nov 3, 2026, \d+:05\s[AP]M \S+ by account Shop$/);
  });

  it('of a list keeps count of what is no media ID and of duplicates', () => {
    const list = parseMediaIdList([certain, '7.07486E+18', 'abc', certain, certain]);
    const selection = selectionFromList(list, known);
    assert.deepEqual(includedIn(selection), [certain]);
    assert.deepEqual(leftOutOf(selection), { exponent: 1, unreadable: 1, repeated: 2 });
    assert.deepEqual([selection.damaged, selection.unreadable], [['7.07486E+18'], ['abc']]);
  });
});
