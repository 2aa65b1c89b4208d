import * as assert from 'node:assert/strict';
import { ChangedRows } from '../../../src/core/list/changedRows';
import type { Grouping, Row } from '../../../src/core/list/rows';
import { rowsAtOnce } from '../../../src/core/list/rows';
import { mediaIds, SampleList, uriOf } from './sampleList';

/** What VS Code asks for when every row is open. */
function openAll(sample: SampleList): Row[] {
  const rows = sample.rows.roots();
  for (const row of rows) rows.push(...sample.rows.children(row));
  return rows;
}

function rowWithId(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id);
  assert.ok(row !== undefined, `${id} among ${rows.length} rows`);
  return row;
}

describe('the rows of the list', () => {
  for (const grouping of ['file', 'id', 'state'] as const satisfies readonly Grouping[]) {
    it(`come in portions on every level: by ${grouping}`, () => {
      const sample = new SampleList();
      sample.rows.grouping = grouping;
      sample.write('0.csv', mediaIds(rowsAtOnce + 50));
      for (let file = 0; file < rowsAtOnce + 50; file++) sample.write(`${file}.env`, mediaIds(1));
      sample.settle();
      const rows = openAll(sample);
      const levels = new Map<string, Row[]>();
      for (const row of rows) {
        const parent = sample.rows.parent(row)?.id ?? '';
        levels.set(parent, [...(levels.get(parent) ?? []), row]);
      }
      for (const level of levels.values()) assert.ok(level.length <= rowsAtOnce + 1);
      const more = rows.filter((row) => row.kind === 'more');
      assert.equal(more.length, 2);
      for (const { parent } of more) sample.rows.showMore(parent?.id ?? '');
      assert.deepEqual(
        openAll(sample).filter((row) => row.kind === 'more'),
        [],
      );
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, 'every id is one row’s');
    });
  }

  it('are closed at first in a file with hundreds of places', () => {
    const sample = new SampleList();
    sample.write('few.env', mediaIds(3));
    sample.write('many.csv', mediaIds(201));
    sample.settle();
    const open = sample.rows.roots().map((row) => row.kind === 'file' && sample.rows.isOpenAtFirst(row));
    assert.deepEqual(open, [true, false]);
  });

  it('by ID ask for no file’s places: the work grows with the rows, not with their square', () => {
    const sample = new SampleList();
    sample.write('one.csv', mediaIds(20_000));
    sample.settle();
    sample.rows.grouping = 'id';
    sample.forgetWhatWasAsked();
    for (const row of openAll(sample)) assert.ok(sample.rows.occurrencesOf(row).length <= 1);
    assert.equal(sample.asked.occurrences, 0);
  });

  it('make room for a place beyond the first portion, on each level', () => {
    const sample = new SampleList();
    for (let file = 0; file < rowsAtOnce; file++) sample.write(`a${file}.env`, mediaIds(1, file));
    sample.write('last.csv', mediaIds(rowsAtOnce + 1, 10_000));
    sample.settle();
    const place = sample.list.occurrencesIn(uriOf('last.csv')).at(-1);
    assert.ok(place !== undefined);
    const parents = sample.rows.growToShow(place).map((row) => row?.id);
    assert.deepEqual(parents, [undefined, `file:${uriOf('last.csv')}`]);
    const { id } = sample.rows.rowOf(place);
    assert.equal(openAll(sample).filter((row) => row.id === id).length, 1);
    assert.deepEqual(sample.rows.growToShow(place), []);
  });

  it('are not remembered when they are gone', () => {
    const sample = new SampleList();
    sample.rows.grouping = 'state';
    for (let edit = 0; edit < 50; edit++) {
      sample.write('a.env', mediaIds(2, edit * 2));
      sample.write(`${edit}.env`, mediaIds(1, 1000 + edit));
      sample.write(`${edit - 1}.env`, []);
      sample.settle();
      openAll(sample);
    }
    // One state, three IDs.
    assert.equal(sample.rows.givenCount, 4);
    sample.rows.grouping = 'file';
    openAll(sample);
    assert.equal(sample.rows.givenCount, 2);
  });

  it('stay the same objects, for VS Code to know them', () => {
    const sample = new SampleList();
    sample.write('a.env', mediaIds(2));
    sample.settle();
    const [before] = sample.rows.roots();
    const [after] = sample.rows.roots();
    assert.equal(before, after);
  });
});

describe('the rows that a change concerns', () => {
  function shown(grouping: Grouping): { sample: SampleList; changed: ChangedRows; ids: string[] } {
    const sample = new SampleList();
    const ids = mediaIds(4);
    sample.rows.grouping = grouping;
    sample.write('a.env', ids.slice(0, 3));
    sample.write('b.env', ids.slice(2));
    for (const mediaId of ids.slice(0, 2)) sample.setState(mediaId, 'deleted');
    sample.list.flush();
    const changed = new ChangedRows(sample.list, sample.rows);
    changed.get(sample.list.drainChanges());
    openAll(sample);
    return { sample, changed, ids };
  }
  const idsOf = (rows: 'all' | readonly Row[]): unknown => (rows === 'all' ? rows : rows.map(({ id }) => id));

  it('by file: the files that use the ID; everything when a file comes', () => {
    const { sample, changed, ids } = shown('file');
    assert.deepEqual(changed.get(sample.list.drainChanges()), []);
    sample.setState(ids[2] ?? '', 'deleting');
    assert.deepEqual(idsOf(changed.get(sample.list.drainChanges())), [
      `file:${uriOf('a.env')}`,
      `file:${uriOf('b.env')}`,
    ]);
    sample.write('c.env', ids);
    sample.list.flush();
    assert.equal(changed.get(sample.list.drainChanges()), 'all');
  });

  it('by ID: the IDs of the changed file; everything when an ID comes', () => {
    const { sample, changed, ids } = shown('id');
    sample.write('b.env', [ids[3] ?? '', ids[2] ?? '']);
    sample.list.flush();
    assert.deepEqual(idsOf(changed.get(sample.list.drainChanges())), [`/id:${ids[2] ?? ''}`, `/id:${ids[3] ?? ''}`]);
    sample.write('b.env', mediaIds(1, 9));
    sample.list.flush();
    assert.equal(changed.get(sample.list.drainChanges()), 'all');
  });

  it('by state: the states between which IDs moved; everything when a state comes', () => {
    const { sample, changed, ids } = shown('state');
    sample.setState(ids[2] ?? '', 'deleted');
    assert.deepEqual(idsOf(changed.get(sample.list.drainChanges())), ['state:notDeleted', 'state:deleted']);
    const rows = openAll(sample);
    rowWithId(rows, `state:deleted/id:${ids[2] ?? ''}`);
    sample.setState(ids[2] ?? '', 'refused');
    assert.equal(changed.get(sample.list.drainChanges()), 'all');
  });

  it('is everything when there are many', () => {
    const { sample, changed } = shown('file');
    for (let file = 0; file < 30; file++) sample.write(`${file}.env`, mediaIds(1, 50));
    sample.list.flush();
    sample.list.drainChanges();
    openAll(sample);
    for (let file = 0; file < 30; file++) sample.write(`${file}.env`, mediaIds(2, 50));
    sample.list.flush();
    const change = sample.list.drainChanges();
    assert.equal(change.hasOtherFiles, false);
    assert.equal(changed.get(change), 'all');
  });
});
