import type { MediaGroup, MediaGroupKind, MediaSelection } from '../confirmation/mediaSelection';
import { selectionOf } from '../confirmation/mediaSelection';
import type { MediaId } from '../../core/mediaId/mediaId';
import { parseMediaId } from '../../core/mediaId/mediaId';
import type { MediaIdList } from '../../core/input/typedList';
import type { Damage } from '../../core/recognition/digitRuns';
import type { Confidence } from '../../core/recognition/rule';
import type { NotedDeletion } from './deletionNote';
import { deletionNote } from './deletionNote';

/** What a deletion needs to know of something recognized. */
export interface Candidate {
  readonly mediaId: string;
  readonly confidence: Confidence;
  readonly damage: Damage | undefined;
  readonly isProbablyRounded: boolean;
  /** Where it stands, in a few words. */
  readonly note?: string;
}

/**
 * How the user says what to delete: by typing or handing over IDs, by pointing at or selecting them in an editor, by
 * rows of the list, or by a file or a list as a whole.
 */
export type CandidateSource = 'typed' | 'pointedAt' | 'rows' | 'whole';

/** What is known of media IDs from before. */
export interface KnownMedia {
  readonly isIgnored: (mediaId: string) => boolean;
  readonly lastDeletion: (mediaId: string) => NotedDeletion | undefined;
}

/** Sorts candidates into what a deletion includes and what it leaves out at first: each distinct ID once. */
export function selectionFrom(
  candidates: readonly Candidate[],
  source: CandidateSource,
  known: KnownMedia,
): MediaSelection {
  const damaged = new Set<string>();
  const unreadable = new Set<string>();
  const byId = new Map<MediaId, Candidate[]>();
  for (const candidate of candidates) {
    const parsed = candidate.damage === 'exponent' ? undefined : parseMediaId(candidate.mediaId);
    if (parsed === undefined) damaged.add(candidate.mediaId);
    else if (!parsed.ok) unreadable.add(candidate.mediaId);
    else {
      const places = byId.get(parsed.mediaId);
      if (places === undefined) byId.set(parsed.mediaId, [candidate]);
      else places.push(candidate);
    }
  }
  return selectionOf([...byId.keys()], groupsOf(byId, source, known), {
    damaged: [...damaged],
    unreadable: [...unreadable],
  });
}

/** The same for a list that was typed or passed; what it names is meant. */
export function selectionFromList(list: MediaIdList, known: KnownMedia): MediaSelection {
  const candidates = list.mediaIds.map((mediaId): Candidate => {
    return { mediaId, confidence: 'certain', damage: undefined, isProbablyRounded: list.rounded.has(mediaId) };
  });
  const isDamaged = ({ problem }: MediaIdList['rejected'][number]): boolean =>
    problem === 'scientificNotation' || problem === 'decimals';
  return {
    ...selectionFrom(candidates, 'typed', known),
    damaged: list.rejected.filter(isDamaged).map(({ text }) => text),
    unreadable: list.rejected.filter((entry) => !isDamaged(entry)).map(({ text }) => text),
    repeated: list.repeated,
  };
}

function groupsOf(
  byId: ReadonlyMap<MediaId, readonly Candidate[]>,
  source: CandidateSource,
  { isIgnored, lastDeletion }: KnownMedia,
): MediaGroup[] {
  const surest = (places: readonly Candidate[]): Confidence =>
    confidences.find((one) => places.some(({ confidence }) => confidence === one)) ?? 'possible';
  const recognized = [...byId.values()].filter((places) => surest(places) !== 'possible').length;
  // Where something is recognized, other numbers are meant only when the user says so.
  const isOnly = (recognized === 0 ? byId.size : recognized) === 1;
  const group = (
    kind: MediaGroupKind,
    isIncluded: boolean,
    noteOf: (mediaId: MediaId, places: readonly Candidate[]) => string | undefined,
  ): MediaGroup => {
    const notes = new Map<MediaId, string>();
    for (const [mediaId, places] of byId) {
      const note = noteOf(mediaId, places);
      if (note !== undefined) notes.set(mediaId, note);
    }
    return { kind, notes, isIncluded };
  };
  const ended = (outcome: 'deleted' | 'notFound') => (mediaId: MediaId) => {
    const last = lastDeletion(mediaId);
    return last?.outcome === outcome ? deletionNote(last) : undefined;
  };
  const isMeant = source === 'typed' || source === 'pointedAt' || (source === 'rows' && isOnly);
  return [
    group('likely', true, (_, places) => (surest(places) === 'likely' ? '' : undefined)),
    group('notRecognized', recognized === 0, (_, places) =>
      surest(places) === 'possible' ? (places[0]?.note ?? '') : undefined,
    ),
    group('rounded', isOnly, (_, places) => (places.some((place) => place.isProbablyRounded) ? '' : undefined)),
    group('decimals', isOnly, (_, places) => (places.every(({ damage }) => damage === 'decimals') ? '' : undefined)),
    group('deletedBefore', isMeant, ended('deleted')),
    group('notFoundBefore', isMeant, ended('notFound')),
    // A selection of part of a file may include marked numbers by accident.
    group('ignored', source === 'typed' || (isMeant && isOnly), (mediaId) => (isIgnored(mediaId) ? '' : undefined)),
  ];
}

/** The surest first. */
const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];
