import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { FoundOccurrence } from '../recognition/occurrences';
import type { KnownFile } from './fileReader';

/** Rises with every change of the format or of the rules of recognition: what older ones found doesn't count. */
const version = 1;

export interface ScannedFile extends KnownFile {
  readonly isBinary: boolean;
  readonly occurrences: readonly FoundOccurrence[];
}

type Stored = readonly [
  path: string,
  size: number,
  mtimeMs: number,
  isBinary: 0 | 1,
  found?: readonly FoundOccurrence[],
];

/** What is known of every file from the last scan, kept over restarts. */
export class KnownFiles {
  readonly files = new Map<string, ScannedFile>();
  private isChanged = false;

  /**
   * @param cacheFile where it is kept; `undefined` keeps it in memory alone.
   * @param signature of everything else that decides what is found; another one empties the cache.
   */
  constructor(
    private readonly cacheFile: string | undefined,
    private readonly signature: string,
  ) {
    this.load();
  }

  set(file: string, scanned: ScannedFile): void {
    this.files.set(file, scanned);
    this.isChanged = true;
  }

  delete(file: string): void {
    if (this.files.delete(file)) this.isChanged = true;
  }

  /** Keeps it, atomically. A disk that is full costs only the next start's time. */
  save(): void {
    if (this.cacheFile === undefined || !this.isChanged) return;
    const files = [...this.files].map(([file, { size, mtimeMs, isBinary, occurrences }]): Stored => {
      const stored = [file, size, mtimeMs, isBinary ? 1 : 0] as const;
      return occurrences.length === 0 ? stored : [...stored, occurrences];
    });
    const temporary = `${this.cacheFile}.${process.pid}.tmp`;
    try {
      mkdirSync(path.dirname(this.cacheFile), { recursive: true });
      writeFileSync(temporary, JSON.stringify({ version, signature: this.signature, files }));
      renameSync(temporary, this.cacheFile);
      this.isChanged = false;
    } catch {
      rmSync(temporary, { force: true });
    }
  }

  /** A cache that is missing, damaged or of another version is built anew, silently. */
  private load(): void {
    if (this.cacheFile === undefined) return;
    try {
      const stored = JSON.parse(readFileSync(this.cacheFile, 'utf8')) as {
        version?: unknown;
        signature?: unknown;
        files?: readonly Stored[];
      };
      if (stored.version !== version || stored.signature !== this.signature) return;
      for (const [file, size, mtimeMs, isBinary, occurrences = []] of stored.files ?? []) {
        const isSound =
          typeof file === 'string' &&
          typeof size === 'number' &&
          typeof mtimeMs === 'number' &&
          Array.isArray(occurrences) &&
          occurrences.every((found) => typeof (found as FoundOccurrence | undefined)?.mediaId === 'string');
        if (!isSound) throw new Error('damaged');
        this.files.set(file, { size, mtimeMs, isBinary: isBinary === 1, occurrences });
      }
    } catch {
      this.files.clear();
    }
  }
}
