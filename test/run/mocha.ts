import { readdirSync } from 'node:fs';
import * as path from 'node:path';

/** How many tests passed and failed in a suite. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface RunOptions {
  /** Only tests whose title matches. */
  readonly grep?: string | undefined;
  /** Takes the report, in the manner of `console.log`, in place of the terminal. */
  readonly print?: (...parts: unknown[]) => void;
}

/** The compiled test files (`*.test.js`) below a folder, in alphabetical order. */
export function testFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => path.join(folder, file))
    .sort();
}

/**
 * Runs mocha on compiled test files and prints its report. A test left out by `.only` or `.skip` is a failure: what
 * isn't run must not look like a success.
 * @param timeoutMs the most a single test may take: a guard against hanging, never a measure.
 */
export async function runMocha(files: readonly string[], timeoutMs: number, options: RunOptions = {}): Promise<Counts> {
  const { grep, print } = options;
  const { default: Mocha } = await import('mocha');
  if (print) Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: timeoutMs,
    forbidOnly: true,
    forbidPending: true,
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      resolve({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0 });
    });
  });
}
