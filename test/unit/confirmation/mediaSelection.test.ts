import * as assert from 'node:assert/strict';
import type { MediaGroup, MediaGroupKind } from '../../../src/vscode/confirmation/mediaSelection';
import {
  includedIn,
  leftOutOf,
  likelyIn,
  restrictedTo,
  selectionOf,
  withGroups,
} from '../../../src/vscode/confirmation/mediaSelection';
import type { MediaId } from '../../../src/core/mediaId/mediaId';

const [a, b, c, d] = ['1111111111111', '2222222222222', '3333333333333', '4444444444444'] as [
  MediaId,
  MediaId,
  MediaId,
  MediaId,
];

function group(kind: MediaGroupKind, isIncluded: boolean, ...ids: MediaId[]): MediaGroup {
  return { kind, isIncluded, notes: new Map(ids.map((mediaId) => [mediaId, `note ${mediaId[0] ?? ''}`])) };
}

describe('what a deletion consists of', () => {
  it('is every candidate that no excluded group holds, in order', () => {
    const selection = selectionOf(
      [a, b, c, d],
      [group('likely', true, a, b), group('rounded', false, b), group('deletedBefore', false, d)],
    );
    assert.deepEqual(includedIn(selection), [a, c]);
    assert.deepEqual(likelyIn(selection), [a]);
  });

  it('counts what is left out by reason, and each ID once', () => {
    const selection = selectionOf([a, b, c, d], [group('rounded', false, a, b), group('deletedBefore', false, b, c)], {
      damaged: ['7.07486E+18'],
      unreadable: ['abc', ''],
      repeated: 3,
    });
    const counts = { rounded: 1, deletedBefore: 2, exponent: 1, unreadable: 2, repeated: 3 };
    assert.deepEqual(leftOutOf(selection), counts);
    assert.equal(includedIn(selection).length + counts.rounded + counts.deletedBefore, 4);
  });

  it('has its groups in their order, and no empty ones', () => {
    const selection = selectionOf(
      [a, b],
      [group('ignored', false, b), group('decimals', true), group('likely', true, a)],
    );
    assert.deepEqual(
      selection.groups.map(({ kind }) => kind),
      ['likely', 'ignored'],
    );
  });

  it('follows what the user chooses, in either direction', () => {
    const selection = selectionOf([a, b, c], [group('likely', true, a), group('rounded', false, b)]);
    assert.equal(selection.isChosen, false);
    const chosen = withGroups(selection, new Set(['rounded'] as const));
    assert.deepEqual(includedIn(chosen), [b, c]);
    assert.equal(chosen.isChosen, true);
    assert.deepEqual(includedIn(withGroups(selection, new Set())), [c]);
  });

  it('once confirmed, is not asked again for a part of it', () => {
    const confirmed = withGroups(
      selectionOf([a, b, c], [group('likely', true, a), group('rounded', false, b, c)], { repeated: 1 }),
      new Set(['likely', 'rounded'] as const),
    );
    const rest = restrictedTo(confirmed, [a, c]);
    assert.deepEqual(includedIn(rest), [a, c]);
    assert.deepEqual(leftOutOf(rest), {});
    assert.deepEqual(
      rest.groups.map(({ kind, notes }) => [kind, [...notes.keys()]]),
      [
        ['likely', [a]],
        ['rounded', [c]],
      ],
    );
    assert.equal(rest.isChosen, true);
  });
});
