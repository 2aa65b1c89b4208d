import type { OccurrenceIndex } from '../occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../recognition/occurrences';

/** A media ID at a place. */
export interface ListedOccurrence {
  /** URI of the file, as text. */
  readonly uri: string;
  readonly occurrence: FoundOccurrence;
  /** How often the same ID came before it in the file: its place among them stays when lines move. */
  readonly nth: number;
}

/** Whether both are the same place, also when its line has moved meanwhile. */
export function isSameOccurrence(a: ListedOccurrence, b: ListedOccurrence): boolean {
  return a.uri === b.uri && a.nth === b.nth && a.occurrence.mediaId === b.occurrence.mediaId;
}

/** Whether both hold the same objects in the same order. */
export function areSameOccurrences(a: readonly ListedOccurrence[], b: readonly ListedOccurrence[]): boolean {
  return a.length === b.length && a.every((place, at) => place.occurrence === b[at]?.occurrence);
}

/** Every place of an ID, by file. */
export function placesIn(index: Pick<OccurrenceIndex, 'filesUsing' | 'get'>, mediaId: string): ListedOccurrence[] {
  return [...index.filesUsing(mediaId)].sort().flatMap((uri) =>
    index
      .get(uri)
      .filter((occurrence) => occurrence.mediaId === mediaId)
      .map((occurrence, nth) => ({ uri, occurrence, nth })),
  );
}
