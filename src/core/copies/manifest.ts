import { rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { AccountMedia } from '../gateway/accountMedia';
import type { Copy } from './saveCopy';
import { reserveFile } from './saveCopy';

/** Where copies came from. Holds no credential. */
export interface CopySource {
  /** The account's name. */
  readonly account: string;
  /** The endpoint's origin. */
  readonly endpoint: string;
  /** When they were saved: milliseconds since the epoch. */
  readonly savedMs: number;
}

/** A copy, and what the account says about its media object. */
export interface DescribedCopy {
  readonly copy: Copy;
  readonly media: AccountMedia | undefined;
}

export const manifestName = 'whatsapp-media-copies.json';

/**
 * Writes what lies in a folder of copies, as JSON beside them: an earlier manifest stays as it is.
 * @returns the path of the manifest. @throws the system's error
 */
export async function writeManifest(
  folder: string,
  source: CopySource,
  copies: readonly DescribedCopy[],
): Promise<string> {
  const manifest = {
    format: 'whatsapp-media-copies',
    version: 1,
    account: source.account,
    endpoint: source.endpoint,
    saved: new Date(source.savedMs).toISOString(),
    copies: copies.map(entryOf),
  };
  const file = await reserveFile(folder, manifestName);
  try {
    await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
  return file;
}

/** Absent values are absent in JSON, too. */
function entryOf({ copy, media }: DescribedCopy): Record<string, unknown> {
  const { mediaId, bytes, sha256, contentType } = copy;
  return {
    mediaId,
    file: path.basename(copy.file),
    bytes,
    sha256,
    contentType,
    identifier: media?.identifier,
    description: media?.description,
    kind: media?.kind,
    wabaNumber: media?.wabaNumber,
    created: media?.createdMs === undefined ? undefined : new Date(media.createdMs).toISOString(),
  };
}
