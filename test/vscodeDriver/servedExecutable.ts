import { appendFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './chromium';
import type { ServedVersion } from './installServed';
import { reportMark } from './reportMark';
import { serveVsCode } from './server';

// Stands in for the desktop executable: takes the arguments that @vscode/test-electron hands to VS Code, runs the suite
// in the served VS Code, and exits with the suite's code.

async function main(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined =>
    args.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = args.find((argument) => !argument.startsWith('-'));
  const tests = option('extensionTestsPath');
  const extension = option('extensionDevelopmentPath');
  if (tests === undefined || extension === undefined) throw new Error('No suite or no extension was handed over.');
  const settings = JSON.parse(process.env.SERVED_VSCODE_SETTINGS ?? '{}') as Record<string, unknown>;
  const say = (line: string): void => {
    console.log(line);
  };
  const consoleFile = process.env.SERVED_VSCODE_CONSOLE ?? '/dev/null';
  writeFileSync(consoleFile, '');
  const executablePath = await ensureChromium(say);
  const served = await serveVsCode({
    version: (process.env.SERVED_VSCODE_VERSION ?? '1.139') as ServedVersion,
    developmentExtension: path.resolve(extension),
    settings,
    ...(option('log') === 'trace' ? { logLevel: 'trace' } : {}),
    say,
  });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const page = await (await browser.newContext()).newPage();
    const code = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', (exitCode: number) => {
        resolve(exitCode);
      });
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
      const line = format(...parts);
      if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
      else appendFileSync(consoleFile, `${line}\n`);
    });
    await page.goto(
      served.url({ ...(folder === undefined ? {} : { folder: path.resolve(folder) }), tests: path.resolve(tests) }),
    );
    return await code;
  } finally {
    await browser.close();
    await served.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(70);
  },
);
