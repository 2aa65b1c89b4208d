import { existsSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { FoundOccurrence } from '../recognition/occurrences';
import { FileFilter } from './fileFilter';
import type { ReadFile } from './fileReader';
import { FileReader } from './fileReader';
import type { Helpers } from './helpers';
import { KnownFiles } from './knownFiles';
import type { FileOccurrences, FolderToScan, ScanSummary } from './protocol';
import { controlIndex } from './protocol';
import type { Segment } from './segment';
import { fileStates, makeSegment, readSegment, untouched } from './segment';
import { Tally } from './tally';
import { relativePath, walk } from './walk';

/** Files are handed to the threads in segments of so many, so that reading begins before the walk has ended. */
const segmentSize = 2048;

/** Results go to the extension host in portions of so many media IDs: a message is unpacked there in one go. */
const portionOfIds = 300;

/** A helping thread that reports nothing for so long is given up. Milliseconds. */
const patienceMs = 30_000;

/** Scans folders of this machine and keeps what is known of them. Synchronous: it has a thread of its own. */
export class Scan {
  readonly known: KnownFiles;
  private readonly reader = new FileReader();
  private readonly filters: readonly { readonly folder: FolderToScan; readonly filter: FileFilter }[];
  private portion: FileOccurrences[] = [];
  private idsInPortion = 0;

  constructor(
    folders: readonly FolderToScan[],
    cacheFile: string | undefined,
    private readonly helpers: Helpers,
    private readonly publish: (files: readonly FileOccurrences[]) => void,
  ) {
    this.filters = folders.map((folder) => ({ folder, filter: new FileFilter(folder) }));
    const signature = folders.map(({ root, keys, workspaceKeys }) => [root, keys, workspaceKeys]);
    this.known = new KnownFiles(cacheFile, JSON.stringify(signature));
  }

  /**
   * Scans everything. What changed since the last time is published, or with `wantsAll` everything that is known.
   * @param control shared with who may cancel and watch, see `controlIndex`.
   */
  all(control: Int32Array, wantsAll: boolean): ScanSummary {
    const tally = new Tally();
    const seen = new Set<string>();
    const segments: Segment[] = [];
    const found = new Map<string, readonly FoundOccurrence[]>();
    const collect = (segment: number, index: number, occurrences: readonly FoundOccurrence[]): void => {
      const file = segments[segment]?.paths[index];
      if (file === undefined) return;
      found.set(file, occurrences);
      this.tell(file, occurrences);
    };
    let awaited = 0;
    const drain = (): boolean => {
      const reports = this.helpers.reports();
      for (const report of reports) {
        for (const [index, occurrences] of report.found) collect(report.segment, index, occurrences);
        if (report.isDone) awaited--;
      }
      return reports.length > 0;
    };
    this.walkAll(control, tally, seen, (folder, files) => {
      const segment = makeSegment(folder, files, (file) => this.known.files.get(file), control);
      awaited += this.helpers.share(segment, segments.push(segment) - 1);
    });
    segments.forEach((segment, number) => {
      const own = (index: number, occurrences: readonly FoundOccurrence[]): void => {
        collect(number, index, occurrences);
      };
      readSegment(segment, this.reader, own, () => void drain());
    });
    for (let quiet = performance.now(); awaited > 0 && performance.now() - quiet < patienceMs;) {
      if (drain()) quiet = performance.now();
      else Atomics.wait(waitCell, 0, 0, 1);
    }
    for (const segment of segments) this.settleSegment(segment, found, wantsAll, tally);
    const isCancelled = Atomics.load(control, controlIndex.cancelled) === 1;
    if (!isCancelled) this.forget((file) => !seen.has(file));
    this.flush();
    tally.files = seen.size;
    return tally.summary(isCancelled);
  }

  /** Looks anew at paths that were changed, created, renamed or deleted: files, or folders with all that is in them. */
  some(paths: readonly string[]): ScanSummary {
    const tally = new Tally();
    const files = new Set<string>();
    const gone = new Set<string>();
    for (const full of paths) {
      const stats = statOf(full);
      if (stats === undefined || stats.isDirectory()) gone.add(full);
      for (const { folder, filter } of this.filters) {
        if (stats === undefined || !isBelow(folder.root, full)) continue;
        const hasSibling = (name: string): boolean => existsSync(path.join(path.dirname(full), name));
        const relative = relativePath(folder.root, full);
        if (relative !== '' && filter.isAnyPartExcluded(relative, hasSibling)) gone.add(full);
        else if (stats.isDirectory())
          walk(
            folder.root,
            full,
            filter,
            this.walker(tally, files, () => false),
          );
        else if (filter.isIncluded(relative)) files.add(full);
      }
    }
    for (const file of files) {
      const folder = this.filters.find((one) => isBelow(one.folder.root, file))?.folder;
      if (folder === undefined) continue;
      const known = this.known.files.get(file) ?? { size: -1, mtimeMs: 0 };
      this.settle(file, this.reader.read(file, known, folder.maxBytes, folder), false, tally);
    }
    if (gone.size > 0) this.forget((file) => !files.has(file) && isAtOrBelowAny(gone, file));
    this.flush();
    tally.files = files.size;
    return tally.summary(false);
  }

  private walkAll(
    control: Int32Array,
    tally: Tally,
    seen: Set<string>,
    share: (folder: FolderToScan, files: readonly string[]) => void,
  ): void {
    const isCancelled = (): boolean => Atomics.load(control, controlIndex.cancelled) === 1;
    for (const { folder, filter } of this.filters) {
      let files: string[] = [];
      const add = (file: string): void => {
        files.push(file);
        if (files.length < segmentSize) return;
        Atomics.add(control, controlIndex.found, files.length);
        share(folder, files);
        files = [];
      };
      walk(folder.root, folder.root, filter, this.walker(tally, seen, isCancelled, add));
      Atomics.add(control, controlIndex.found, files.length);
      if (files.length > 0) share(folder, files);
    }
  }

  private walker(
    tally: Tally,
    seen: Set<string>,
    isCancelled: () => boolean,
    add: (file: string) => void = () => undefined,
  ): Parameters<typeof walk>[3] {
    return {
      // A folder of the workspace may lie within another one.
      file: (file) => {
        if (seen.has(file)) return;
        seen.add(file);
        add(file);
      },
      skipped: (file, reason) => {
        tally.skipped(file, reason);
      },
      isCancelled,
    };
  }

  private settleSegment(
    { paths, stats, states }: Segment,
    found: ReadonlyMap<string, readonly FoundOccurrence[]>,
    wantsAll: boolean,
    tally: Tally,
  ): void {
    paths.forEach((file, index) => {
      const number = states[index] ?? untouched;
      if (number === untouched) return;
      const state = fileStates[number] ?? 'unreadable';
      const size = stats[index * 2] ?? -1;
      const mtimeMs = stats[index * 2 + 1] ?? 0;
      const occurrences = found.get(file) ?? [];
      this.settle(file, { state, size, mtimeMs, occurrences }, wantsAll, tally, found.has(file));
    });
  }

  /** Keeps what became of a file, and tells of it where that is news. */
  private settle(file: string, now: ReadFile, wantsAll: boolean, tally: Tally, isTold = false): void {
    const known = this.known.files.get(file);
    const held = known?.occurrences ?? [];
    switch (now.state) {
      case 'unchanged':
        if (known?.isBinary === true) tally.skipped(file, 'binary');
        else if (wantsAll && held.length > 0) this.tell(file, held);
        return;
      case 'read':
      case 'binary': {
        if (now.state === 'binary') tally.skipped(file, 'binary');
        tally.read++;
        const { size, mtimeMs, occurrences, state } = now;
        this.known.set(file, { size, mtimeMs, isBinary: state === 'binary', occurrences });
        if (!isTold && (occurrences.length > 0 || held.length > 0)) this.tell(file, occurrences);
        return;
      }
      case 'tooLarge':
      case 'unreadable':
      case 'vanished':
        tally.skipped(file, now.state);
        this.known.delete(file);
        if (held.length > 0) this.tell(file, []);
    }
  }

  private forget(isGone: (file: string) => boolean): void {
    for (const [file, { occurrences }] of this.known.files) {
      if (!isGone(file)) continue;
      this.known.delete(file);
      if (occurrences.length > 0) this.tell(file, []);
    }
  }

  private tell(file: string, occurrences: readonly FoundOccurrence[]): void {
    this.portion.push({ path: file, occurrences });
    this.idsInPortion += occurrences.length + 1;
    if (this.idsInPortion >= portionOfIds) this.flush();
  }

  private flush(): void {
    if (this.portion.length > 0) this.publish(this.portion);
    this.portion = [];
    this.idsInPortion = 0;
  }
}

/** What nobody ever notifies: to wait for a moment without taking the processor. */
const waitCell = new Int32Array(new SharedArrayBuffer(4));

function statOf(full: string): ReturnType<typeof statSync> {
  try {
    return statSync(full, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isBelow(folder: string, file: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function isAtOrBelowAny(folders: ReadonlySet<string>, file: string): boolean {
  for (let current = file; ; current = path.dirname(current)) {
    if (folders.has(current)) return true;
    if (path.dirname(current) === current) return false;
  }
}
