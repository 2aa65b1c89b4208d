import { accessSync, constants, existsSync } from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import type { Say } from './run';
import { run } from './run';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];

const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser of the Chromium family: one that is installed, else Playwright's download, else Debian's package. */
export async function ensureChromium(say: Say): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  say('Installing a browser …');
  try {
    await run('npx', ['playwright-core', 'install', 'chromium'], process.cwd());
  } catch (error) {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) throw error;
    say("Playwright's download can't be had here; installing Debian's package chromium …");
    await run('apt-get', ['update'], process.cwd());
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], process.cwd());
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error('No Chrome, Edge or Chromium was found. Install one and try again.');
  return installed;
}

/** Arguments that keep the browser quiet, and let it run as root in a container. */
export function chromiumArguments(): string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.platform === 'linux' ? ['--no-sandbox', ...quiet] : quiet;
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...wellKnown, chromium.executablePath()].find(isExecutable);
}

function isExecutable(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
