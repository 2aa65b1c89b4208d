import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from '../run/folders';

const source = path.join(projectFolder, 'src');
const page = readFileSync(path.join(projectFolder, 'docs', 'ARCHITECTURE.md'), 'utf8');

/** The rows of the table under a heading, each as the text of its cells. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

describe('docs/ARCHITECTURE.md', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'));
  const rows = tableUnder('Where is it decided…');

  it('names the folder for ten behaviors at least', () => {
    assert.ok(rows.length >= 10, String(rows.length));
    assert.ok(new Set(rows.map(([, folder]) => folder)).size >= 10);
  });

  for (const [question = '', folder = '', name = ''] of rows) {
    it(`is right that ${folder} decides ${question}`, () => {
      const declaration = new RegExp(`^export (?:async )?(?:function\\*?|class|const) ${name}\\b`, 'm');
      const declaredIn = files.filter((file) => declaration.test(readFileSync(path.join(source, file), 'utf8')));
      assert.deepEqual(
        declaredIn.map((file) => path.posix.dirname(file)),
        [folder],
      );
    });
  }

  it('leads to files that exist', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    assert.ok(links.length > 20);
    for (const link of links) assert.ok(existsSync(path.join(projectFolder, 'docs', link)), link);
  });
});
