import type { MediaList } from './mediaList';
import type { StateGroup } from './mediaState';
import type { ListedOccurrence } from './listedOccurrence';

export const groupings = ['file', 'id', 'state'] as const;

export type Grouping = (typeof groupings)[number];

/** A row with others in it. */
export type ParentRow =
  | { readonly kind: 'file'; readonly id: string; readonly uri: string }
  | { readonly kind: 'id'; readonly id: string; readonly mediaId: string; readonly parent: StateRow | undefined }
  | StateRow;

export interface StateRow {
  readonly kind: 'state';
  readonly id: string;
  readonly state: StateGroup;
}

/** A row of the view. Its id is the same for the same thing, so that a refresh keeps what is expanded and selected. */
export type Row =
  | ParentRow
  | { readonly kind: 'place'; readonly id: string; readonly place: ListedOccurrence; readonly parent: ParentRow }
  | { readonly kind: 'more'; readonly id: string; readonly hidden: number; readonly parent: ParentRow | undefined };

/** VS Code has an item made of every row of a level in one turn: a longer level is shown in portions. */
export const rowsAtOnce = 500;

/** A file with more places is closed at first. */
const placesOfOpenFile = 200;

/** In a list with more places every file is closed at first: VS Code asks for the rows of all open ones at once. */
const placesOfOpenList = 5000;

/** Makes rows of the list, level by level, as they are asked for. */
export class Rows {
  private currentGrouping: Grouping = 'file';
  /** Rows with others in them that VS Code was given, by their parent's id: it knows a row only by its object. */
  private given = new Map<string, Map<string, ParentRow>>();
  /** How many rows of a level are shown, where another portion was asked for. */
  private readonly portions = new Map<string, number>();

  constructor(private readonly list: MediaList) {}

  get grouping(): Grouping {
    return this.currentGrouping;
  }

  set grouping(grouping: Grouping) {
    this.currentGrouping = grouping;
    this.forgetPortions();
  }

  /** Shows the first portion of every level again. */
  forgetPortions(): void {
    this.portions.clear();
  }

  /** The first level. All rows given before are forgotten: VS Code forgets them, too, and asks again. */
  roots(): Row[] {
    const before = this.given.get('');
    this.given = new Map(before === undefined ? [] : [['', before]]);
    switch (this.currentGrouping) {
      case 'file':
        return this.level(undefined, this.list.uris(), (uri) => this.fileRow(uri));
      case 'id':
        return this.level(undefined, this.list.ids(), (mediaId) => this.idRow(mediaId, undefined));
      case 'state':
        return this.level(undefined, [...this.list.byState().keys()], (state) => this.stateRow(state));
    }
  }

  children(row: Row): Row[] {
    switch (row.kind) {
      case 'file':
        return this.level(row, this.directOccurrences(row), (place) => placeRow(place, row));
      case 'id':
        // An ID with one place is that place.
        if (this.onlyOccurrenceOf(row) !== undefined) return [];
        return this.level(row, this.directOccurrences(row), (place) => placeRow(place, row));
      case 'state':
        return this.level(row, this.idsOf(row.state), (mediaId) => this.idRow(mediaId, row));
      case 'place':
      case 'more':
        return [];
    }
  }

  parent(row: Row): Row | undefined {
    return 'parent' in row ? row.parent : undefined;
  }

  /** Whether a row shows at first what is in it. */
  isOpenAtFirst(row: ParentRow): boolean {
    if (row.kind !== 'file') return row.kind === 'state';
    return this.list.count <= placesOfOpenList && this.list.occurrencesIn(row.uri).length <= placesOfOpenFile;
  }

  /** The only occurrence that a row represents: of a place's row, and of an ID's row with a single place. */
  onlyOccurrenceOf(row: Row): ListedOccurrence | undefined {
    if (row.kind === 'place') return row.place;
    if (row.kind !== 'id' || this.list.occurrenceCount(row.mediaId) !== 1) return undefined;
    return this.directOccurrences(row)[0];
  }

  /** Shows another portion of what is in a row, of the first level by `''`. */
  showMore(parentId: string): void {
    this.portions.set(parentId, this.portionOf(parentId) + rowsAtOnce);
  }

  /** The row of a place, as it is shown now. */
  rowOf(place: ListedOccurrence): Row {
    const parent = this.parentOf(place);
    return parent.kind === 'id' && this.onlyOccurrenceOf(parent) !== undefined ? parent : placeRow(place, parent);
  }

  /**
   * Makes each level long enough to show this place.
   * @returns the rows whose children changed; `undefined` means the first level.
   */
  growToShow(place: ListedOccurrence): (ParentRow | undefined)[] {
    const parent = this.parentOf(place);
    const { mediaId } = place.occurrence;
    const at = this.directOccurrences(parent).findIndex((one) => one === place);
    const grown: (ParentRow | undefined)[] = [];
    if (parent.kind === 'file' && this.growLevel('', this.list.uris().indexOf(place.uri))) grown.push(undefined);
    if (parent.kind === 'id') {
      const above = parent.parent;
      const ids = above === undefined ? this.list.ids() : this.idsOf(above.state);
      if (this.growLevel(above?.id ?? '', ids.indexOf(mediaId))) grown.push(above);
    }
    if (this.growLevel(parent.id, at)) grown.push(parent);
    return grown;
  }

