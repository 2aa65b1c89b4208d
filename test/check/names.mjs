// Finds what a reader would stumble over: one exported name with two meanings, words that were given up for the field's
// own, British spelling, files that are too long or import too much. Part of `npm run check`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const maxLines = 300;
const maxImports = 20;

/** Rebuilt in an issue of its own; until then its inside is as it was. */
const isExempt = (file) => file.startsWith('src/core/recognition/');

/** Given up for standard terms: docs/ARCHITECTURE.md, "Words". */
const givenUpNames =
  /\b(goingThrough|rowsMeant|handedOver|waysOn|wayOnWithout|lifeOf|isAnybody|goneIn|inOneLine|inMessage|quietly|gatherer|takeIn|lookAtAll|Helpers|SettledFiles|Portions|Skips|Telling|FollowedLinks|isSpeltOtherwise|isAtOrBelow|PauseWatch|Doubts|Paces|gatewayBox|surroundings|realVsCode)\b|\b(most|fewest|longest|shortest)[A-Z]\w*/g;

const britishWords =
  /\b\w*(recognis|behaviour|honour|colour|favour|normalis|initialis|summaris|minimis|judgement|labelled|cancelling|spelt|learnt|whilst)\w*/gi;

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));

const problems = [];
const declaredIn = new Map();
for (const file of filesIn('src')) {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  if (lines.length - 1 > maxLines && !isExempt(file)) problems.push(`${file} has ${lines.length - 1} lines`);
  const imports = new Set([...text.matchAll(/^(?:import|export) [^;]*? from '([^']+)';$/gm)].map(([, from]) => from));
  if (imports.size > maxImports && !isExempt(file)) problems.push(`${file} imports ${imports.size} modules`);
  const exported = /^export (?:abstract )?(?:async )?(?:class|interface|type|enum|const|function\*?) (\w+)/gm;
  for (const [, name] of text.matchAll(exported)) {
    declaredIn.set(name, [...(declaredIn.get(name) ?? []), file]);
  }
  lines.forEach((line, index) => {
    const words = [...(isExempt(file) ? [] : line.matchAll(givenUpNames)), ...line.matchAll(britishWords)];
    for (const [word] of words) problems.push(`${file}:${index + 1} says "${word}"`);
  });
}
for (const [name, files] of declaredIn) {
  if (files.length > 1) problems.push(`${name} is exported by ${files.join(' and ')}`);
}
for (const folder of [
  'test/bench',
  'test/canary',
  'test/gateway',
  'test/host',
  'test/run',
  'test/start',
  'test/ui',
  'test/unit',
  'test/vscodeDriver',
]) {
  for (const file of filesIn(folder)) {
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        for (const [word] of line.matchAll(britishWords)) problems.push(`${file}:${index + 1} says "${word}"`);
      });
  }
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'Names and sizes are fine.' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
