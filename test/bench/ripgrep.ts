import { spawn } from 'node:child_process';
import { leftOut } from './leftOut';

/** Searches a tree for runs of digits, with two threads. @returns how long it took, in milliseconds. */
export async function ripgrep(rgPath: string, tree: string): Promise<number> {
  const globs = leftOut.flatMap((name) => ['-g', `!**/${name}`]);
  const begun = performance.now();
  await new Promise<void>((resolve, reject) => {
    const search = ['-j2', '--no-ignore', '--hidden', '-c', ...globs, '\\d{13,20}', tree];
    spawn(rgPath, search, { stdio: 'ignore' })
      .on('error', reject)
      .on('close', () => {
        resolve();
      });
  });
  return performance.now() - begun;
}
