import type { ScannedFile } from './scanCache';
import { readCache, writeCache } from './scanCache';

/** What is known of every file from the last scan, kept over restarts. */
export class KnownFiles {
  private readonly files: Map<string, ScannedFile>;
  private isChanged = false;

  /** @param cacheFile where it is kept; `undefined` keeps it in memory alone. */
  constructor(readonly cacheFile: string | undefined) {
    this.files = cacheFile === undefined ? new Map<string, ScannedFile>() : readCache(cacheFile);
  }

  /** What is known of a file, if that is by the same settings. */
  get(file: string, signature: string): ScannedFile | undefined {
    const known = this.files.get(file);
    return known?.signature === signature ? known : undefined;
  }

  all(): IterableIterator<[string, ScannedFile]> {
    return this.files.entries();
  }

  set(file: string, scanned: ScannedFile): void {
    this.files.set(file, scanned);
    this.isChanged = true;
  }

  delete(file: string): void {
    if (this.files.delete(file)) this.isChanged = true;
  }

  /** Keeps it on the disk. A disk that is full costs only the next start's time. @returns whether there was anything new. */
  save(): boolean {
    if (this.cacheFile === undefined || !this.isChanged) return false;
    this.isChanged = !writeCache(this.cacheFile, this.files);
    return true;
  }
}
