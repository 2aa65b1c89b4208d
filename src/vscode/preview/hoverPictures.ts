import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Disposable } from '../disposable';

/** Larger pictures are not shown in a hover (bytes). */
const maxBytes = 1_000_000;

/** What a window that crashed left behind is removed after so long (ms). */
const staleAfterMs = 24 * 3_600_000;

const pictureTypes: ReadonlySet<string> = new Set(['.png', '.jpg', '.webp']);

/**
 * Pictures that were previewed, as files for hovers, which show no other ones of ours. They are removed when the window
 * closes. Nothing is fetched for a hover.
 */
export class HoverPictures extends Disposable {
  private readonly windowFolder: string;
  private readonly held = new Map<string, vscode.Uri>();
  private prepared: Promise<void> | undefined;

  /** @param folder of all windows; it need not exist. */
  constructor(private readonly folder: string) {
    super();
    this.windowFolder = path.join(folder, randomUUID());
    this.own({
      dispose: () => {
        if (this.prepared !== undefined) rmSync(this.windowFolder, { recursive: true, force: true });
      },
    });
  }

  /** @param name of the file, which ends as its type says. Never rejects: without a picture a hover has a link. */
  async add(mediaId: string, name: string, bytes: Uint8Array): Promise<void> {
    const extension = path.extname(name);
    if (bytes.length > maxBytes || !pictureTypes.has(extension)) return;
    try {
      await (this.prepared ??= this.prepare());
      const file = path.join(this.windowFolder, `${mediaId}${extension}`);
      await writeFile(file, bytes);
      this.held.set(mediaId, vscode.Uri.file(file));
    } catch {
      this.held.delete(mediaId);
    }
  }

  of(mediaId: string): vscode.Uri | undefined {
    return this.held.get(mediaId);
  }

  private async prepare(): Promise<void> {
    await mkdir(this.windowFolder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      const other = path.join(this.folder, name);
      // Another window may be removing it, too.
      const { mtimeMs } = await stat(other).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < Date.now() - staleAfterMs) await rm(other, { recursive: true, force: true });
    }
  }
}
