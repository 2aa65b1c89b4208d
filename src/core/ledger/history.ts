import type { DeletionOutcome } from '../outcome';
import { isGone, wasNeverSent } from '../outcome';
import type { Deletions } from './deletions';
import type { LedgerEntry } from './format';
import type { RecordedBatch, Words } from './recordedBatch';
import { CooperativeTurns } from './cooperativeTurns';

/** How the deletion of one of a batch's media ended. Nothing is guessed: an intent without an outcome is `unknown`. */
interface End {
  readonly batch: RecordedBatch;
  readonly mediaId: string;
  readonly outcome: DeletionOutcome;
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly words: Words | undefined;
  readonly lookUp: ReturnType<RecordedBatch['lookUpAt']>;
}

/** The last deletion of a media ID, as far as it concerns an account. */
export interface LastDeletion extends Pick<
  LedgerEntry,
  'outcome' | 'attempts' | 'account' | 'statusCode' | 'reason' | 'lookUp'
> {
  /** ISO. */
  readonly time: string;
}

/**
 * The outcome of every media ID, oldest first, without what a live batch has not ended yet. Batches that resume
 * one another are one deletion, in which each ID has one entry. Yields between turns.
 */
export async function entriesOf(batches: readonly RecordedBatch[], deletions: Deletions): Promise<LedgerEntry[]> {
  const turns = new CooperativeTurns();
  const ends: End[] = [];
  const told = new Set<readonly RecordedBatch[]>();
  for (const batch of batches) {
    const members = deletions.membersOf(batch);
    if (members.length > 1 && told.size === told.add(members).size) continue;
    const mediaIds = members.length === 1 ? batch.mediaIds : mediaIdsOf(members);
    for (const [index, mediaId] of mediaIds.entries()) {
      const end = endIn(members, mediaId, deletions);
      if (end !== 'underWay') ends.push(end);
      if (index % 1000 === 999 && turns.isOver) await turns.next();
    }
    if (turns.isOver) await turns.next();
  }
  const sorted = await sortedByTime(ends, turns);
  const entries: LedgerEntry[] = [];
  for (const end of sorted) {
    entries.push(entryFor(end));
    if (entries.length % 1000 === 0 && turns.isOver) await turns.next();
  }
  return entries;
}

/** Every deletion of one media ID, oldest first. @param batches those that it is part of. */
export function entriesOfMedia(
  mediaId: string,
  batches: readonly RecordedBatch[],
  deletions: Deletions,
): LedgerEntry[] {
  return endsOf(mediaId, batches, deletions).map(entryFor);
}

/**
 * How the last deletion of a media ID ended, as far as it concerns this account: what was deleted is deleted for every
 * account of the server, and nothing undoes that; any other end tells only of the account it was met with. One that was
 * never sent changed nothing.
 */
export function lastDeletion(
  mediaId: string,
  batches: readonly RecordedBatch[],
  deletions: Deletions,
  { origin, accountId }: { readonly origin: string; readonly accountId: string | undefined },
): LastDeletion | undefined {
  let last: End | undefined;
  for (const end of endsOf(mediaId, batches, deletions)) {
    const { plan } = end.batch;
    const isDeleted = end.outcome === 'deleted';
    if (plan.endpoint !== origin || (!isDeleted && plan.accountId !== accountId) || end.outcome === 'cancelled')
      continue;
    last = end;
    if (isDeleted) break;
  }
  if (last === undefined) return undefined;
  const { outcome, attempts, batch } = last;
  const time = new Date(last.time).toISOString();
  return { time, outcome, attempts, account: batch.plan.account, ...wordsOf(last), ...lookUpOf(last) };
}

/** The media of a batch that are known to be gone, by any batch of its deletion. */
export function knownGone(batch: RecordedBatch, deletions: Deletions): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const member of deletions.membersOf(batch)) {
    for (const [position, mediaId] of member.mediaIds.entries()) {
      const words = member.wordsAt(position);
      if (words !== undefined && isGone(words.outcome)) gone.add(mediaId);
    }
  }
  return gone;
}

function endsOf(mediaId: string, batches: readonly RecordedBatch[], deletions: Deletions): End[] {
  const [first] = batches;
  // Most media are of one batch, and the list asks for the state of each of its rows.
  if (first !== undefined && batches.length === 1) {
    const end = endIn(deletions.membersOf(first), mediaId, deletions);
    return end === 'underWay' ? [] : [end];
  }
  const told = new Set<readonly RecordedBatch[] | string>();
  const ends: End[] = [];
  for (const batch of batches) {
    const members = deletions.membersOf(batch);
    // Compaction that was interrupted leaves a batch in two files.
    const key = members.length === 1 ? batch.plan.batch : members;
    if (told.has(key)) continue;
    told.add(key);
    const end = endIn(members, mediaId, deletions);
    if (end !== 'underWay') ends.push(end);
  }
  return ends.sort((a, b) => a.time - b.time);
}

