import { cpSync, mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { artifactsFolder, projectFolder } from '../../run/folders';

/** Builds the driver extension and returns its folder. */
export async function buildDriver(): Promise<string> {
  const folder = path.join(artifactsFolder, 'driver');
  const source = path.join(projectFolder, 'test', 'ui', 'driver');
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  await build({
    entryPoints: [path.join(source, 'extension.ts')],
    outfile: path.join(folder, 'extension.js'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return folder;
}
