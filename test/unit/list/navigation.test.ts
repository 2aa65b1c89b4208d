import * as assert from 'node:assert/strict';
import { endOf, occurrenceFromCursor, occurrenceFromRow } from '../../../src/core/list/navigation';
import type { FoundOccurrence } from '../../../src/core/recognition/occurrences';
import type { ListedOccurrence } from '../../../src/core/list/listedOccurrence';
import { mediaIds, occurrence, SampleList, uriOf } from './sampleList';

/** `a.env:3`, the line as people count. */
function named(place: ListedOccurrence | undefined): string {
  return place === undefined ? 'none' : `${place.uri.replace(uriOf(''), '')}:${place.occurrence.line + 1}`;
}

/** Files `a.env` and `c.env`, and between them a notebook with an ID in its cells 1 and 3. */
function notebookSample(): SampleList {
  const sample = new SampleList();
  const [first = '', second = '', third = ''] = mediaIds(3);
  sample.write('a.env', [first]);
  sample.write('c.env', [third]);
  const inCell = (mediaId: string, line: number, number: number): FoundOccurrence => ({
    ...occurrence(mediaId, line),
    cell: { uri: `cell:${number}`, number },
  });
  sample.index.setUnsaved(uriOf('b.ipynb'), [inCell(first, 5, 1), inCell(second, 0, 3)]);
  sample.settle();
  return sample;
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
    named(occurrenceFromCursor(list, { uri: uriOf(file), line, character }, step));

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

  it('goes on from a cell of a notebook, over its other cells', () => {
    const notebook = notebookSample();
    const fromCell = (number: number, line: number, character: number, step: 1 | -1): string => {
      const cell = { uri: `cell:${number}`, number };
      const place = occurrenceFromCursor(notebook.list, { uri: uriOf('b.ipynb'), cell, line, character }, step);
      return `${named(place)} in cell ${place?.occurrence.cell?.number ?? 'none'}`;
    };
    assert.equal(fromCell(1, 0, 0, 1), 'b.ipynb:6 in cell 1');
    assert.equal(fromCell(1, 5, 4, 1), 'b.ipynb:1 in cell 3');
    assert.equal(fromCell(2, 0, 0, 1), 'b.ipynb:1 in cell 3', 'from a cell without any');
    assert.equal(fromCell(2, 0, 0, -1), 'b.ipynb:6 in cell 1');
    assert.equal(fromCell(3, 0, 9, 1), 'c.env:1 in cell none');
    assert.equal(fromCell(1, 5, 9, -1), 'a.env:1 in cell none');
    const saved = { uri: uriOf('a.env'), cell: { uri: 'cell:1', number: 1 }, line: 0, character: 0 };
    assert.equal(occurrenceFromCursor(notebook.list, saved, 1), undefined, 'a saved notebook is listed as a file');
  });

  it('goes on from a row, in the order of the view', () => {
    const [a, b] = rows.roots();
    assert.ok(a !== undefined && b !== undefined);
    assert.equal(named(occurrenceFromRow(rows, b, 1)), 'b.env:1');
    assert.equal(named(occurrenceFromRow(rows, b, -1)), 'a.env:3');
    const [first, second] = rows.children(a);
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(named(occurrenceFromRow(rows, first, 1)), 'a.env:2');
    assert.equal(named(occurrenceFromRow(rows, first, -1)), 'b.env:3');
    rows.grouping = 'id';
    const [byId] = rows.roots();
    assert.ok(byId !== undefined);
    assert.equal(named(occurrenceFromRow(rows, byId, 1)), 'a.env:1');
    const [, inB] = rows.children(byId);
    assert.ok(inB !== undefined);
    assert.equal(named(occurrenceFromRow(rows, inB, -1)), 'a.env:1');
    assert.equal(named(occurrenceFromRow(rows, inB, 1)), 'a.env:2');
    assert.equal(named(endOf(rows.occurrencesInOrder(), -1)), 'b.env:2');
    rows.grouping = 'file';
  });
});
