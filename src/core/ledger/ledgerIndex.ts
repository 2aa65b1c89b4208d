import { ChangedMedia } from './changedMedia';
import { Deletions } from './deletions';
import type { LedgerEntry } from './format';
import type { LastDeletion } from './history';
import { entriesOf, entriesOfMedia, lastDeletion } from './history';
import { ledgerSuffix, filesIn, leaseOf } from './ledgerFolder';
import { leaseState } from './leaseState';
import { MediaBatches } from './mediaBatches';
import type { RecordedBatch } from './recordedBatch';
import { RecordedFile } from './recordedFile';
import { CooperativeTurns } from './cooperativeTurns';

/** A file or folder of which something can't be read. */
export interface LedgerDamage {
  readonly file: string;
  /** How many lines. */
  readonly lines: number;
  /** Why nothing more of it can be read, where that is so: the system's code, `EISDIR` for instance. */
  readonly problem?: string;
}

/** How often a folder that changes while it is read is read again. */
const maxReadings = 10;

/** What is no file at all holds nothing that another window has written. */
const noFile: readonly string[] = ['EISDIR', 'ENOTFILE'];

/**
 * The ledger in memory. It is brought up to date by reading what changed: new files, and new lines of those that grew.
 * Queries are answered from what was known at the last refresh. Reading blocks nothing else.
 */
export class LedgerIndex {
  /** By their paths, oldest first. */
  private files: ReadonlyMap<string, RecordedFile> = new Map();
  private readonly byMedia = new MediaBatches();
  /** Oldest first, each once: compaction that was interrupted leaves one in two files. */
  private distinct: readonly RecordedBatch[] = [];
  private deletions = new Deletions([]);
  private hasOtherBatches = false;
  /** Why the folder can't be read. */
  private problem: string | undefined;
  private reading: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  private readonly listeners = new Set<(mediaIds: readonly string[] | 'many') => void>();

  constructor(private readonly folder: string) {}

