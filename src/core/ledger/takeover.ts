import { Claim } from './claim';
import { BatchNotOpenError, LedgerError } from './errors';
import type { Plan } from './format';
import { retire } from './lease';
import { leaseOf } from './ledgerFolder';
import type { LedgerIndex } from './ledgerIndex';
import { leaseText, watch } from './leaseState';
import type { RecordedBatch } from './recordedBatch';

/** A batch that is neither ended nor in progress. */
export interface AbandonedBatch {
  readonly batch: RecordedBatch;
  /** What its lease said last. */
  readonly leaseText: string | undefined;
}

/** Takes some seconds where a lease has to be watched first. */
export async function abandonedBatches(
  index: LedgerIndex,
  watchMs?: number,
  only?: readonly string[],
): Promise<AbandonedBatch[]> {
  await index.refresh();
  const open = index.batches.filter(
    (batch) => !index.links.isClosed(batch) && (only?.includes(batch.plan.batch) ?? true),
  );
  const watched = await Promise.all(open.map(({ source }) => watch(leaseOf(source.file), watchMs)));
  return open.flatMap((batch, at) => {
    const seen = watched[at];
    return seen === undefined || seen.isHeld ? [] : [{ batch, leaseText: seen.text }];
  });
}

type NextPlan = Pick<Plan, 'mediaIds' | 'earlierAttempts'> & { readonly batch?: string };

/** The batch that the user was asked about is no longer open: a process that was thought dead has continued it. */
function hasMoved(resumed: readonly RecordedBatch[], { mediaIds, earlierAttempts = {} }: NextPlan): boolean {
  return mediaIds.some((mediaId) => {
    const planned = resumed.flatMap((batch) => {
      const position = batch.positionOf(mediaId);
      return position === -1 ? [] : [{ batch, position }];
    });
    // An ID that ended in one batch may still be open in another.
    const open = planned.filter(({ batch, position }) => batch.wordsAt(position) === undefined);
    if (open.length === 0) return planned.length > 0;
    const isInDoubt = open.some(({ batch, position }) => batch.attemptsInDoubt(position) > 0);
    return isInDoubt && earlierAttempts[mediaId] === undefined;
  });
}

/** Interrupted batches that this window has claimed, to continue them or to discard them. */
export class Takeover {
  private readonly claimed: (AbandonedBatch & { readonly claim: Claim })[] = [];

  private constructor(
    private readonly index: LedgerIndex,
    private readonly ids: readonly string[],
  ) {}

  /**
   * Whether they are in progress is decided before they are claimed: claims are held for a moment only.
   * @throws BatchNotOpenError when one is in progress, taken over or ended; LedgerError
   */
  static async begin(index: LedgerIndex, ids: readonly string[], watchMs?: number): Promise<Takeover> {
    const takeOver = new Takeover(index, ids);
    try {
      const abandoned = ids.length === 0 ? [] : await abandonedBatches(index, watchMs, ids);
      takeOver.assertKnowable();
      for (const id of ids) {
        if (!abandoned.some(({ batch }) => batch.plan.batch === id)) throw takeOver.notOpen(id, 'underWay');
      }
      for (const one of abandoned) {
        const claim = await Claim.take(leaseOf(one.batch.source.file), watchMs);
        if (claim === undefined) throw new BatchNotOpenError('claimed');
        takeOver.claimed.push({ ...one, claim });
      }
      return takeOver;
    } catch (error) {
      takeOver.release();
      throw error;
    }
  }

  get files(): readonly string[] {
    return this.claimed.map(({ batch }) => batch.source.file);
  }

  /**
   * Reads the disk again: no process may have woken up, ended it or taken it over meanwhile.
   * @param next what continues them: it must be about what is open still.
   * @throws BatchNotOpenError, LedgerError
   */
  async check(next: NextPlan = { mediaIds: [] }): Promise<void> {
    if (this.ids.length === 0) return;
    this.assertOurs();
    await this.index.refresh();
    this.assertKnowable();
    const { batches } = this.index;
    const isTakenElsewhere = batches.some(
      ({ plan }) => plan.batch !== next.batch && plan.resumes?.some((id) => this.ids.includes(id)),
    );
    if (isTakenElsewhere) throw new BatchNotOpenError('resumed');
    const resumed = this.ids.map((id) => {
      const batch = batches.find(({ plan }) => plan.batch === id);
      if (batch === undefined || batch.isClosed) throw this.notOpen(id, 'ended');
      return batch;
    });
    if (hasMoved(resumed, next)) throw new BatchNotOpenError('underWay');
    this.assertOurs();
  }

  /** Once the plan or line that closes them is on the disk, no other process can take them. */
  done(): void {
    for (const { batch } of this.claimed) retire(leaseOf(batch.source.file));
    this.release();
  }

  release(): void {
    for (const { claim } of this.claimed) claim.release();
    this.claimed.length = 0;
  }

  private assertOurs(): void {
    for (const { batch, leaseText: text, claim } of this.claimed) {
      if (!claim.isAlone()) throw new BatchNotOpenError('claimed');
      if (leaseText(leaseOf(batch.source.file)) !== text) throw new BatchNotOpenError('underWay');
    }
  }

  /** What another window wrote may be just what can't be read. */
  private assertKnowable(): void {
    const { unreadableReason } = this.index;
    if (this.ids.length > 0 && unreadableReason !== undefined) throw new LedgerError(unreadableReason);
  }

  /** @param otherwise the reason where nothing of it is written. */
  private notOpen(id: string, otherwise: 'underWay' | 'ended'): BatchNotOpenError {
    const batch = this.index.batches.find(({ plan }) => plan.batch === id);
    if (batch === undefined) return new BatchNotOpenError('gone');
    if (this.index.links.isTakenOver(batch)) return new BatchNotOpenError('resumed');
    if (batch.wasDiscarded) return new BatchNotOpenError('discarded');
    return new BatchNotOpenError(batch.isClosed ? 'ended' : otherwise);
  }
}
