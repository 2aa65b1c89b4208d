import type { MediaIndex } from '../mediaIndex/mediaIndex';
import { mediaKindOf } from '../mediaIndex/mediaKind';
import type { FoundOccurrence } from '../recognition/occurrences';
import type { Evidence } from '../recognition/rule';
import { damageOf, isDamaged } from './damage';
import { ListChange } from './listChange';
import type { ListFilter } from './listFilter';
import { passes } from './listFilter';
import type { MediaState, StateGroup } from './mediaState';
import { stateGroups } from './mediaState';
import type { Place } from './place';
import { PlacesById } from './placesById';
import { SortedValues } from './sortedValues';

/** What the list asks of others; each answer is what the user sees. */
export interface ListSources {
  readonly index: MediaIndex;
  stateOf(mediaId: string): MediaState;
  isIgnored(mediaId: string): boolean;
  /** A file's path as it is shown. Asked once for each file. */
  pathOf(uri: string): string;
  evidenceText(evidence: Evidence): string;
  stateText(state: MediaState): string;
}

/** What a file's row says of what is in it. */
export interface FileSummary {
  /** Distinct media IDs. */
  readonly ids: number;
  /** How many of them are in each state. */
  readonly states: ReadonlyMap<MediaState, number>;
}

/** So many places are looked at in one turn: about ten milliseconds' work. */
export const placesATurn = 5000;

/**
 * What is listed: what was found, without what is ignored or filtered out. Sorted; knows no `TreeItem`. It is kept up
 * to date file by file: what changed is noted at once and taken in by `takeIn`, in steps between which others may work.
 */
export class MediaList {
  private currentFilter: ListFilter | undefined;
  private readonly waiting = new Set<string>();
  private readonly files = new Map<string, readonly Place[]>();
  private readonly byId = new PlacesById();
  private readonly paths = new Map<string, string>();
  private readonly summaries = new Map<string, FileSummary>();
  private readonly sortedFiles: SortedValues<string>;
  private readonly sortedIds = new SortedValues<string>((a, b) => a.length - b.length || (a < b ? -1 : 1));
  private ranks: { readonly of: readonly string[]; readonly byUri: ReadonlyMap<string, number> } | undefined;
  private idsByState: Map<StateGroup, string[]> | undefined;
  private change = new ListChange();
  private countOfPlaces = 0;
  private readonly stopListening: () => void;

  constructor(private readonly sources: ListSources) {
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    this.sortedFiles = new SortedValues((a, b) => compare(this.pathOf(a), this.pathOf(b)) || (a < b ? -1 : 1));
    for (const uri of sources.index.uris()) this.waiting.add(uri);
    this.stopListening = sources.index.onDidChange((uris) => {
      for (const uri of uris) this.waiting.add(uri);
    });
  }

  get filter(): ListFilter | undefined {
    return this.currentFilter;
  }

  set filter(filter: ListFilter | undefined) {
    this.currentFilter = filter;
    this.lookAtAll();
  }

  /** Other paths are shown now, since the workspace's folders are others. */
  forgetPaths(): void {
    for (const uri of this.files.keys()) this.takeInFile(uri, []);
    this.sortedFiles.values();
    this.paths.clear();
    this.lookAtAll();
  }

  /** The user ignores others now, of which these are or were some. */
  ignoredChanged(mediaIds: readonly string[]): void {
    for (const mediaId of mediaIds) for (const uri of this.sources.index.filesUsing(mediaId)) this.waiting.add(uri);
  }

  statesChanged(mediaIds: readonly string[]): void {
    this.idsByState = undefined;
    // The words of a filter are looked for in the state's name, too.
    const isFilteredByState =
      this.currentFilter !== undefined && (this.currentFilter.states.size > 0 || this.currentFilter.words.length > 0);
    for (const mediaId of mediaIds) {
      if (isFilteredByState) for (const uri of this.sources.index.filesUsing(mediaId)) this.waiting.add(uri);
      const places = this.byId.of(mediaId);
      if (places.length > 0) this.change.addId(mediaId);
      for (const { uri } of places) {
        this.change.files.add(uri);
        this.summaries.delete(uri);
      }
    }
  }

  /** Takes in some of what changed. @returns whether that was all. */
  takeIn(limit = placesATurn): boolean {
    let looked = 0;
    for (const uri of this.waiting) {
      if (looked >= limit) break;
      this.waiting.delete(uri);
      const found = this.sources.index.of(uri);
      looked += found.length + (this.files.get(uri)?.length ?? 0) + 1;
      this.takeInFile(uri, this.listedOf(uri, found));
    }
    // Merged in on the way: sorting everything at the end would be one long turn.
    this.sortedFiles.mergeIfMuch();
    this.sortedIds.mergeIfMuch();
    return this.waiting.size === 0;
  }

  /** Takes in all that changed, for whoever needs the list as it is now. */
  settle(): void {
    while (!this.takeIn());
  }

  /** What changed since it was asked the last time. */
  takeChange(): ListChange {
    const { change } = this;
    this.change = new ListChange();
    return change;
  }

  /** Files with something to list, by path. */
  uris(): readonly string[] {
    return this.sortedFiles.values();
  }

  /** What is listed of a file, by line. */
  placesIn(uri: string): readonly Place[] {
    return this.files.get(uri) ?? [];
  }

