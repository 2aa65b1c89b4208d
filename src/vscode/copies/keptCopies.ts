import { lstat, readdir, rm } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** What kept copies take on the disk. */
export interface CopiesUsage {
  readonly count: number;
  readonly bytes: number;
}

/** Names of copies begin with the media ID: see `copyName`. */
const copyFile = /^(\d+)[ .]/;

/** Copies that are kept before deletions: a folder a batch, with a manifest, in the global storage. */
export class KeptCopies {
  /** @param folder of all of them; it need not exist. */
  constructor(readonly folder: string) {}

  /** The copies of a media object. */
  async of(mediaId: string): Promise<vscode.Uri[]> {
    return (await this.byMediaId()).get(mediaId) ?? [];
  }

  /** All copies, by media ID. Never rejects: what can't be read isn't there. */
  async byMediaId(): Promise<ReadonlyMap<string, vscode.Uri[]>> {
    const copies = new Map<string, vscode.Uri[]>();
    for (const batch of await namesIn(this.folder)) {
      for (const name of await namesIn(path.join(this.folder, batch))) {
        const mediaId = copyFile.exec(name)?.[1];
        if (mediaId === undefined) continue;
        const uri = vscode.Uri.file(path.join(this.folder, batch, name));
        copies.set(mediaId, [...(copies.get(mediaId) ?? []), uri]);
      }
    }
    return copies;
  }

  /** @param copies all of them, where they are known. */
  async usage(copies?: ReadonlyMap<string, readonly vscode.Uri[]>): Promise<CopiesUsage> {
    const uris = [...(copies ?? (await this.byMediaId())).values()].flat();
    const sizes = await Promise.all(
      uris.map(({ fsPath }) =>
        lstat(fsPath).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return { count: uris.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  }

  /** Removes all of them, with their manifests. @throws the system's error */
  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** In the same order everywhere. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).then(
    (names) => names.sort(),
    () => [],
  );
}