function mediaIdsOf(members: readonly RecordedBatch[]): string[] {
  return [...new Set(members.flatMap(({ mediaIds }) => mediaIds))];
}

/** How one deletion, of a batch or several that continue one another, ended for one of its media. */
function endIn(members: readonly RecordedBatch[], mediaId: string, deletions: Deletions): End | 'underWay' {
  let found: End | 'underWay' = 'underWay';
  for (const batch of members) {
    const position = batch.positionOf(mediaId);
    if (position === -1) continue;
    const later = endAt(batch, position, mediaId, deletions);
    found = found === 'underWay' ? later : withLookUp(merged(found, later), found, later);
  }
  return found;
}

/** What was asked last counts, whichever batch decided. */
function withLookUp(end: End | 'underWay', earlier: End, later: End | 'underWay'): End | 'underWay' {
  if (end === 'underWay') return end;
  const lookUp = (later === 'underWay' ? undefined : later.lookUp) ?? earlier.lookUp;
  return lookUp === end.lookUp ? end : { ...end, lookUp };
}

/** The outcome after a later batch of the same deletion. Only an answer about the media itself ends a doubt. */
function merged(earlier: End, later: End | 'underWay'): End | 'underWay' {
  if (earlier.outcome === 'deleted') return earlier;
  if (later === 'underWay') return isGone(earlier.outcome) ? earlier : later;
  if (isGone(later.outcome)) return later;
  if (isGone(earlier.outcome)) return earlier;
  if (wasNeverSent(later.outcome)) return wasNeverSent(earlier.outcome) ? later : earlier;
  return earlier.outcome === 'unknown' ? { ...later, outcome: 'unknown' } : later;
}

function endAt(batch: RecordedBatch, position: number, mediaId: string, deletions: Deletions): End | 'underWay' {
  const words = batch.wordsAt(position);
  // Where another process may still be working on it, nothing is said about what may be in progress.
  if (words === undefined && !deletions.isClosed(batch) && batch.source.lease !== 'expired') return 'underWay';
  const attempts = batch.attemptsAt(position);
  const outcome = words?.outcome ?? (attempts === 0 ? 'cancelled' : 'unknown');
  return { batch, mediaId, outcome, attempts, time: batch.timeAt(position), words, lookUp: batch.lookUpAt(position) };
}

function entryFor(end: End): LedgerEntry {
  const { mediaId, outcome, attempts, time } = end;
  const { batch, account, accountId, endpoint } = end.batch.plan;
  const when = new Date(time).toISOString();
  return {
    time: when,
    batch,
    account,
    accountId,
    endpoint,
    mediaId,
    outcome,
    ...wordsOf(end),
    attempts,
    ...lookUpOf(end),
  };
}

function lookUpOf({ lookUp }: End): Pick<LedgerEntry, 'lookUp'> {
  if (lookUp === undefined) return {};
  return { lookUp: { time: new Date(lookUp.time).toISOString(), isListed: lookUp.isListed } };
}

function wordsOf({ words }: End): Pick<LedgerEntry, 'statusCode' | 'reason'> {
  return {
    ...(words?.statusCode === undefined ? {} : { statusCode: words.statusCode }),
    ...(words?.reason === undefined ? {} : { reason: words.reason }),
  };
}

/** Entries sorted in one turn. */
const sortedATurn = 20_000;

/** Merge sort in turns. Entries that ended at the same time keep their order. */
async function sortedByTime(ends: readonly End[], turns: CooperativeTurns): Promise<readonly End[]> {
  let runs: (readonly End[])[] = [];
  for (let from = 0; from < ends.length; from += sortedATurn) {
    runs.push(ends.slice(from, from + sortedATurn).sort((a, b) => a.time - b.time));
    if (turns.isOver) await turns.next();
  }
  while (runs.length > 1) {
    const longer: (readonly End[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(await mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], turns));
    runs = longer;
  }
  return runs[0] ?? [];
}

async function mergedRuns(
  first: readonly End[],
  second: readonly End[],
  turns: CooperativeTurns,
): Promise<readonly End[]> {
  const all: End[] = [];
  let [at, other] = [0, 0];
  for (;;) {
    const [one, two] = [first[at], second[other]];
    if (one === undefined && two === undefined) return all;
    const isFirst = two === undefined || (one !== undefined && one.time <= two.time);
    if (isFirst) at++;
    else other++;
    const next = isFirst ? one : two;
    if (next !== undefined) all.push(next);
    if (all.length % 1000 === 0 && turns.isOver) await turns.next();
  }
}