  summaryOf(uri: string): FileSummary {
    const known = this.summaries.get(uri);
    if (known !== undefined) return known;
    const ids = new Set(this.placesIn(uri).map(({ occurrence }) => occurrence.mediaId));
    const states = new Map<MediaState, number>();
    for (const mediaId of ids) {
      const state = this.stateOf(mediaId);
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    const summary = { ids: ids.size, states };
    this.summaries.set(uri, summary);
    return summary;
  }

  /** Every listed place, by file and line. */
  places(): Place[] {
    return this.uris().flatMap((uri) => this.placesIn(uri));
  }

  /** The listed IDs, shorter ones first. */
  ids(): readonly string[] {
    return this.sortedIds.values();
  }

  /** The listed IDs of each group of a list by state, in the order of groups. */
  byState(): ReadonlyMap<StateGroup, readonly string[]> {
    if (this.idsByState === undefined) {
      const byState = new Map(stateGroups.map((group): [StateGroup, string[]] => [group, []]));
      for (const mediaId of this.ids()) byState.get(this.groupOf(mediaId))?.push(mediaId);
      this.idsByState = new Map([...byState].filter(([, ids]) => ids.length > 0));
    }
    return this.idsByState;
  }

  /** The listed places of an ID, by file and line. */
  placesOf(mediaId: string): readonly Place[] {
    const places = this.byId.of(mediaId);
    if (places.length < 2) return places;
    const ranks = this.ranksOfFiles();
    const rank = ({ uri }: Place): number => ranks.get(uri) ?? 0;
    return [...places].sort((a, b) => rank(a) - rank(b) || a.nth - b.nth);
  }

  /** How many places of an ID are listed. */
  placeCount(mediaId: string): number {
    return this.byId.countOf(mediaId);
  }

  /** Where an ID is used, also where that isn't listed. */
  everyPlaceOf(mediaId: string): Place[] {
    const { index } = this.sources;
    return [...index.filesUsing(mediaId)].sort().flatMap((uri) =>
      index
        .of(uri)
        .filter((occurrence) => occurrence.mediaId === mediaId)
        .map((occurrence, nth) => ({ uri, occurrence, nth })),
    );
  }

  stateOf(mediaId: string): MediaState {
    return this.sources.stateOf(mediaId);
  }

  /** How many of the listed IDs may still be there: neither deleted nor not found. */
  leftCount(): number {
    const groups = this.byState();
    return this.idCount - (groups.get('deleted')?.length ?? 0) - (groups.get('notFound')?.length ?? 0);
  }

  /** The group of an ID in a list by state. */
  groupOf(mediaId: string): StateGroup {
    const state = this.stateOf(mediaId);
    return state === 'listed' && isDamaged(damageOf(this.byId.of(mediaId))) ? 'damaged' : state;
  }

  /** A file's path as it is shown. */
  pathOf(uri: string): string {
    const known = this.paths.get(uri);
    if (known !== undefined) return known;
    const path = this.sources.pathOf(uri);
    this.paths.set(uri, path);
    return path;
  }

  /** How many distinct IDs are listed. */
  get idCount(): number {
    return this.byId.size;
  }

  /** How many places are listed. */
  get count(): number {
    return this.countOfPlaces;
  }

  dispose(): void {
    this.stopListening();
  }

  private lookAtAll(): void {
    for (const uri of this.files.keys()) this.waiting.add(uri);
    for (const uri of this.sources.index.uris()) this.waiting.add(uri);
  }

  private takeInFile(uri: string, after: readonly Place[]): void {
    const before = this.placesIn(uri);
    if (isSame(before, after)) return;
    this.idsByState = undefined;
    this.change.files.add(uri);
    this.summaries.delete(uri);
    this.countOfPlaces += after.length - before.length;
    if (before.length === 0) this.sortedFiles.add(uri);
    if (after.length === 0) {
      this.sortedFiles.remove(uri);
      this.files.delete(uri);
      this.paths.delete(uri);
    } else this.files.set(uri, after);
    if ((before.length === 0) !== (after.length === 0)) this.change.hasOtherFiles = true;
    this.takeInIds(before, after);
  }

  private takeInIds(before: readonly Place[], after: readonly Place[]): void {
    const gone = new Set<string>();
    for (const place of before) {
      const { mediaId } = place.occurrence;
      this.change.addId(mediaId);
      if (this.byId.remove(place)) gone.add(mediaId);
    }
    for (const place of after) {
      const { mediaId } = place.occurrence;
      this.change.addId(mediaId);
      if (!this.byId.add(place) || gone.delete(mediaId)) continue;
      this.sortedIds.add(mediaId);
      this.change.hasOtherIds = true;
    }
    for (const mediaId of gone) this.sortedIds.remove(mediaId);
    if (gone.size > 0) this.change.hasOtherIds = true;
  }

  private listedOf(uri: string, found: readonly FoundOccurrence[]): Place[] {
    const counts = new Map<string, number>();
    return found.flatMap((occurrence) => {
      const nth = counts.get(occurrence.mediaId) ?? 0;
      counts.set(occurrence.mediaId, nth + 1);
      return this.isListed(uri, occurrence) ? [{ uri, occurrence, nth }] : [];
    });
  }

  private isListed(uri: string, { mediaId, evidence }: FoundOccurrence): boolean {
    if (this.sources.isIgnored(mediaId)) return false;
    if (this.currentFilter === undefined) return true;
    return passes(this.currentFilter, {
      words: () =>
        [
          mediaId,
          this.pathOf(uri),
          this.sources.evidenceText(evidence),
          this.sources.stateText(this.stateOf(mediaId)),
        ].join(' '),
      kind: () => mediaKindOf(evidence),
      state: () => this.stateOf(mediaId),
    });
  }

  private ranksOfFiles(): ReadonlyMap<string, number> {
    const uris = this.uris();
    if (this.ranks?.of !== uris) this.ranks = { of: uris, byUri: new Map(uris.map((uri, rank) => [uri, rank])) };
    return this.ranks.byUri;
  }
}

function isSame(a: readonly Place[], b: readonly Place[]): boolean {
  return a.length === b.length && a.every((place, at) => place.occurrence === b[at]?.occurrence);
}
