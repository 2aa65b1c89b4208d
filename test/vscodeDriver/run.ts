import { spawn } from 'node:child_process';

/** Says in a line what is being done. */
export type Say = (line: string) => void;

/** Runs a command to its end. @throws Error with the end of its output when it fails. */
export function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const tail = new Tail();
    child.stdout.on('data', tail.add);
    child.stderr.on('data', tail.add);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}:\n${tail.text}`));
    });
  });
}

/** Keeps the end of an output, for the error that may follow. */
export class Tail {
  text = '';
  readonly add = (chunk: Buffer | string): void => {
    this.text = (this.text + chunk.toString()).slice(-6000);
  };
}