  /** Calls the listener with the media that changed. @returns what removes the listener. */
  onDidChange(listener: (mediaIds: readonly string[] | 'many') => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether it was read. */
  get isLoaded(): boolean {
    return this.files.size > 0;
  }

  /** Brings it up to date: all that was on the disk when this was called is known when it resolves. Never rejects. */
  refresh(): Promise<void> {
    const go = (): Promise<void> => {
      this.next = undefined;
      return (this.reading = this.update());
    };
    return (this.next ??= this.reading.then(go, go));
  }

  /** Every deletion, oldest first. What a live batch has not ended yet is left out. */
  entries(): Promise<LedgerEntry[]> {
    return entriesOf(this.distinct, this.deletions);
  }

  /** Every deletion of one media ID, oldest first. */
  entriesOf(mediaId: string): LedgerEntry[] {
    return entriesOfMedia(mediaId, this.byMedia.get(mediaId), this.deletions);
  }

  /** How the last deletion of a media ID ended, as far as it concerns this account. */
  lastDeletion(
    mediaId: string,
    account: { readonly origin: string; readonly accountId: string | undefined },
  ): LastDeletion | undefined {
    const batches = this.byMedia.get(mediaId);
    return batches.length === 0 ? undefined : lastDeletion(mediaId, batches, this.deletions, account);
  }

  /** All batches, oldest first, each once. */
  get batches(): readonly RecordedBatch[] {
    return this.distinct;
  }

  /** How batches continue one another. */
  get links(): Deletions {
    return this.deletions;
  }

  recordedFiles(): RecordedFile[] {
    return [...this.files.values()];
  }

  /** What can't be read. Of a folder that can't be read, what was known of it is known still. */
  damage(): LedgerDamage[] {
    if (this.problem !== undefined) return [{ file: this.folder, lines: 0, problem: this.problem }];
    return this.recordedFiles()
      .filter(({ damagedLines, problem }) => damagedLines > 0 || problem !== undefined)
      .map(({ file, damagedLines: lines, problem }) => ({
        file,
        lines,
        ...(problem === undefined ? {} : { problem }),
      }));
  }

  /** Why it can't be known what other windows have written: the system's code; `undefined` where it can. */
  get unreadableReason(): string | undefined {
    const problems = [this.problem, ...this.recordedFiles().map(({ problem }) => problem)];
    return problems.find((problem) => problem !== undefined && !noFile.includes(problem));
  }

  private async update(): Promise<void> {
    const changed = new ChangedMedia();
    const turns = new CooperativeTurns();
    const read = new Map<string, RecordedFile>();
    // Where nothing has changed there is nothing to wait for; repeated calls would starve other work.
    await turns.next();
    for (let reading = 1; ; reading++) {
      const names = this.names();
      const areAllThere = await this.readAll(names, read, changed, turns);
      const isAsItWas = areAllThere && this.names().join() === names.join();
      // Where files come or go meanwhile, another window compacts or takes over.
      if (!isAsItWas && reading < maxReadings) continue;
      const files = names.flatMap((name): [string, RecordedFile][] => {
        const file = read.get(name);
        return file === undefined ? [] : [[name, file]];
      });
      await this.adopt(new Map(files), changed, turns);
      break;
    }
    if (changed.isEmpty) return;
    for (const listener of this.listeners) listener(changed.mediaIds);
  }

  /** Where the folder can't be read, its files are those that were there. */
  private names(): string[] {
    try {
      const names = filesIn(this.folder, ledgerSuffix);
      this.problem = undefined;
      return names;
    } catch (error) {
      this.problem = (error as { code?: string }).code ?? String(error);
      return [...this.files.keys()];
    }
  }

  /** @returns whether none has vanished. */
  private async readAll(
    names: readonly string[],
    read: Map<string, RecordedFile>,
    changed: ChangedMedia,
    turns: CooperativeTurns,
  ): Promise<boolean> {
    let areAllThere = true;
    for (const name of names) {
      const known = read.get(name) ?? this.files.get(name);
      const file = await this.readFile(name, known, changed, turns);
      if (file === undefined) {
        read.delete(name);
        areAllThere = false;
      } else read.set(name, file);
      if (turns.isOver) await turns.next();
    }
    return areAllThere;
  }

  /** @returns `undefined` when it has vanished. */
  private async readFile(
    name: string,
    known: RecordedFile | undefined,
    changed: ChangedMedia,
    turns: CooperativeTurns,
  ): Promise<RecordedFile | undefined> {
    const file = known ?? new RecordedFile(name);
    // Before it is read: a batch that ends meanwhile is not taken for an abandoned one.
    const lease = known === undefined || known.hasOpenBatch ? leaseState(leaseOf(name)) : file.lease;
    const { length } = file.batches;
    const change = await file.update(changed);
    if (change === 'gone') return undefined;
    if (change === 'replaced') return this.readFile(name, undefined, changed, turns);
    if (lease !== file.lease) {
      file.lease = lease;
      for (const { isClosed, mediaIds } of file.batches) if (!isClosed) changed.add(mediaIds);
    }
    if (this.files.get(name) === file) await this.addAll(file.batches.slice(length), turns);
    return file;
  }

  /** Adds what is new before it removes what that replaces. */
  private async adopt(
    files: ReadonlyMap<string, RecordedFile>,
    changed: ChangedMedia,
    turns: CooperativeTurns,
  ): Promise<void> {
    const before = this.files;
    for (const [name, file] of files) if (before.get(name) !== file) await this.addAll(file.batches, turns);
    this.files = files;
    const gone = [...before].filter(([name, file]) => files.get(name) !== file).flatMap(([, { batches }]) => batches);
    for (const batch of gone) {
      this.hasOtherBatches = true;
      changed.add(batch.mediaIds);
      await this.byMedia.remove(batch, turns);
    }
    if (!this.hasOtherBatches) return;
    this.hasOtherBatches = false;
    this.distinct = distinctOf(files.values());
    this.deletions = new Deletions(this.distinct);
  }

  private async addAll(batches: readonly RecordedBatch[], turns: CooperativeTurns): Promise<void> {
    for (const batch of batches) {
      this.hasOtherBatches = true;
      await this.byMedia.add(batch, turns);
    }
  }
}

function distinctOf(files: Iterable<RecordedFile>): RecordedBatch[] {
  const distinct = new Map<string, RecordedBatch>();
  for (const { batches } of files) {
    for (const batch of batches) if (!distinct.has(batch.plan.batch)) distinct.set(batch.plan.batch, batch);
  }
  return [...distinct.values()];
}
