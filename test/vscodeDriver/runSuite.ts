import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { hasDisplay } from './desktop';
import { sampleOf } from '../run/thorough';
import type { ServedVersion } from './installServed';
import type { Say } from './run';

export interface SuiteOptions {
  readonly extension: string;
  /** Compiled module that exports `run(): Promise<void>`. */
  readonly suite: string;
  readonly workspace: string;
  /** The suite writes `{ passed, failed }` there; what VS Code writes to its console goes beside it. */
  readonly resultsFile: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Which served VS Code to use where the desktop one can't be had, and which desktop release. */
  readonly version: ServedVersion;
  readonly say: Say;
}

export interface SuiteRun {
  readonly passed: number;
  readonly failed: number;
  /** What it ran in, for people. */
  readonly host: string;
}

/**
 * Runs a suite inside a real VS Code through `@vscode/test-electron`: the desktop one where it can be downloaded and
 * shown, else the served one. A host that dies, and a suite without a test, both exit with 0: what counts is the
 * results file. VS Code's own logs are at trace, so that the suite can look for what must never stand in them.
 * @throws Error when the suite left no results, or ran no test.
 */
export async function runSuiteInVsCode(options: SuiteOptions): Promise<SuiteRun> {
  rmSync(options.resultsFile, { force: true });
  const desktop = await findDesktop(options);
  const scratch = mkdtempSync(path.join(tmpdir(), 'vscode-suite-'));
  const host = desktop === undefined ? `served VS Code ${options.version}` : 'desktop VS Code';
  options.say(`The suite runs in the ${host}.`);
  const userData = path.join(scratch, 'user-data');
  const environment = {
    ...options.environment,
    // The served VS Code says it itself.
    DELETE_WHATSAPP_MEDIA_VSCODE_DATA: userData,
    SERVED_VSCODE_VERSION: options.version,
    SERVED_VSCODE_CONSOLE: `${options.resultsFile}.console.log`,
    SERVED_VSCODE_SETTINGS: JSON.stringify(options.settings),
  };
  let exit = 'exit code 0';
  try {
    await withinLimit(
      runTests({
        vscodeExecutablePath: desktop ?? servedExecutable(scratch),
        extensionDevelopmentPath: options.extension,
        extensionTestsPath: options.suite,
        launchArgs: [options.workspace, '--disable-workspace-trust', '--log=trace', `--user-data-dir=${userData}`],
        extensionTestsEnv: environment,
      }),
    );
  } catch (error) {
    exit = String(error);
  }
  try {
    const { passed, failed } = JSON.parse(readFileSync(options.resultsFile, 'utf8')) as SuiteRun;
    if (passed + failed === 0) throw new Error('no test ran');
    return { passed, failed, host };
  } catch (error) {
    throw new Error(`The suite in the ${host} left no results (${exit}): ${String(error)}`, { cause: error });
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function findDesktop({ say, version }: SuiteOptions): Promise<string | undefined> {
  if (!hasDisplay()) {
    say('There is no display: the desktop VS Code cannot be used.');
    return undefined;
  }
  try {
    return await downloadAndUnzipVSCode({ version: version === '1.100' ? '1.100.3' : 'stable' });
  } catch (error) {
    say(`The desktop VS Code cannot be downloaded here (${String(error)}).`);
    return undefined;
  }
}

/** test-electron starts a single executable file: a shell script that runs ours. */
function servedExecutable(folder: string): string {
  const file = path.join(folder, 'served-vscode');
  const script = path.join(__dirname, 'servedExecutable.js');
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" --enable-source-maps "${script}" "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Rejects when a whole suite takes so long that it counts as hanging. */
function withinLimit<Value>(work: Promise<Value>): Promise<Value> {
  const minutes = sampleOf(10, 30);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`still running after ${minutes} minutes`));
    }, minutes * 60_000);
  });
  return Promise.race([work, limit]).finally(() => {
    clearTimeout(timer);
  });
}
