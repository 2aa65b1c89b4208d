import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { runHostSuite } from '../host/runHostSuite';
import { artifactsFolder, projectFolder } from './folders';
import type { Counts } from './mocha';
import { sampleOf, thoroughVariable } from './thorough';

interface Suite {
  readonly name: string;
  /** Left out of plain `npm test` because it takes longer. */
  readonly isLong?: boolean;
  run(pattern?: string): Promise<Counts> | Counts;
}

const suites: readonly Suite[] = [
  { name: 'unit', run: (pattern) => runInProcess('unit', sampleOf(1, 5), pattern) },
  { name: 'host', run: (pattern) => runHostSuite(pattern) },
  { name: 'ui', run: (pattern) => runInProcess('ui', 5, pattern) },
];

/** Runs a command; its output goes to the terminal. @returns whether it succeeded. */
function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: projectFolder, stdio: 'inherit' }).status === 0;
}

function runInProcess(folder: string, minutesATest: number, pattern: string | undefined): Counts {
  const resultsFile = path.join(artifactsFolder, `results-${folder}.json`);
  rmSync(resultsFile, { force: true });
  const script = path.join(__dirname, 'suiteProcess.js');
  const args = [script, folder, resultsFile, String(minutesATest), ...(pattern === undefined ? [] : [pattern])];
  succeeds(process.execPath, ['--enable-source-maps', ...args]);
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
  const runsAll = args.includes('--all');
  if (runsAll) process.env[thoroughVariable] = '1';
  const [only, pattern] = args.filter((argument) => !argument.startsWith('--'));
  const chosen = suites.filter(({ name, isLong = false }) => (only === undefined ? runsAll || !isLong : name === only));
  if (chosen.length === 0) throw new Error(`There is no suite "${only ?? ''}".`);
  mkdirSync(artifactsFolder, { recursive: true });
  const totals = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: Counts): void => {
    totals.passed += passed;
    totals.failed += failed;
  };
  if (only === undefined) {
    console.log('=== check ===');
    if (!succeeds('npm', ['run', '--silent', 'check'])) add({ passed: 0, failed: 1 });
  }
  if (only !== 'unit' && !succeeds('npm', ['run', '--silent', 'package'])) add({ passed: 0, failed: 1 });
  const lines: string[] = [];
  for (const suite of chosen) {
    const counts = await countsOf(suite, pattern);
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
