import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { cached } from './cache';
import type { Say } from './run';
import { run } from './run';

/** The server build of VS Code: a current one, and the oldest that the extension supports. */
export type ServedVersion = '1.139' | '1.100';

export interface ServedInstallation {
  readonly version: ServedVersion;
  /** The Node.js that this VS Code needs. */
  readonly node: string;
  readonly serverMain: string;
}

// code-server on the npm registry ships VS Code's own server build in lib/vscode; its extension host is the real one.
const releases = {
  '1.139': { codeServer: '4.139.1', node: '24.9.0' },
  '1.100': { codeServer: '4.100.3', node: '20.19.4' },
} as const;

const npmQuietly = ['--no-audit', '--no-fund', '--loglevel=error'];

/** The server build of VS Code in the cache, installed from the npm registry where it is missing (about a minute). */
export async function ensureServedVsCode(version: ServedVersion, say: Say): Promise<ServedInstallation> {
  const release = releases[version];
  const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = await cached(`served-${release.codeServer}`, async (target) => {
    say(`Installing VS Code ${version} (server build) from the npm registry, about a minute …`);
    writeFileSync(path.join(target, 'package.json'), '{ "private": true }\n');
    const packages = [`code-server@${release.codeServer}`, `${nodePackage}@${release.node}`];
    await run('npm', ['install', ...npmQuietly, '--ignore-scripts', ...packages], target);
    const vscode = path.join(target, 'node_modules', 'code-server', 'lib', 'vscode');
    await run('npm', ['install', ...npmQuietly, '--omit=dev', '--ignore-scripts'], vscode);
    // Without this native module, output channels that are logs stay blank.
    say('Building the module that writes VS Code’s log files …');
    await run('npm', ['rebuild', ...npmQuietly, '@vscode/spdlog'], vscode);
    await ensureRipgrep(target, vscode);
  });
  const serverMain = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return { version, serverMain, node: path.join(folder, 'node_modules', nodePackage, 'bin', binary) };
}

/** Older builds download ripgrep in an install script; without it `findFiles` never answers. */
async function ensureRipgrep(folder: string, vscode: string): Promise<void> {
  const wanted = path.join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  if (process.platform !== 'linux' || existsSync(wanted) || !existsSync(path.dirname(path.dirname(wanted)))) return;
  await run('npm', ['install', ...npmQuietly, '--ignore-scripts', '@vscode/ripgrep-universal'], folder);
  const shipped = path.join(
    folder,
    'node_modules',
    '@vscode',
    'ripgrep-universal',
    'bin',
    `linux-${process.arch}`,
    'rg',
  );
  mkdirSync(path.dirname(wanted), { recursive: true });
  copyFileSync(shipped, wanted);
  chmodSync(wanted, 0o755);
}
