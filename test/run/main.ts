import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { runHostSuite } from '../host/runHostSuite';
import { artifactsFolder, projectFolder } from './folders';
import type { Counts } from './mocha';
import { sampleOf, thoroughVariable } from './thorough';

interface Suite {
  readonly name: string;
  run(pattern?: string): Promise<Counts>;
}

const suites: readonly Suite[] = [
  { name: 'unit', run: (pattern) => runInProcess('unit', sampleOf(1, 5), pattern) },
  { name: 'host', run: (pattern) => runHostSuite(pattern) },
  { name: 'ui', run: (pattern) => runInProcess('ui', 5, pattern) },
];

/** Runs a command; its output goes to the terminal as it comes. @returns whether it succeeded. */
function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, { cwd: projectFolder, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code === 0);
    });
  });
}

/** Types, lint, format and imports, beside what else runs. @returns whether they are in order; then it says nothing. */
async function checksSucceed(): Promise<boolean> {
  const isInOrder = await succeeds('npm', ['run', '--silent', 'check']);
  console.log(`=== check: ${isInOrder ? 'in order' : 'FAILED'} ===`);
  return isInOrder;
}

async function runInProcess(folder: string, minutesATest: number, pattern: string | undefined): Promise<Counts> {
  const resultsFile = path.join(artifactsFolder, `results-${folder}.json`);
  rmSync(resultsFile, { force: true });
  const script = path.join(__dirname, 'suiteProcess.js');
  const args = [script, folder, resultsFile, String(minutesATest), ...(pattern === undefined ? [] : [pattern])];
  await succeeds(process.execPath, ['--enable-source-maps', ...args]);
  return readCounts(resultsFile);
}

function readCounts(file: string): Counts {
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  return { passed: counts.passed, failed: counts.failed };
}

/** Runs one suite; a suite that breaks off, or in which no test ran, counts as a failure. */
async function countsOf(suite: Suite, pattern: string | undefined): Promise<Counts> {
  console.log(`\n=== ${suite.name} ===`);
  try {
    const counts = await suite.run(pattern);
    if (counts.passed + counts.failed > 0) return counts;
    console.error(`The suite "${suite.name}" ran no test.`);
  } catch (error) {
    console.error(error);
    console.error(`The suite "${suite.name}" did not come to its end.`);
  }
  return { passed: 0, failed: 1 };
}

// node out/test/run/main.js [--all] [suite [pattern]]: without a suite, everything that `npm test` means.
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--all')) process.env[thoroughVariable] = '1';
  const [only, pattern] = args.filter((argument) => !argument.startsWith('--'));
  const chosen = suites.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) throw new Error(`There is no suite "${only ?? ''}".`);
  mkdirSync(artifactsFolder, { recursive: true });
  const totals = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: Counts): void => {
    totals.passed += passed;
    totals.failed += failed;
  };
  if (only !== 'unit' && !(await succeeds('npm', ['run', '--silent', 'package']))) add({ passed: 0, failed: 1 });
  const checks = only === undefined ? checksSucceed() : Promise.resolve(true);
  const lines: string[] = [];
  for (const suite of chosen) {
    const counts = await countsOf(suite, pattern);
    // They are done by then, and would take time from windows that are waited for.
    if (!(await checks) && lines.length === 0) add({ passed: 0, failed: 1 });
    add(counts);
    lines.push(`${suite.name}: ${counts.passed} passed, ${counts.failed} failed`);
  }
  console.log(`\n${lines.join('\n')}\n\n${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
