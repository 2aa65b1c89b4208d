import { statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** What the ledger needs of a file; tests replace it by a full disk. */
export interface AppendedFile {
  /** Size when it was opened (bytes). */
  readonly size: number;
  /** Resolves when the text is on the disk. */
  append(text: string): Promise<void>;
  /**
   * The bytes that are in it now, `undefined` when it isn't at its path any more. Looks at the disk.
   * @throws the system's error when that can't be known.
   */
  sizeNow(): number | undefined;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export type OpenFile = (file: string) => Promise<AppendedFile>;

/** Creates a file that must not be there yet. */
export const createFile: OpenFile = (file) => openToAppend(file, 'ax');

/** Opens a file that is there, to append to it. */
export const reopenFile: OpenFile = (file) => openToAppend(file, 'a');

async function openToAppend(file: string, flags: 'a' | 'ax'): Promise<AppendedFile> {
  const handle = await open(file, flags);
  try {
    // Inode numbers may exceed what a JavaScript number holds exactly.
    const { dev, ino, size } = await handle.stat({ bigint: true });
    const isSame = (other: { readonly dev: bigint; readonly ino: bigint }): boolean =>
      other.dev === dev && other.ino === ino;
    return {
      size: Number(size),
      append: async (text) => {
        await handle.appendFile(text);
        await handle.datasync();
      },
      sizeNow: () => {
        const now = statAt(file);
        return now !== undefined && isSame(now) ? Number(now.size) : undefined;
      },
      truncate: (length) => truncateSame(file, length, isSame),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Windows can't truncate a file through a handle opened for appending. */
async function truncateSame(file: string, length: number, isSame: (stats: Stats) => boolean): Promise<void> {
  const handle: FileHandle = await open(file, 'r+');
  try {
    if (!isSame(await handle.stat({ bigint: true }))) throw new Error('Another file is in its place');
    await handle.truncate(length);
  } finally {
    await handle.close();
  }
}

type Stats = NonNullable<ReturnType<typeof statAt>>;

function statAt(file: string): { readonly dev: bigint; readonly ino: bigint; readonly size: bigint } | undefined {
  try {
    return statSync(file, { bigint: true });
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
