import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from '../run/folders';

describe('SECURITY.md', () => {
  const page = readFileSync(path.join(projectFolder, 'SECURITY.md'), 'utf8').replace(/\s+/g, ' ');
  const promises = /## Promises(.*)## Where secrets live/.exec(page)?.[1] ?? '';
  const numbered = promises.split(/ (?=\d+\. \*\*)/).filter((text) => text.trim() !== '');

  it('has numbered promises', () => {
    assert.deepEqual(
      numbered.map((text) => Number.parseInt(text.trim(), 10)),
      numbered.map((_, index) => index + 1),
    );
    assert.ok(numbered.length > 5);
  });

  for (const promise of numbered) {
    it(`names tests that exist for promise ${promise.trim().slice(0, 60)}`, () => {
      const named = [...promise.matchAll(/`((?:unit|host|ui)\/[\w/.]+)`: ((?:"[^"]+"(?:, )?)+)/g)];
      assert.ok(named.length > 0, 'no test is named');
      for (const [, file = '', titles = ''] of named) {
        const source = readFileSync(path.join(projectFolder, 'test', file), 'utf8').replaceAll("\\'", "'");
        for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g))
          assert.ok(source.includes(title), `${file}: ${title}`);
      }
    });
  }
});
