import type { MediaList } from './mediaList';
import type { Place } from './place';
import { isSamePlace } from './place';
import type { Row, Rows } from './rows';

export interface Cursor {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** The next or previous place from a row of the view, in the view's order; after the last comes the first. */
export function placeFromRow(rows: Rows, row: Row, step: 1 | -1): Place | undefined {
  const places = rows.placesInOrder();
  const [first] = rows.placesOf(row);
  const at = first === undefined ? -1 : places.findIndex((place) => isSamePlace(place, first));
  if (at === -1) return endOf(places, step);
  // A row that others are in stands just before the first of them.
  const isBefore = row.kind !== 'place' && step === 1;
  return places[(at + (isBefore ? 0 : step) + places.length) % places.length];
}

/** The next or previous place from a cursor; `undefined` where nothing of the cursor's file is listed. */
export function placeFromCursor(list: MediaList, cursor: Cursor, step: 1 | -1): Place | undefined {
  const places = list.placesIn(cursor.uri);
  if (places.length === 0) return undefined;
  // A cursor in an ID is at that ID.
  const at = places.find(({ occurrence }) => isIn(occurrence, cursor))?.occurrence ?? cursor;
  const isAhead = ({ occurrence: { line, character } }: Place): boolean => {
    const lines = line - at.line;
    return step * (lines === 0 ? character - at.character : lines) > 0;
  };
  const ahead = places.filter(isAhead);
  if (ahead.length > 0) return endOf(ahead, step);
  const uris = list.uris();
  const uri = uris[(uris.indexOf(cursor.uri) + step + uris.length) % uris.length];
  return uri === undefined ? undefined : endOf(list.placesIn(uri), step);
}

/** Where one begins who goes that way. */
export function endOf(places: readonly Place[], step: 1 | -1): Place | undefined {
  return step === 1 ? places[0] : places.at(-1);
}

function isIn({ line, character, mediaId }: Place['occurrence'], cursor: Cursor): boolean {
  return line === cursor.line && character <= cursor.character && cursor.character <= character + mediaId.length;
}
