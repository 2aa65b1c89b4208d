import * as assert from 'node:assert/strict';
import { endOf, placeFromCursor, placeFromRow } from '../../../src/core/mediaList/goingThrough';
import type { Place } from '../../../src/core/mediaList/place';
import { mediaIds, SampleList, uriOf } from './sampleList';

/** `a.env:3`, the line as people count. */
function named(place: Place | undefined): string {
  return place === undefined ? 'none' : `${place.uri.replace(uriOf(''), '')}:${place.occurrence.line + 1}`;
}

describe('going to the next and previous media ID', () => {
  const sample = new SampleList();
  const { list, rows } = sample;
  const ids = mediaIds(4);
  before(() => {
    sample.write('a.env', ids.slice(0, 3));
    sample.write('b.env', [...ids.slice(2), ids[0] ?? '']);
    sample.settle();
  });
  const from = (file: string, line: number, character: number, step: 1 | -1): string =>
    named(placeFromCursor(list, { uri: uriOf(file), line, character }, step));

  it('goes on from the cursor, on an ID or not, and from file to file', () => {
    assert.equal(from('a.env', 0, 0, 1), 'a.env:1', 'before the first one');
    assert.equal(from('a.env', 0, 4, 1), 'a.env:2', 'on the first one');
    assert.equal(from('a.env', 0, 9, 1), 'a.env:2', 'in the first one');
    assert.equal(from('a.env', 1, 30, 1), 'a.env:3', 'behind the second one');
    assert.equal(from('a.env', 1, 30, -1), 'a.env:2');
    assert.equal(from('a.env', 1, 9, -1), 'a.env:1');
    assert.equal(from('a.env', 2, 4, 1), 'b.env:1');
    assert.equal(from('b.env', 0, 0, -1), 'a.env:3');
    assert.equal(from('b.env', 9, 0, 1), 'a.env:1', 'after the last comes the first');
    assert.equal(from('unlisted.env', 0, 0, 1), 'none');
  });

  it('goes on from a row, in the order of the view', () => {
    const [a, b] = rows.roots();
    assert.ok(a !== undefined && b !== undefined);
    assert.equal(named(placeFromRow(rows, b, 1)), 'b.env:1');
    assert.equal(named(placeFromRow(rows, b, -1)), 'a.env:3');
    const [first, second] = rows.children(a);
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(named(placeFromRow(rows, first, 1)), 'a.env:2');
    assert.equal(named(placeFromRow(rows, first, -1)), 'b.env:3');
    rows.grouping = 'id';
    const [byId] = rows.roots();
    assert.ok(byId !== undefined);
    assert.equal(named(placeFromRow(rows, byId, 1)), 'a.env:1');
    const [, inB] = rows.children(byId);
    assert.ok(inB !== undefined);
    assert.equal(named(placeFromRow(rows, inB, -1)), 'a.env:1');
    assert.equal(named(placeFromRow(rows, inB, 1)), 'a.env:2');
    assert.equal(named(endOf(rows.placesInOrder(), -1)), 'b.env:2');
    rows.grouping = 'file';
  });
});
