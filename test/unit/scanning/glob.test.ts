import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import picomatch from 'picomatch';
import { FileFilter } from '../../../src/core/scanning/fileFilter';
import { compileGlobs } from '../../../src/core/scanning/glob';

const matches = (glob: string, path: string): boolean => compileGlobs([glob])(path);

describe('globs', () => {
  it('mean what they mean to VS Code', () => {
    const matching: [string, string][] = [
      ['**/a.js', 'a.js'],
      ['**/a.js', 'x/y/a.js'],
      ['a/**', 'a'],
      ['a/**', 'a/b/c'],
      ['a/**/c', 'a/c'],
      ['**/*.{js,map}', 'a/b.map'],
      ['{**/a,**/b}', 'q/b'],
      ['docs/{a,{b,c}d}*.md', 'docs/cdx.md'],
      ['**/.*', 'x/.env'],
      ['file?.[a-c]s', 'file1.cs'],
      ['**/[!a]x', 'q/bx'],
      ['app/(auth)/**', 'app/(auth)/x.ts'],
      ['**/+(page).ts', 'src/+(page).ts'],
      ['**/+page.ts', 'src/+page.ts'],
      ['!keep', '!keep'],
      ['build/', 'build'],
      ['a,b', 'a,b'],
      ['[{]', '{'],
    ];
    for (const [glob, path] of matching) assert.ok(matches(glob, path), `${glob} matches ${path}`);
    const others: [string, string][] = [
      ['*.js', 'a/b.js'],
      ['a/*', 'a/b/c'],
      ['!keep', 'src/a.ts'],
      ['**/!(keep)', 'a.ts'],
      ['**/+(page).ts', 'src/page.ts'],
      ['**/[!a]x', 'q/ax'],
      ['**.js', 'x/a.js'],
      ['/build', 'build'],
    ];
    for (const [glob, path] of others) assert.ok(!matches(glob, path), `${glob} does not match ${path}`);
  });

  it('agree with picomatch where both have the same language', () => {
    const segment = fc.stringMatching(/^[ab*?]{1,4}$/).filter((text) => !text.includes('**'));
    const parts = fc.array(fc.oneof(segment, fc.constant('**')), { maxLength: 5 });
    // At the end VS Code's `**` also stands for nothing, picomatch's only behind a name.
    const glob = fc.tuple(parts, segment).map(([before, last]) => [...before, last]);
    const path = fc.array(fc.stringMatching(/^[ab]{1,5}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(glob, path, (globParts, pathParts) => {
        const [pattern, text] = [globParts.join('/'), pathParts.join('/')];
        assert.equal(matches(pattern, text), picomatch.isMatch(text, pattern, { dot: true }), `${pattern} on ${text}`);
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  it('hang nothing, whatever a workspace brings', () => {
    const hostile = [
      '*a*a*a*a*a*a*a*a*a*a*a*a*b',
      '**/+(*a)b',
      '**/*(+(a)+(a))b',
      '**/a/**/a/**/a/**/a/**/a/**/b',
      '{a,b}'.repeat(200),
      '{'.repeat(100_000),
      '['.repeat(100_000),
      `{${'a,'.repeat(100_000)}}`,
    ];
    const begun = process.cpuUsage();
    const exclude = Object.fromEntries(hostile.map((glob) => [glob, true]));
    const filter = new FileFilter({ include: hostile, exclude });
    for (const path of ['a'.repeat(250) + '!', 'a/'.repeat(120) + '!']) filter.isAnyPartExcluded(path, () => false);
    // Seconds of work, not of waiting: with regular expressions each of the first two takes minutes or years.
    assert.ok(process.cpuUsage(begun).user < 5_000_000);
  });
});
