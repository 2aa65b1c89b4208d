import type { DeletionOutcome } from '../deletion/outcome';
import type { LedgerEntry } from './format';
import { attemptsInDoubt } from './format';
import type { ReadBatch } from './reading';

/**
 * What became of every media ID, oldest first. Nothing is guessed: an intent without an outcome is `unknown`. What a
 * live batch has not ended yet is left out. Batches that go on with one another are one deletion, in which each ID has
 * one entry.
 */
export function entriesOf(batches: readonly ReadBatch[]): LedgerEntry[] {
  return deletionsOf(batches)
    .flatMap(entriesOfDeletion)
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** The media of which a deletion knows that they are gone, whichever of its batches was told. */
export function goneIn(batches: readonly ReadBatch[], batch: ReadBatch): ReadonlySet<string> {
  const deletion = deletionsOf(batches).find((members) => members.includes(batch)) ?? [];
  return new Set(
    deletion.flatMap(({ recorded }) =>
      [...recorded.outcomes.values()].filter(({ outcome }) => isGone(outcome)).map(({ mediaId }) => mediaId),
    ),
  );
}

/** Puts batches together that were taken over by one another; who takes over comes behind what was. */
function deletionsOf(batches: readonly ReadBatch[]): ReadBatch[][] {
  const members = new Map(batches.map((batch) => [batch.recorded.plan.batch, [batch]]));
  for (const { recorded } of batches) {
    for (const earlier of recorded.plan.resumes ?? []) {
      const [own, other] = [members.get(recorded.plan.batch), members.get(earlier)];
      if (own === undefined || other === undefined || own === other) continue;
      const all = [...other, ...own];
      for (const { recorded: one } of all) members.set(one.plan.batch, all);
    }
  }
  return [...new Set(members.values())].map(inOrder);
}

function inOrder(deletion: ReadBatch[]): ReadBatch[] {
  if (deletion.length < 2) return deletion;
  const byId = new Map(deletion.map((batch) => [batch.recorded.plan.batch, batch]));
  const ordered = new Set<ReadBatch>();
  const visited = new Set<ReadBatch>();
  const visit = (batch: ReadBatch): void => {
    if (visited.has(batch)) return;
    visited.add(batch);
    for (const id of batch.recorded.plan.resumes ?? []) {
      const earlier = byId.get(id);
      if (earlier !== undefined) visit(earlier);
    }
    ordered.add(batch);
  };
  deletion.forEach(visit);
  return [...ordered];
}

function entriesOfDeletion(deletion: readonly ReadBatch[]): LedgerEntry[] {
  const found = new Map<string, LedgerEntry | 'underWay'>();
  for (const batch of deletion) {
    for (const mediaId of batch.recorded.plan.mediaIds) {
      const later = entryOf(batch, mediaId);
      const earlier = found.get(mediaId);
      found.set(mediaId, earlier === undefined || earlier === 'underWay' ? later : merged(earlier, later));
    }
  }
  return [...found.values()].filter((entry) => entry !== 'underWay');
}

/** What holds after a later batch of the same deletion. A doubt is ended by nothing but an answer about the media. */
function merged(earlier: LedgerEntry, later: LedgerEntry | 'underWay'): LedgerEntry | 'underWay' {
  if (earlier.outcome === 'deleted') return earlier;
  if (later === 'underWay') return isGone(earlier.outcome) ? earlier : later;
  if (isGone(later.outcome)) return later;
  if (isGone(earlier.outcome)) return earlier;
  if (wasNeverSent(later.outcome)) return wasNeverSent(earlier.outcome) ? later : earlier;
  return earlier.outcome === 'unknown' ? { ...later, outcome: 'unknown' } : later;
}

function isGone(outcome: DeletionOutcome): boolean {
  return outcome === 'deleted' || outcome === 'notFound';
}

function wasNeverSent(outcome: DeletionOutcome): boolean {
  return outcome === 'cancelled' || outcome === 'unreachable';
}

function entryOf({ recorded, isClosed, lease }: ReadBatch, mediaId: string): LedgerEntry | 'underWay' {
  const { plan, intents, outcomes } = recorded;
  const { batch, account, accountId, endpoint, time: planned } = plan;
  const ended = outcomes.get(mediaId);
  // Where it is in doubt whether somebody is at it, nothing is said of what may be under way.
  if (ended === undefined && !isClosed && lease !== 'expired') return 'underWay';
  const attempts = ended?.attempts ?? attemptsInDoubt(recorded, mediaId);
  return {
    time: ended?.time ?? intents.get(mediaId)?.time ?? planned,
    batch,
    account,
    accountId,
    endpoint,
    mediaId,
    outcome: ended?.outcome ?? (attempts === 0 ? 'cancelled' : 'unknown'),
    ...(ended?.statusCode === undefined ? {} : { statusCode: ended.statusCode }),
    ...(ended?.reason === undefined ? {} : { reason: ended.reason }),
    attempts,
  };
}
