import * as assert from 'node:assert/strict';
import { listedAt } from '../../../src/core/occurrences/accountJoin';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { findOccurrences } from '../../../src/core/recognition/occurrences';

const certain = '7074855483357676350';
const likely = '1482930571926384';
const further = '907264518830271';
const text = `const mediaId = '${certain}';\nawait api.deleteMedia('${likely}');\nlog(${further});\n`;

describe('what an account lists, joined to the index', () => {
  let index: OccurrenceIndex;
  let changed: string[][];
  beforeEach(() => {
    index = new OccurrenceIndex();
    index.setSaved([{ uri: 'file:///a.ts', occurrences: findOccurrences(text, { fileName: 'a.ts' }) }]);
    changed = [];
    index.onDidChange((uris) => changed.push([...uris]));
  });

  const shown = (uri = 'file:///a.ts'): string[] =>
    index
      .get(uri)
      .map(
        ({ mediaId, confidence, rule }) =>
          `${mediaId} ${confidence} ${rule === 'listed-by-account' ? 'listed' : 'recognized'}`,
      );
  const join = (ids: readonly string[], files: Record<string, ReturnType<typeof listedAt>[]> = {}): void => {
    index.setAccount({ isListed: (mediaId) => ids.includes(mediaId), further: new Map(Object.entries(files)) });
  };

  it('makes a likely one certain, and adds numbers that recognition takes for nothing, in order', () => {
    assert.deepEqual(shown(), [`${certain} certain recognized`, `${likely} likely recognized`]);
    join([certain, likely, further], { 'file:///a.ts': [listedAt(further, 2, 4)] });
    assert.deepEqual(shown(), [
      `${certain} certain recognized`,
      `${likely} certain listed`,
      `${further} certain listed`,
    ]);
    assert.deepEqual(changed, [['file:///a.ts']]);
    assert.deepEqual([...index.filesUsing(further)], ['file:///a.ts']);
  });

  it('is withdrawn as a whole', () => {
    join([likely, further], { 'file:///a.ts': [listedAt(further, 2, 4)], 'file:///b.log': [listedAt(further, 0, 0)] });
    assert.deepEqual(index.uris().sort(), ['file:///a.ts', 'file:///b.log']);
    index.setAccount(undefined);
    assert.deepEqual(shown(), [`${certain} certain recognized`, `${likely} likely recognized`]);
    assert.deepEqual(index.uris(), ['file:///a.ts']);
    assert.equal(index.filesUsing(further).size, 0);
  });

  it('changes nothing where the account lists none of it: the same objects, and nobody is told', () => {
    const before = index.get('file:///a.ts');
    join(['4444444444444444']);
    assert.equal(index.get('file:///a.ts'), before);
    assert.deepEqual(changed, []);
  });

  it('gives the same objects each time it is asked, until the file changes', () => {
    join([likely]);
    const joined = index.get('file:///a.ts');
    assert.equal(index.get('file:///a.ts'), joined);
    index.setSaved([{ uri: 'file:///a.ts', occurrences: findOccurrences(`x\n${text}`, { fileName: 'a.ts' }) }]);
    assert.deepEqual(shown(), [`${certain} certain recognized`, `${likely} certain listed`]);
    assert.equal(index.get('file:///a.ts')[1]?.line, 2);
  });

  it('follows one file', () => {
    join([further]);
    index.setFurther('file:///b.log', [listedAt(further, 7, 1)]);
    assert.deepEqual(shown('file:///b.log'), [`${further} certain listed`]);
    index.setFurther('file:///b.log', []);
    assert.deepEqual(shown('file:///b.log'), []);
    assert.deepEqual(changed, [['file:///b.log'], ['file:///b.log']]);
  });

  it('says of what looks rounded that it is not, and leaves what lost digits as it is', () => {
    const rounded = ['7074855483357670000', '7174855483357670000', '7274855483357670000'];
    const csv = `media_id\n${rounded.join('\n')}\n7.07486E+18\n`;
    index.setSaved([{ uri: 'file:///s.csv', occurrences: findOccurrences(csv, { fileName: 's.csv' }) }]);
    assert.equal(index.get('file:///s.csv').filter((one) => one.isProbablyRounded).length, 3);
    join([...rounded, '7.07486E+18']);
    const found = index.get('file:///s.csv');
    assert.equal(found.filter((one) => one.isProbablyRounded).length, 0);
    assert.equal(found.find(({ mediaId }) => mediaId === '7.07486E+18')?.damage, 'exponent');
  });
});
