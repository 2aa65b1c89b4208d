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
