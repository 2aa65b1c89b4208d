import '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { RowItems } from '../../../src/vscode/view/rowItem';
import { occurrence, SampleList, uriOf } from '../list/sampleList';

const id = '7074855483357676350';

describe('rows of files and keys with names that somebody else chose', () => {
  let sample: SampleList;
  beforeEach(() => {
    sample = new SampleList();
  });

  /** The rows of both levels, in each way of grouping, with all that they show or have read out. */
  function shown(): { readonly label: unknown; readonly description: unknown; readonly spoken: unknown }[] {
    const items = new RowItems(sample.list, sample.rows, { resultOf: () => undefined }, { rowText: () => undefined });
    return (['file', 'id'] as const).flatMap((grouping) => {
      sample.rows.grouping = grouping;
      const roots = sample.rows.roots();
      const rows = [...roots, ...roots.flatMap((row) => sample.rows.children(row))];
      return rows.map((row) => {
        const { label, description, accessibilityInformation }: vscode.TreeItem = items.itemOf(row);
        return { label, description, spoken: accessibilityInformation?.label };
      });
    });
  }

  function write(file: string, key: string): void {
    const found = { ...occurrence(id, 0), evidence: { kind: 'valueOf' as const, name: key } };
    const again = { ...found, line: 1 };
    sample.index.setSaved([{ uri: uriOf(file), occurrences: [found, again] }]);
    sample.settle();
  }

  it('show characters that reorder text as escapes, in file, folder and key', () => {
    write('sp\u202Eeen/gn\u202Ep.env', 'media\u202Edi');
    const rows = shown();
    assert.equal(rows[0]?.label, 'gn\\u{202e}p.env');
    for (const text of rows.flatMap((row) => Object.values(row)))
      assert.ok(!String(text).includes('\u202e'), String(text));
    const texts = JSON.stringify(rows);
    assert.ok(texts.includes('sp\\\\u{202e}een') && texts.includes('media\\\\u{202e}di'), texts);
  });

  it('isolate names in letters that run from right to left, so that what is beside them keeps its order', () => {
    write('תיקייה/קובץ.env', 'מזהה');
    const texts = JSON.stringify(shown());
    assert.ok(texts.includes('\u2068תיקייה\u2069 · 2'), texts);
    assert.ok(texts.includes('\u2068תיקייה/קובץ.env\u2069'), texts);
    assert.ok(texts.includes('\u2068מזהה\u2069'), texts);
  });

  it('leave plain names to VS Code, letter by letter', () => {
    write('src/a.env', 'mediaId');
    const [file] = shown();
    assert.deepEqual([file?.label, file?.description], [undefined, 'src · 2']);
    assert.ok(!JSON.stringify(shown()).includes('\u2068'));
  });
});
