// Compares the diagram of docs/ARCHITECTURE.md with the imports there are: every arrow, and none besides.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** `core/gateway`, `vscode/view`; a file beside the folders counts as `core` or `vscode`. */
function folderOf(file) {
  const [side, folder, ...rest] = file.split('/').slice(1);
  if (folder === undefined) return 'extension';
  return rest.length === 0 ? side : `${side}/${folder}`;
}

const files = readdirSync('src', { recursive: true })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const actual = new Set();
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, specifier]) => specifier);
  for (const specifier of specifiers) {
    const target = `${normalize(join(dirname(file), specifier))
      .replaceAll('\\', '/')
      .replace(/\.js$/, '')}.ts`;
    const [from, to] = [folderOf(file), folderOf(target)];
    if (from !== to) actual.add(`${from} --> ${to}`);
  }
}

const page = readFileSync('docs/ARCHITECTURE.md', 'utf8');
const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];
const drawn = new Set();
for (const [, from, targets] of diagram.matchAll(/^ *(\S+) --> (.+)$/gm)) {
  for (const to of targets.split('&')) drawn.add(`${from} --> ${to.trim()}`);
}

const problems = [
  ...[...actual].filter((arrow) => !drawn.has(arrow)).map((arrow) => `not drawn: ${arrow}`),
  ...[...drawn].filter((arrow) => !actual.has(arrow)).map((arrow) => `drawn, but there is no such import: ${arrow}`),
];

/** No arrow leads back: a folder is understood by what it stands on. */
function circleFrom(folder, path = []) {
  if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder];
  const targets = [...actual]
    .filter((arrow) => arrow.startsWith(`${folder} --> `))
    .map((arrow) => arrow.split(' --> ')[1]);
  return targets.map((to) => circleFrom(to, [...path, folder])).find((circle) => circle !== undefined);
}
const circle = circleFrom('extension');
if (circle !== undefined) problems.push(`a circle of folders: ${circle.join(' --> ')}`);

for (const problem of problems.sort()) console.error(problem);
console.log(
  problems.length === 0
    ? `The diagram shows the ${actual.size} arrows there are.`
    : 'docs/ARCHITECTURE.md is not true.',
);
process.exitCode = problems.length === 0 ? 0 : 1;
