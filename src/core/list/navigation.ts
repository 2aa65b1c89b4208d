import type { NotebookCell } from '../recognition/occurrences';
import type { MediaList } from './mediaList';
import type { ListedOccurrence } from './listedOccurrence';
import { isSameOccurrence } from './listedOccurrence';
import type { Row, Rows } from './rows';

export interface Cursor {
  /** Of the file, also where the cursor is in a notebook's cell. */
  readonly uri: string;
  readonly cell?: NotebookCell;
  readonly line: number;
  readonly character: number;
}

/** The next or previous place from a row of the view, in the view's order; after the last comes the first. */
export function occurrenceFromRow(rows: Rows, row: Row, step: 1 | -1): ListedOccurrence | undefined {
  const places = rows.occurrencesInOrder();
  const [first] = rows.occurrencesOf(row);
  const at = first === undefined ? -1 : places.findIndex((place) => isSameOccurrence(place, first));
  if (at === -1) return endOf(places, step);
  // A row that others are in stands just before the first of them.
  const isBefore = rows.onlyOccurrenceOf(row) === undefined && step === 1;
  return places[(at + (isBefore ? 0 : step) + places.length) % places.length];
}

/** The next or previous place from a cursor; `undefined` where nothing of the cursor's file is listed. */
export function occurrenceFromCursor(list: MediaList, cursor: Cursor, step: 1 | -1): ListedOccurrence | undefined {
  // A saved notebook is listed as a file: the positions of its cells in it aren't known.
  const places = list
    .occurrencesIn(cursor.uri)
    .filter(({ occurrence: { cell } }) => (cell === undefined) === (cursor.cell === undefined));
  if (places.length === 0) return undefined;
  // A cursor in an ID is at that ID.
  const at = places.find(({ occurrence }) => isIn(occurrence, cursor))?.occurrence ?? cursor;
  const ahead = places.filter(({ occurrence }) => step * compare(occurrence, at) > 0);
  if (ahead.length > 0) return endOf(ahead, step);
  const uris = list.uris();
  const uri = uris[(uris.indexOf(cursor.uri) + step + uris.length) % uris.length];
  return uri === undefined ? undefined : endOf(list.occurrencesIn(uri), step);
}

/** Where one begins who goes that way. */
export function endOf(places: readonly ListedOccurrence[], step: 1 | -1): ListedOccurrence | undefined {
  return step === 1 ? places[0] : places.at(-1);
}

type Spot = Pick<Cursor, 'cell' | 'line' | 'character'>;

/** Negative when the first one comes first. */
function compare(a: Spot, b: Spot): number {
  return (a.cell?.number ?? 0) - (b.cell?.number ?? 0) || a.line - b.line || a.character - b.character;
}

function isIn({ cell, line, character, mediaId }: ListedOccurrence['occurrence'], cursor: Cursor): boolean {
  if (cell?.number !== cursor.cell?.number || line !== cursor.line) return false;
  return character <= cursor.character && cursor.character <= character + mediaId.length;
}
