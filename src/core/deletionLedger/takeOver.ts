import { Claim } from './claim';
import type { Plan, RecordedBatch } from './format';
import { attemptsInDoubt } from './format';
import { retire } from './lease';
import { textOf, watch } from './leaseState';
import { AlreadyResumedError } from './openBatch';
import type { ReadBatch } from './reading';
import { leaseOf, readBatches } from './reading';

/** A batch that nobody ended and nobody is at. */
export interface Abandoned {
  readonly batch: ReadBatch;
  /** What its lease said last. */
  readonly leaseText: string | undefined;
}

/** Takes some seconds where it has to be watched whether somebody is at a batch. */
export async function abandonedIn(folder: string, watchMs?: number, only?: readonly string[]): Promise<Abandoned[]> {
  const open = (await readBatches(folder)).filter(
    ({ isClosed, recorded }) => !isClosed && (only?.includes(recorded.plan.batch) ?? true),
  );
  const watched = await Promise.all(open.map(({ file }) => watch(leaseOf(file), watchMs)));
  return open.flatMap((batch, index) => {
    const seen = watched[index];
    return seen === undefined || seen.isHeld ? [] : [{ batch, leaseText: seen.text }];
  });
}

type NextPlan = Pick<Plan, 'mediaIds' | 'earlierAttempts'> & { readonly batch?: string };

/** What the user was asked about is open no more: a process that was thought dead has gone on meanwhile. */
function hasMoved(resumed: readonly RecordedBatch[], { mediaIds, earlierAttempts = {} }: NextPlan): boolean {
  const open = resumed.map((recorded) => ({
    recorded,
    mediaIds: new Set(recorded.plan.mediaIds.filter((mediaId) => !recorded.outcomes.has(mediaId))),
  }));
  const planned = new Set(resumed.flatMap(({ plan }) => plan.mediaIds));
  return mediaIds.some((mediaId) => {
    // One that ended in one batch may still be open in another.
    const stillOpen = open.filter((one) => one.mediaIds.has(mediaId));
    if (stillOpen.length === 0) return planned.has(mediaId);
    const isInDoubt = stillOpen.some(({ recorded }) => attemptsInDoubt(recorded, mediaId) > 0);
    return isInDoubt && earlierAttempts[mediaId] === undefined;
  });
}

/** Interrupted batches that this window has claimed, to go on with them or to discard them. */
export class TakeOver {
  private readonly claimed: (Abandoned & { readonly claim: Claim })[] = [];

  private constructor(
    private readonly folder: string,
    private readonly ids: readonly string[],
  ) {}

  /**
   * Whether somebody is at them is decided before they are claimed: claims are held for a moment only.
   * @throws AlreadyResumedError when somebody is at one, took it over, or ended it; LedgerError
   */
  static async begin(folder: string, ids: readonly string[], watchMs?: number): Promise<TakeOver> {
    const takeOver = new TakeOver(folder, ids);
    try {
      const abandoned = ids.length === 0 ? [] : await abandonedIn(folder, watchMs, ids);
      if (abandoned.length < ids.length) throw new AlreadyResumedError();
      for (const one of abandoned) {
        const claim = await Claim.take(leaseOf(one.batch.file), watchMs);
        if (claim === undefined) throw new AlreadyResumedError();
        takeOver.claimed.push({ ...one, claim });
      }
      return takeOver;
    } catch (error) {
      takeOver.release();
      throw error;
    }
  }

  get files(): readonly string[] {
    return this.claimed.map(({ batch }) => batch.file);
  }

  /**
   * Looks at the disk again: nobody may have woken up, ended it or taken it over meanwhile.
   * @param next what goes on with them: it must be about what is open still.
   * @throws AlreadyResumedError
   */
  async check(next: NextPlan = { mediaIds: [] }): Promise<void> {
    if (this.ids.length === 0) return;
    if (!this.isOurs()) throw new AlreadyResumedError();
    const now = await readBatches(this.folder);
    const isTakenElsewhere = now.some(
      ({ recorded: { plan } }) => plan.batch !== next.batch && plan.resumes?.some((id) => this.ids.includes(id)),
    );
    const resumed = now.map(({ recorded }) => recorded).filter(({ plan }) => this.ids.includes(plan.batch));
    const isOpen =
      this.ids.every((id) => resumed.some(({ plan, isClosed }) => plan.batch === id && !isClosed)) &&
      !hasMoved(resumed, next);
    if (isTakenElsewhere || !isOpen || !this.isOurs()) throw new AlreadyResumedError();
  }

  private isOurs(): boolean {
    return this.claimed.every(
      ({ batch, leaseText, claim }) => claim.isAlone() && textOf(leaseOf(batch.file)) === leaseText,
    );
  }

  /** With the plan or the line on the disk that closes them, they are nobody else's. */
  done(): void {
    for (const { batch } of this.claimed) retire(leaseOf(batch.file));
    this.release();
  }

  release(): void {
    for (const { claim } of this.claimed) claim.release();
    this.claimed.length = 0;
  }
}
