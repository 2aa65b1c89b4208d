import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { threadId } from 'node:worker_threads';
import type { FoundOccurrence } from '../recognition/occurrences';
import type { FileStamp } from './fileStamp';

/** A hash of the sources that decide what is found in a file: esbuild.js puts it in. */
declare const recognitionHash: string | undefined;

/** Changes with every change of recognition: what an older one found in a file doesn't count. */
const recognitionVersion = typeof recognitionHash === 'string' ? recognitionHash : 'not built';

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

export interface ScannedFile extends FileStamp {
  readonly isBinary: boolean;
  readonly occurrences: readonly FoundOccurrence[];
  /** Of the settings that decided what was found; by others it would have to be read again. */
  readonly signature: string;
}

/** Rises with every change of the format. */
const format = 3;

/** A file that was being written when its process ended is removed after so long (ms). */
const leftoverMs = 3_600_000;

type Stored = readonly [
  path: string,
  size: number,
  mtimeMs: number,
  ctimeMs: number,
  ino: number,
  isBinary: 0 | 1,
  found?: readonly FoundOccurrence[],
];

/** The files of one signature. */
interface Group {
  readonly signature: string;
  readonly files: readonly Stored[];
}

/** Writes what is known of files, atomically: another window may write the same file. @returns whether it could. */
function writeCache(cacheFile: string, known: ReadonlyMap<string, ScannedFile>): boolean {
  const groups = new Map<string, Stored[]>();
  for (const [file, { size, mtimeMs, ctimeMs, ino, isBinary, occurrences, signature }] of known) {
    const stored = [file, size, mtimeMs, ctimeMs, ino, isBinary ? 1 : 0] as const;
    const group = groups.get(signature) ?? [];
    groups.set(signature, group);
    group.push(occurrences.length === 0 ? stored : [...stored, occurrences]);
  }
  const content = {
    format,
    recognition: recognitionVersion,
    groups: [...groups].map(([signature, files]): Group => ({ signature, files })),
  };
  const temporary = `${cacheFile}.${process.pid}-${threadId}.tmp`;
  try {
    mkdirSync(path.dirname(cacheFile), { recursive: true });
    writeFileSync(temporary, JSON.stringify(content));
    renameSync(temporary, cacheFile);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return false;
  }
}

/** Reads the cache. One that is missing, damaged or of another version is rebuilt, silently. */
function readCache(cacheFile: string): Map<string, ScannedFile> {
  const files = new Map<string, ScannedFile>();
  removeLeftovers(cacheFile);
  try {
    const stored = JSON.parse(readFileSync(cacheFile, 'utf8')) as {
      format?: unknown;
      recognition?: unknown;
      groups: readonly Group[];
    };
    if (stored.format !== format || stored.recognition !== recognitionVersion) return files;
    for (const { signature, files: ofGroup } of stored.groups) {
      for (const entry of ofGroup) {
        if (typeof signature !== 'string' || !isSound(entry)) return new Map();
        const [file, size, mtimeMs, ctimeMs, ino, isBinary, occurrences = []] = entry;
        files.set(file, { size, mtimeMs, ctimeMs, ino, isBinary: isBinary === 1, occurrences, signature });
      }
    }
    return files;
  } catch {
    return new Map();
  }
}

function isSound([file, size, mtimeMs, ctimeMs, ino, isBinary, occurrences = []]: Stored): boolean {
  return (
    typeof file === 'string' &&
    [size, mtimeMs, ctimeMs, ino, isBinary].every((number) => typeof number === 'number') &&
    Array.isArray(occurrences) &&
    occurrences.every(isSoundOccurrence)
  );
}

function isSoundOccurrence(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const occurrence = value as Record<keyof FoundOccurrence, unknown>;
  const { mediaId, line, character, confidence, evidence, rule, damage, isProbablyRounded } = occurrence;
  return (
    typeof mediaId === 'string' &&
    isIndex(line) &&
    isIndex(character) &&
    (confidence === 'certain' || confidence === 'likely') &&
    typeof evidence === 'object' &&
    evidence !== null &&
    'kind' in evidence &&
    typeof evidence.kind === 'string' &&
    (!('name' in evidence) || typeof evidence.name === 'string') &&
    (!('words' in evidence) || typeof evidence.words === 'string') &&
    typeof rule === 'string' &&
    (damage === undefined || damage === 'exponent' || damage === 'decimals') &&
    typeof isProbablyRounded === 'boolean'
  );
}

function isIndex(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A process that ended while it wrote has left its half file. */
function removeLeftovers(cacheFile: string): void {
  const folder = path.dirname(cacheFile);
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(`${path.basename(cacheFile)}.`) || !name.endsWith('.tmp')) continue;
      const full = path.join(folder, name);
      if (Date.now() - statSync(full).mtimeMs > leftoverMs) rmSync(full, { force: true });
    }
  } catch {
    // No folder yet, or another window removes the same.
  }
}
