import { performance } from 'node:perf_hooks';
import type { FoundOccurrence } from '../recognition/occurrences';
import { changesIn } from './changes';
import type { ReadFile } from './fileReader';
import { FileReader } from './fileReader';
import type { FileStamp } from './fileStamp';
import { noStamp } from './fileStamp';
import type { WorkerRun } from './workerPool';
import type { KnownFiles } from './knownFiles';
import type { PublishFiles } from './resultBatcher';
import { ResultBatcher } from './resultBatcher';
import type { FolderToScan, ScanSummary } from './protocol';
import { controlIndex, isCancelled } from './protocol';
import type { ScannedFolder } from './walk';
import { scannedFolder, walk } from './walk';
import type { Segment } from './segment';
import { makeSegment, outcomeOf, readSegment } from './segment';
import type { ReportMode } from './scanState';
import { ScanState } from './scanState';

/** Files in a segment: threads begin to read before the walk has ended. */
const segmentSize = 2048;

/** Threads without progress for this long are given up (ms). */
const defaultPatienceMs = 30_000;

/** Scans folders of this machine and keeps what is known of them. Synchronous: it has a thread of its own. */
export class Scan {
  private readonly reader = new FileReader();
  private readonly folders: readonly ScannedFolder[];
  private readonly state: ScanState;

  constructor(
    folders: readonly FolderToScan[],
    private readonly known: KnownFiles,
    private readonly workers: WorkerRun,
    private readonly patienceMs = defaultPatienceMs,
  ) {
    this.folders = folders.map(scannedFolder);
    this.state = new ScanState(known);
  }

  /**
   * Scans everything. What changed since the last time is published, or with `wantsAll` everything that is known.
   * @param control shared with who may cancel and watch, see `controlIndex`.
   * @param reread files that are read and published whatever is known of them.
   */
  all(control: Int32Array, wantsAll: boolean, publish: PublishFiles, reread = noFiles): ScanSummary {
    const batcher = new ResultBatcher(publish);
    const segments: { readonly signature: string; readonly segment: Segment }[] = [];
    const found = new Map<string, readonly FoundOccurrence[]>();
    const collect = (number: number, index: number, occurrences: readonly FoundOccurrence[]): void => {
      const file = segments[number]?.segment.paths[index];
      if (file === undefined) return;
      found.set(file, occurrences);
      batcher.add(file, occurrences);
    };
    this.state.beginScan();
    for (const { links } of this.folders) links.clear();
    this.workers.begin();
    const { seen, closed } = this.walkAll(control, ({ folder, signature }, files) => {
      const known = (file: string): FileStamp | undefined =>
        reread.has(file) ? undefined : this.known.get(file, signature);
      const segment = makeSegment(folder, files, known, control);
      this.workers.share(segment, segments.push({ signature, segment }) - 1);
    });
    segments.forEach(({ segment }, number) => {
      const own = (index: number, occurrences: readonly FoundOccurrence[]): void => {
        collect(number, index, occurrences);
      };
      readSegment(segment, this.reader, own, () => this.workers.drain(collect));
    });
    this.awaitWorkers(control, collect);
    const wasCancelled = isCancelled(control);
    const reportMode: ReportMode = wantsAll ? 'holding' : 'changed';
    for (const { signature, segment } of segments) {
      segment.paths.forEach((file, index) => {
        const now = outcomeOf(segment, index, found.get(file)) ?? (wasCancelled ? undefined : givenUp);
        if (now === undefined) return;
        this.state.recordFile(file, signature, now, batcher, reread.has(file) ? 'every' : reportMode, found.has(file));
      });
    }
    if (!wasCancelled) this.state.recordScanEnd(seen, closed, batcher, reportMode);
    batcher.flush();
    return this.state.summary(wasCancelled);
  }

  /**
   * Looks again at paths that were changed, created, renamed or deleted: files, or folders with all that is in them. Of
   * each requested path the result is reported in any case: the caller may still list something for it.
   */
  some(paths: readonly string[], control: Int32Array, publish: PublishFiles, reread = noFiles): ScanSummary {
    const batcher = new ResultBatcher(publish);
    this.state.beginUpdate();
    const { files, isGone, skipped } = changesIn(paths, this.folders, () => isCancelled(control));
    const asked = new Set(paths);
    for (const [file, { folder, signature }] of files) {
      if (isCancelled(control)) break;
      const known = (reread.has(file) ? undefined : this.known.get(file, signature)) ?? noStamp;
      const now = this.reader.read(file, known, folder.maxBytes, folder, () => isCancelled(control));
      if (now === undefined) break;
      this.state.recordFile(file, signature, now, batcher, asked.has(file) ? 'every' : 'changed');
      if (now.state === 'vanished') this.state.forget((path) => path === file, batcher);
    }
    // What was walked but in part must not be taken for all there is. The next scan finds what is gone.
    if (!isCancelled(control)) {
      this.state.forget(isGone, batcher);
      for (const path of asked) if (isGone(path)) batcher.add(path, []);
      for (const [path, reason] of skipped) this.state.skip(path, reason);
    }
    batcher.flush();
    return this.state.summary(isCancelled(control));
  }

  /** @returns the files there are, and the folders that can't be read. */
  private walkAll(
    control: Int32Array,
    share: (folder: ScannedFolder, files: readonly string[]) => void,
  ): { readonly seen: Set<string>; readonly closed: ReadonlySet<string> } {
    const seen = new Set<string>();
    const closed = new Set<string>();
    for (const scanned of this.folders) {
      const { root } = scanned.folder;
      let files: string[] = [];
      const hand = (): void => {
        Atomics.add(control, controlIndex.found, files.length);
        if (files.length > 0) share(scanned, files);
        files = [];
      };
      walk(root, root, scanned.filter, scanned.links, {
        file: (file) => {
          // A folder of the workspace may lie within another one.
          if (seen.has(file)) return;
          seen.add(file);
          files.push(file);
          if (files.length >= segmentSize) hand();
        },
        skipped: (path, reason) => {
          this.state.skip(path, reason);
          if (reason === 'unreadable') closed.add(path);
        },
        isCancelled: () => isCancelled(control),
      });
      hand();
    }
    return { seen, closed };
  }

  /** Waits until the workers are done, but not for one that comes no further. */
  private awaitWorkers(control: Int32Array, collect: Parameters<WorkerRun['drain']>[0]): void {
    let quietSince = performance.now();
    let done = Atomics.load(control, controlIndex.done);
    while (this.workers.isPending && !isCancelled(control) && performance.now() - quietSince < this.patienceMs) {
      const doneNow = Atomics.load(control, controlIndex.done);
      if (this.workers.drain(collect) || doneNow !== done) quietSince = performance.now();
      else Atomics.wait(waitCell, 0, 0, 1);
      done = doneNow;
    }
    Atomics.store(control, controlIndex.ended, 1);
    this.workers.drain(collect);
  }
}

const noFiles: ReadonlySet<string> = new Set();

/** Of a file that a worker thread took and never came back with. */
const givenUp: ReadFile = { ...noStamp, state: 'unreadable', occurrences: [] };

/** Never notified: used to wait for a moment without using the processor. */
const waitCell = new Int32Array(new SharedArrayBuffer(4));
