import type * as FileSystem from 'node:fs';
import { createRequire } from 'node:module';

const fs = createRequire(__filename)('node:fs') as typeof FileSystem;

/** Functions of `node:fs` that a test lets fail. */
type Failing = 'readdirSync' | 'statSync' | 'readFileSync' | 'rmSync';

/**
 * Lets a function of the file system fail for paths below a folder, as it does for too many open files or where
 * something is forbidden: to a superuser nothing is.
 * @returns what makes it work again, and tells how often it failed.
 */
export function failing(name: Failing, code: string, folder: string): () => number {
  const real = fs[name] as (...args: unknown[]) => unknown;
  let failures = 0;
  // Node keeps hold of some functions.
  let isFailing = true;
  const fail = (...args: unknown[]): unknown => {
    if (!isFailing || !String(args[0]).startsWith(folder)) return real(...args);
    failures++;
    throw Object.assign(new Error(code), { code });
  };
  Object.assign(fs, { [name]: fail });
  return () => {
    isFailing = false;
    Object.assign(fs, { [name]: real });
    return failures;
  };
}
