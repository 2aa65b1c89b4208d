import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import * as path from 'node:path';
import type { Download } from '../gateway/download';
import type { MediaId } from '../mediaId/mediaId';
import { copyName } from './copyName';

/** A copy on the disk: whole, as the service announced it. */
export interface Copy {
  readonly mediaId: MediaId;
  /** Path of the file. */
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal, of the file as it is on the disk. */
  readonly sha256: string;
  readonly contentType: string | undefined;
}

export type CopyResult = ({ readonly kind: 'copied' } & Copy) | Exclude<Download, { readonly kind: 'saved' }>;

/** So many files of one name may lie in a folder. */
const maxSameNames = 10_000;

/**
 * Saves a copy of a media object under a safe name. Nothing that is there is overwritten, and nothing is left of a copy
 * that failed. Never rejects.
 * @param folder must exist.
 * @param name what the account calls it; foreign text. Without it, the name in the response counts.
 * @param download as `AccountReader.download`.
 */
export async function saveCopy(
  mediaId: MediaId,
  folder: string,
  name: string | undefined,
  download: (file: string) => Promise<Download>,
): Promise<CopyResult> {
  const draft = path.join(folder, `.${mediaId}.${randomUUID()}.part`);
  const downloaded = await download(draft);
  if (downloaded.kind !== 'saved') return downloaded;
  const { bytes, contentType, fileName } = downloaded;
  try {
    const sha256 = await syncedHash(draft);
    const file = await reserveFile(folder, copyName(mediaId, name ?? fileName, contentType));
    try {
      await rename(draft, file);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    return { kind: 'copied', mediaId, file, bytes, sha256, contentType };
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    return { kind: 'notWritten', code: (error as NodeJS.ErrnoException).code ?? 'EIO' };
  }
}

/**
 * Creates an empty file of this name, or with a number behind it where that is taken, so that nobody else's is
 * overwritten.
 * @returns its path. @throws the system's error
 */
export async function reserveFile(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const file = path.join(folder, number === 1 ? name : `${stem} (${number})${ext}`);
    try {
      await (await open(file, 'wx')).close();
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number >= maxSameNames) throw error;
    }
  }
}

/** The hash of a file that is on the disk when this resolves: its media object may be deleted next. */
async function syncedHash(file: string): Promise<string> {
  // Windows synchronizes only what was opened for writing.
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}
