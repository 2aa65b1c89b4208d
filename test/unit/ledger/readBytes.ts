import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** Counts the bytes that are read through handles while something runs. */
export async function bytesReadBy(run: () => Promise<unknown>): Promise<number> {
  const handle = await open(__filename);
  const prototype = Object.getPrototypeOf(handle) as { read: (...args: unknown[]) => ReturnType<FileHandle['read']> };
  await handle.close();
  const { read } = prototype;
  let bytes = 0;
  prototype.read = async function (this: unknown, ...args: unknown[]) {
    const result = await read.apply(this, args);
    bytes += result.bytesRead;
    return result;
  };
  try {
    await run();
    return bytes;
  } finally {
    prototype.read = read;
  }
}
