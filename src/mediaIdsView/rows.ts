import type { MediaState } from '../deleting/deletionStates';
import { mediaStates } from '../deleting/deletionStates';
import type { MediaList, Place } from './mediaList';

export type Grouping = 'file' | 'id' | 'state';

/** A row of the view. Its id is the same for the same thing, so that a refresh keeps what is expanded and selected. */
export type Row =
  | { readonly kind: 'file'; readonly id: string; readonly uri: string }
  | { readonly kind: 'place'; readonly id: string; readonly place: Place; readonly parent: Row }
  | { readonly kind: 'id'; readonly id: string; readonly mediaId: string; readonly parent: Row | undefined }
  | { readonly kind: 'state'; readonly id: string; readonly state: MediaState }
  | { readonly kind: 'more'; readonly id: string; readonly hidden: number };

/** VS Code makes an item of every row of a level at once: a longer level is shown in portions. */
export const rowsAtOnce = 1000;

/** Makes rows of the list; remembers them, because VS Code knows a row by its object. */
export class Rows {
  grouping: Grouping = 'file';
  private readonly known = new Map<string, Row>();
  private shown = rowsAtOnce;

  constructor(private readonly list: MediaList) {}

  /** Shows another portion of the first level. */
  showMore(): void {
    this.shown += rowsAtOnce;
  }

  roots(): Row[] {
    const all = this.allRoots();
    if (all.length <= this.shown) return all;
    const hidden = all.length - this.shown;
    return [...all.slice(0, this.shown), { kind: 'more', id: 'more', hidden }];
  }

  children(row: Row): Row[] {
    switch (row.kind) {
      case 'file':
        return this.list.placesIn(row.uri).map((place) => this.placeRow(place, row));
      case 'id':
        return this.list.placesOf(row.mediaId).map((place) => this.placeRow(place, row));
      case 'state':
        return [...this.list.byId().keys()]
          .filter((mediaId) => this.list.stateOf({ mediaId }) === row.state)
          .map((mediaId) => this.idRow(mediaId, row));
      case 'place':
      case 'more':
        return [];
    }
  }

  parent(row: Row): Row | undefined {
    return row.kind === 'place' || row.kind === 'id' ? row.parent : undefined;
  }

  /** The row of a place, as it is shown now. */
  rowOf(place: Place): Row {
    const { mediaId } = place.occurrence;
    switch (this.grouping) {
      case 'file':
        return this.placeRow(place, this.fileRow(place.uri));
      case 'id':
        return this.placeRow(place, this.idRow(mediaId, undefined));
      case 'state':
        return this.placeRow(place, this.idRow(mediaId, this.stateRow(this.list.stateOf({ mediaId }))));
    }
  }

  /** The places that a row stands for, itself or by what is in it. */
  placesOf(row: Row): Place[] {
    switch (row.kind) {
      case 'place':
        return [row.place];
      case 'file':
        return this.list.placesIn(row.uri);
      case 'id':
        return this.list.placesOf(row.mediaId);
      case 'state':
        return this.children(row).flatMap((child) => this.placesOf(child));
      case 'more':
        return [];
    }
  }

  /** The row of a file, when it is shown. */
  shownFile(uri: string): Row | undefined {
    return this.grouping === 'file' ? this.known.get(`file:${uri}`) : undefined;
  }

  forgetFile(uri: string): void {
    this.known.delete(`file:${uri}`);
  }

  private allRoots(): Row[] {
    switch (this.grouping) {
      case 'file':
        return this.list.files().map((uri) => this.fileRow(uri));
      case 'id':
        return [...this.list.byId().keys()].map((mediaId) => this.idRow(mediaId, undefined));
      case 'state': {
        const states = new Set([...this.list.byId().keys()].map((mediaId) => this.list.stateOf({ mediaId })));
        return mediaStates.filter((state) => states.has(state)).map((state) => this.stateRow(state));
      }
    }
  }

  private fileRow(uri: string): Row {
    return this.remember({ kind: 'file', id: `file:${uri}`, uri });
  }

  private idRow(mediaId: string, parent: Row | undefined): Row {
    return this.remember({ kind: 'id', id: `${parent?.id ?? ''}/id:${mediaId}`, mediaId, parent });
  }

  private stateRow(state: MediaState): Row {
    return this.remember({ kind: 'state', id: `state:${state}`, state });
  }

  private placeRow(place: Place, parent: Row): Row {
    const id = `${parent.id}/place:${place.uri}#${place.occurrence.mediaId}#${place.nth}`;
    const known = this.known.get(id);
    // The line may have moved: the row stays, what it stands for is new.
    if (known?.kind === 'place') return Object.assign(known, { place });
    return this.remember({ kind: 'place', id, place, parent });
  }

  private remember(row: Row): Row {
    const known = this.known.get(row.id);
    if (known !== undefined) return known;
    this.known.set(row.id, row);
    return row;
  }
}