  /** The occurrences that a row represents, itself or by its children. */
  occurrencesOf(row: Row): readonly ListedOccurrence[] {
    switch (row.kind) {
      case 'place':
        return [row.place];
      case 'file':
      case 'id':
        return this.directOccurrences(row);
      case 'state':
        return this.idsOf(row.state).flatMap((mediaId) => this.list.occurrencesOf(mediaId));
      case 'more':
        return [];
    }
  }

  /** Every place, in the order in which the view shows them. */
  occurrencesInOrder(): ListedOccurrence[] {
    switch (this.currentGrouping) {
      case 'file':
        return this.list.occurrences();
      case 'id':
        return this.list.ids().flatMap((mediaId) => this.list.occurrencesOf(mediaId));
      case 'state':
        return [...this.list.byState().values()].flat().flatMap((mediaId) => this.list.occurrencesOf(mediaId));
    }
  }

  /** How many rows are remembered. */
  get givenCount(): number {
    return [...this.given.values()].reduce((sum, level) => sum + level.size, 0);
  }

  /** A row that VS Code was given, by its id. */
  givenRow(id: string): ParentRow | undefined {
    return [...this.given.values()].map((level) => level.get(id)).find((row) => row !== undefined);
  }

  /** The rows in view of these files or media IDs, where VS Code was given any. */
  givenRows(uris: Iterable<string>, mediaIds: ReadonlySet<string>): ParentRow[] {
    const rows: (ParentRow | undefined)[] = [];
    for (const uri of uris) rows.push(this.given.get('')?.get(fileId(uri)));
    for (const [parentId, level] of this.given) {
      for (const mediaId of mediaIds) rows.push(level.get(idId(parentId, mediaId)));
    }
    return rows.filter((row) => row !== undefined);
  }

  /** The rows of states that VS Code was given last. */
  givenStates(): StateRow[] {
    return [...(this.given.get('')?.values() ?? [])].filter((row) => row.kind === 'state');
  }

  private level<T>(parent: ParentRow | undefined, all: readonly T[], rowOf: (one: T) => Row): Row[] {
    const id = parent?.id ?? '';
    const portion = this.portionOf(id);
    const rows = all.slice(0, portion).map(rowOf);
    const parents = rows.filter((row): row is ParentRow => row.kind !== 'place' && row.kind !== 'more');
    if (parents.length > 0 || parent === undefined) this.given.set(id, new Map(parents.map((row) => [row.id, row])));
    if (all.length > portion) rows.push({ kind: 'more', id: `${id}/more`, hidden: all.length - portion, parent });
    return rows;
  }

  private portionOf(parentId: string): number {
    return this.portions.get(parentId) ?? rowsAtOnce;
  }

  private growLevel(parentId: string, at: number): boolean {
    const isShown = at < this.portionOf(parentId);
    while (at >= this.portionOf(parentId)) this.showMore(parentId);
    return !isShown;
  }

  private directOccurrences(row: ParentRow): readonly ListedOccurrence[] {
    if (row.kind === 'file') return this.list.occurrencesIn(row.uri);
    return row.kind === 'id' ? this.list.occurrencesOf(row.mediaId) : [];
  }

  private idsOf(state: StateGroup): readonly string[] {
    return this.list.byState().get(state) ?? [];
  }

  private parentOf({ uri, occurrence: { mediaId } }: ListedOccurrence): ParentRow {
    switch (this.currentGrouping) {
      case 'file':
        return this.fileRow(uri);
      case 'id':
        return this.idRow(mediaId, undefined);
      case 'state':
        return this.idRow(mediaId, this.stateRow(this.list.groupOf(mediaId)));
    }
  }

  private fileRow(uri: string): ParentRow {
    return this.known('', fileId(uri)) ?? { kind: 'file', id: fileId(uri), uri };
  }

  private idRow(mediaId: string, parent: StateRow | undefined): ParentRow {
    const parentId = parent?.id ?? '';
    const id = idId(parentId, mediaId);
    return this.known(parentId, id) ?? { kind: 'id', id, mediaId, parent };
  }

  private stateRow(state: StateGroup): StateRow {
    const id = `state:${state}`;
    const known = this.known('', id);
    return known?.kind === 'state' ? known : { kind: 'state', id, state };
  }

  private known(parentId: string, id: string): ParentRow | undefined {
    return this.given.get(parentId)?.get(id);
  }
}

function fileId(uri: string): string {
  return `file:${uri}`;
}

function idId(parentId: string, mediaId: string): string {
  return `${parentId}/id:${mediaId}`;
}

function placeRow(place: ListedOccurrence, parent: ParentRow): Row {
  return {
    kind: 'place',
    id: `${parent.id}/place:${place.uri}#${place.occurrence.mediaId}#${place.nth}`,
    place,
    parent,
  };
}
