import type { OpenFile } from './appendedFile';
import { reopenFile } from './appendedFile';
import type { BeginOptions, NewPlan } from './beginBatch';
import { beginBatch } from './beginBatch';
import { compact } from './compaction';
import { LedgerError } from './errors';
import type { LedgerEntry, Plan } from './format';
import type { LastDeletion } from './history';
import { knownGone } from './history';
import { LedgerFile } from './ledgerFile';
import { leasedIn } from './ledgerFolder';
import type { LedgerDamage } from './ledgerIndex';
import { LedgerIndex } from './ledgerIndex';
import type { OpenBatch } from './openBatch';
import { abandonedBatches, Takeover } from './takeover';

export type { NewPlan } from './beginBatch';
export type { LastDeletion } from './history';
export type { LedgerDamage } from './ledgerIndex';
export type { OpenBatch } from './openBatch';

/** A batch whose window closed, or whose process died, before its end, and that no window took over. */
export interface InterruptedBatch {
  readonly plan: Plan;
  /** IDs whose request may have left and whose outcome never came, with how often. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly neverSent: readonly string[];
}

/** Replaced by tests. */
export interface LedgerOptions extends BeginOptions {
  /** Opens a file that is there. */
  readonly reopen?: OpenFile;
  /** How long a lease in doubt is watched (ms). */
  readonly watchMs?: number;
}

/** The record of all deletions, in a folder that several windows may share. */
export class Ledger {
  private readonly index: LedgerIndex;

  constructor(
    readonly folder: string,
    private readonly options: LedgerOptions = {},
  ) {
    this.index = new LedgerIndex(folder);
  }

  /**
   * Opens a batch; its plan is on the disk when this resolves, and what it resumes is closed with it.
   * @throws LedgerError; BatchNotOpenError when another window has taken over, discarded or ended what this one resumes,
   * or the process that was thought dead continues.
   */
  async begin(newPlan: NewPlan): Promise<OpenBatch> {
    const takeOver = await Takeover.begin(this.index, newPlan.resumes ?? [], this.options.watchMs);
    try {
      const batch = await beginBatch(newPlan, takeOver, { folder: this.folder, index: this.index, ...this.options });
      takeOver.done();
      return batch;
    } finally {
      takeOver.release();
    }
  }

  /** Updates what is known of the ledger by reading what changed in it. Never rejects. */
  refresh(): Promise<void> {
    return this.index.refresh();
  }

  /** Calls the listener with the media that changed in a {@link refresh}. @returns what removes the listener. */
  onDidChange(listener: (mediaIds: readonly string[] | 'many') => void): () => void {
    return this.index.onDidChange(listener);
  }

  /** Every deletion, oldest first. What a live batch has not ended yet is left out. Never rejects. */
  async entries(): Promise<LedgerEntry[]> {
    await this.index.refresh();
    return this.index.entries();
  }

  /** Every deletion of one media ID, oldest first, as of the last {@link refresh}. */
  entriesOf(mediaId: string): LedgerEntry[] {
    return this.index.entriesOf(mediaId);
  }

  /**
   * How the last deletion of a media ID ended, as far as it concerns an account, as of the last {@link refresh}. What was
   * deleted is deleted for every account of the server; any other end tells only of the account it was met with.
   * @returns `undefined` where no request was sent for it.
   */
  lastDeletion(
    mediaId: string,
    account: { readonly origin: string; readonly accountId: string | undefined },
  ): LastDeletion | undefined {
    return this.index.lastDeletion(mediaId, account);
  }

  /** Files of which something can't be read, so that the history can say that it may be incomplete. Never rejects. */
  async damage(): Promise<LedgerDamage[]> {
    await this.index.refresh();
    return this.index.damage();
  }

  /** Batches that are neither ended nor in progress. Takes some seconds where a lease has to be watched first. */
  async interrupted(): Promise<InterruptedBatch[]> {
    const abandoned = await abandonedBatches(this.index, this.options.watchMs);
    return abandoned.map(({ batch }) => {
      const gone = knownGone(batch, this.index.links);
      const unknown = new Map<string, number>();
      const neverSent: string[] = [];
      for (const [position, mediaId] of batch.mediaIds.entries()) {
        if (batch.wordsAt(position) !== undefined || gone.has(mediaId)) continue;
        const attempts = batch.attemptsInDoubt(position);
        if (attempts > 0) unknown.set(mediaId, attempts);
        else neverSent.push(mediaId);
      }
      return { plan: batch.plan, unknown, neverSent };
    });
  }

  /**
   * The batches that are, or may be, in progress: should their window close or die, they can be resumed.
   * @throws the system's error where the folder can't be read.
   */
  underWay(): string[] {
    return leasedIn(this.folder);
  }

  /** Closes an interrupted batch without resuming it. @throws BatchNotOpenError, LedgerError */
  async discard(id: string): Promise<void> {
    const takeOver = await Takeover.begin(this.index, [id], this.options.watchMs);
    try {
      await takeOver.check();
      for (const file of takeOver.files) {
        const lines = new LedgerFile(await this.reopen(file));
        try {
          // A process that was killed may have left half a line.
          await lines.startLine();
          await lines.append({ kind: 'discarded', time: new Date().toISOString() });
        } finally {
          await lines.close();
        }
      }
      takeOver.done();
    } finally {
      takeOver.release();
    }
  }

  /** Puts the files of batches that ended into one, once there are many. @returns how many became one. */
  compact(): Promise<number> {
    // A long history isn't kept in memory for this alone.
    return compact(this.folder, undefined, this.index.isLoaded ? this.index : undefined);
  }

  private async reopen(file: string): ReturnType<OpenFile> {
    try {
      return await (this.options.reopen ?? reopenFile)(file);
    } catch (error) {
      throw LedgerError.from(error);
    }
  }
}
