import * as assert from 'node:assert/strict';
import { parseFilter } from '../../../src/core/list/listFilter';
import { mediaStates } from '../../../src/core/list/mediaState';
import { occurrencesPerTurn } from '../../../src/core/list/mediaList';
import { filter, mediaIds, occurrence, SampleList, uriOf } from './sampleList';

describe('the list of media', () => {
  it('is sorted by path as people sort, and by ID', () => {
    const sample = new SampleList();
    sample.write('part10.env', mediaIds(1, 5));
    sample.write('part9.env', ['99999999999999', ...mediaIds(1, 3)]);
    sample.settle();
    assert.deepEqual(sample.list.uris(), [uriOf('part9.env'), uriOf('part10.env')]);
    assert.deepEqual(sample.list.ids(), ['99999999999999', ...mediaIds(1, 3), ...mediaIds(1, 5)]);
    sample.write('part1.env', mediaIds(1, 4));
    sample.write('part9.env', []);
    sample.settle();
    assert.deepEqual(sample.list.uris(), [uriOf('part1.env'), uriOf('part10.env')]);
    assert.deepEqual(sample.list.ids(), [...mediaIds(1, 4), ...mediaIds(1, 5)]);
  });

  it('counts an ID once, as long as any place of it is left', () => {
    const sample = new SampleList();
    const [id = ''] = mediaIds(1);
    sample.write('a.env', [id, id]);
    sample.write('b.env', [id]);
    sample.settle();
    assert.deepEqual([sample.list.idCount, sample.list.count, sample.list.occurrenceCount(id)], [1, 3, 3]);
    sample.write('a.env', []);
    sample.settle();
    assert.deepEqual([sample.list.idCount, sample.list.count], [1, 1]);
    sample.write('b.env', []);
    sample.settle();
    assert.deepEqual([sample.list.idCount, sample.list.count, sample.list.ids()], [0, 0, []]);
  });

  it('looks at the changed file only, when one of a thousand changes', () => {
    const sample = new SampleList();
    for (let file = 0; file < 1000; file++) sample.write(`${file}.env`, mediaIds(10, file * 10));
    sample.settle();
    sample.forgetWhatWasAsked();
    sample.write('500.env', mediaIds(9, 5000));
    sample.settle();
    assert.equal(sample.list.idCount, 9999);
    assert.ok(sample.asked.occurrences < 100, `${sample.asked.occurrences} occurrences looked at`);
    assert.equal(sample.asked.path, 0, 'no path is made anew');
  });

  it('makes a path once a file, and words only for a filter that has words', () => {
    const sample = new SampleList();
    for (let file = 0; file < 100; file++) sample.write(`${file}.env`, mediaIds(10, file * 10));
    sample.settle();
    assert.equal(sample.asked.path, 100);
    sample.list.filter = filter('@kind:image');
    sample.settle();
    assert.equal(sample.list.count, 1000);
    assert.equal(sample.asked.evidence, 0);
    sample.list.filter = filter('7.env');
    sample.settle();
    assert.equal(sample.asked.path, 100);
    assert.equal(sample.asked.evidence, 1000);
  });

  it('takes many changes in by steps, between which others may work', () => {
    const sample = new SampleList();
    for (let file = 0; file < 100; file++) sample.write(`${file}.env`, mediaIds(200, file * 200));
    let steps = 1;
    for (; !sample.list.applyPending(); steps++) {
      sample.forgetWhatWasAsked();
    }
    assert.ok(steps >= 20_000 / occurrencesPerTurn, `${steps} steps`);
    assert.ok(sample.asked.occurrences <= occurrencesPerTurn + 400, 'no step does more than its share');
    assert.equal(sample.list.idCount, 20_000);
  });

  it('matches the path as it is shown, not the folders above the workspace', () => {
    const sample = new SampleList();
    sample.write('a.env', mediaIds(1));
    sample.list.filter = filter('somebody');
    sample.settle();
    assert.equal(sample.list.count, 0);
    sample.list.filter = filter('A.ENV');
    sample.settle();
    assert.equal(sample.list.count, 1);
  });

  it('follows the states that its filter asks for', () => {
    const sample = new SampleList();
    const [a = '', b = ''] = mediaIds(2);
    sample.write('a.env', [a, b]);
    sample.list.filter = filter('@state:failed');
    sample.settle();
    assert.equal(sample.list.count, 0);
    sample.setState(b, 'refused');
    sample.settle();
    assert.deepEqual(sample.list.ids(), [b]);
    assert.deepEqual([...sample.list.byState()], [['refused', [b]]]);
    sample.setState(b, 'deleted');
    sample.settle();
    assert.equal(sample.list.count, 0);
  });

  it('finds states by the words that rows show, typed as text or as @state', () => {
    for (const typed of ['found', '@state:"not found"', '@state:notFound', '@state:not-found', '@state:NOTFOUND']) {
      const sample = new SampleList();
      const [a = '', b = ''] = mediaIds(2);
      sample.write('a.env', [a, b]);
      sample.list.filter = filter(typed);
      sample.setState(b, 'notFound');
      sample.settle();
      assert.deepEqual(sample.list.ids(), [b], typed);
    }
    for (const state of mediaStates) assert.ok(parseFilter(`@state:${state}`).ok, state);
    assert.equal(parseFilter('@state:listed').ok, false, 'no row says so');
  });

  it('leaves out what is ignored, and brings back just what isn’t any more', () => {
    const sample = new SampleList();
    const [a = '', b = ''] = mediaIds(2);
    sample.write('a.env', [a, b, a]);
    sample.settle();
    sample.ignored.add(a);
    sample.list.ignoredChanged([a]);
    sample.settle();
    assert.deepEqual(sample.list.ids(), [b]);
    sample.ignored.delete(a);
    sample.list.ignoredChanged([a]);
    sample.settle();
    assert.deepEqual(
      sample.list.occurrencesOf(a).map(({ nth, occurrence: { line } }) => [nth, line]),
      [
        [0, 0],
        [1, 2],
      ],
    );
  });

  it('tells the same ID twice on one line apart', () => {
    const sample = new SampleList();
    const [id = ''] = mediaIds(1);
    const second = { ...occurrence(id, 0), character: 40 };
    sample.index.setSaved([{ uri: uriOf('a.env'), occurrences: [occurrence(id, 0), second] }]);
    sample.settle();
    const rows = sample.rows.roots().flatMap((root) => sample.rows.children(root));
    assert.equal(new Set(rows.map((row) => row.id)).size, 2);
  });

  it('knows every place an ID is used, whatever the filter hides', () => {
    const sample = new SampleList();
    const [id = ''] = mediaIds(1);
    sample.write('a.env', [id]);
    sample.write('b.env', [id, id]);
    sample.list.filter = filter('a.env');
    sample.settle();
    assert.equal(sample.list.occurrenceCount(id), 1);
    assert.equal(sample.list.allOccurrencesOf(id).length, 3);
    sample.write('b.env', []);
    assert.equal(sample.list.allOccurrencesOf(id).length, 1);
    assert.deepEqual([...sample.index.filesUsing(id)], [uriOf('a.env')]);
  });

  it('has the new paths once the workspace has other folders', () => {
    const sample = new SampleList();
    sample.write('a.env', mediaIds(2));
    sample.settle();
    sample.forgetWhatWasAsked();
    sample.list.forgetPaths();
    sample.settle();
    assert.equal(sample.list.idCount, 2);
    sample.list.pathOf(uriOf('a.env'));
    assert.equal(sample.asked.path, 1);
  });
});
