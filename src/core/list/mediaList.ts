import type { OccurrenceIndex } from '../occurrences/occurrenceIndex';
import { mediaKindOf } from '../occurrences/mediaKind';
import type { FoundOccurrence } from '../recognition/occurrences';
import type { Evidence } from '../recognition/rule';
import { damageOf, isDamaged } from './damage';
import type { FileSummary } from './fileSummaries';
import { FileSummaries } from './fileSummaries';
import { ListChange } from './listChange';
import type { ListFilter } from './listFilter';
import { matchesFilter } from './listFilter';
import type { AccountWord, MediaState, StateGroup } from './mediaState';
import { groupOf, stateGroups, statesOf } from './mediaState';
import type { ListedOccurrence } from './listedOccurrence';
import { areSameOccurrences, placesIn } from './listedOccurrence';
import { OccurrencesById } from './occurrencesById';
import { SortedValues } from './sortedValues';

/** What the list asks of others; each answer is what the user sees. */
export interface ListSources {
  readonly index: OccurrenceIndex;
  stateOf(mediaId: string): MediaState;
  isIgnored(mediaId: string): boolean;
  /** `undefined` where nothing is known of what the account lists. */
  wordOf(mediaId: string): AccountWord | undefined;
  /** A file's path as it is shown. Asked once for each file. */
  pathOf(uri: string): string;
  evidenceText(evidence: Evidence): string;
  stateText(state: MediaState): string;
}

/** Occurrences processed in one turn: about ten milliseconds of work. */
export const occurrencesPerTurn = 5000;

/**
 * What is listed: what was found, without what is ignored or filtered out. Sorted; knows no `TreeItem`. It is kept up
 * to date file by file: what changed is noted at once and applied by `applyPending`, in steps between which others may work.
 */
export class MediaList {
  private currentFilter: ListFilter | undefined;
  private readonly pending = new Set<string>();
  private readonly files = new Map<string, readonly ListedOccurrence[]>();
  private readonly byId = new OccurrencesById();
  private readonly paths = new Map<string, string>();
  private readonly summaries = new FileSummaries(
    (uri) => this.occurrencesIn(uri),
    (mediaId) => this.stateOf(mediaId),
  );
  private readonly sortedFiles: SortedValues<string>;
  private readonly sortedIds = new SortedValues<string>((a, b) => a.length - b.length || (a < b ? -1 : 1));
  private ranks: { readonly of: readonly string[]; readonly byUri: ReadonlyMap<string, number> } | undefined;
  private idsByState: Map<StateGroup, string[]> | undefined;
  private change = new ListChange();
  private listedCount = 0;
  private readonly stopListening: () => void;

  constructor(private readonly sources: ListSources) {
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    this.sortedFiles = new SortedValues((a, b) => compare(this.pathOf(a), this.pathOf(b)) || (a < b ? -1 : 1));
    for (const uri of sources.index.uris()) this.pending.add(uri);
    this.stopListening = sources.index.onDidChange((uris) => {
      for (const uri of uris) this.pending.add(uri);
    });
  }

  get filter(): ListFilter | undefined {
    return this.currentFilter;
  }

  set filter(filter: ListFilter | undefined) {
    this.currentFilter = filter;
    this.invalidateAll();
  }

  /** Other paths are shown now, since the workspace's folders are others. */
  forgetPaths(): void {
    for (const uri of this.files.keys()) this.applyFile(uri, []);
    this.sortedFiles.values();
    this.paths.clear();
    this.invalidateAll();
  }

  /** The user ignores others now, of which these are or were some. */
  ignoredChanged(mediaIds: readonly string[]): void {
    for (const mediaId of mediaIds) for (const uri of this.sources.index.filesUsing(mediaId)) this.pending.add(uri);
  }

  /** The account lists other media now. */
  accountChanged(): void {
    this.idsByState = undefined;
    Object.assign(this.change, { hasOtherFiles: true, hasOtherIds: true });
    if ((this.currentFilter?.states.size ?? 0) > 0) this.invalidateAll();
  }

  statesChanged(mediaIds: readonly string[]): void {
    this.idsByState = undefined;
    // The words of a filter are looked for in the state's name, too.
    const { states, words } = this.currentFilter ?? {};
    const isFilteredByState = (states?.size ?? 0) + (words?.length ?? 0) > 0;
    for (const mediaId of mediaIds) {
      if (isFilteredByState) for (const uri of this.sources.index.filesUsing(mediaId)) this.pending.add(uri);
      const places = this.byId.get(mediaId);
      if (places.length > 0) this.change.addId(mediaId);
      for (const { uri } of places) {
        this.change.files.add(uri);
        this.summaries.delete(uri);
      }
    }
  }

  /** Takes in some of what changed. @returns whether that was all. */
  applyPending(limit = occurrencesPerTurn): boolean {
    let looked = 0;
    for (const uri of this.pending) {
      if (looked >= limit) break;
      this.pending.delete(uri);
      const found = this.sources.index.get(uri);
      looked += found.length + (this.files.get(uri)?.length ?? 0) + 1;
      this.applyFile(uri, this.listedOf(uri, found));
    }
    // Merged in on the way: sorting everything at the end would be one long turn.
    this.sortedFiles.mergeIfMuch();
    this.sortedIds.mergeIfMuch();
    return this.pending.size === 0;
  }

  /** Applies all pending changes, for callers that need the current list. */
  flush(): void {
    while (!this.applyPending());
  }

  /** What changed since it was asked the last time. */
  drainChanges(): ListChange {
    const { change } = this;
    this.change = new ListChange();
    return change;
  }

  /** Files with something to list, by path. */
  uris(): readonly string[] {
    return this.sortedFiles.values();
  }

  /** What is listed of a file, by line. */
  occurrencesIn(uri: string): readonly ListedOccurrence[] {
    return this.files.get(uri) ?? [];
  }

  summaryOf(uri: string): FileSummary {
    return this.summaries.get(uri);
  }

  /** Every listed place, by file and line. */
  occurrences(): ListedOccurrence[] {
    return this.uris().flatMap((uri) => this.occurrencesIn(uri));
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
  occurrencesOf(mediaId: string): readonly ListedOccurrence[] {
    const places = this.byId.get(mediaId);
    if (places.length < 2) return places;
    const ranks = this.ranksOfFiles();
    const rank = ({ uri }: ListedOccurrence): number => ranks.get(uri) ?? 0;
    return [...places].sort((a, b) => rank(a) - rank(b) || a.nth - b.nth);
  }

  /** How many places of an ID are listed. */
  occurrenceCount(mediaId: string): number {
    return this.byId.countOf(mediaId);
  }

  /** Where an ID is used, also where that isn't listed. */
  allOccurrencesOf(mediaId: string): ListedOccurrence[] {
    return placesIn(this.sources.index, mediaId);
  }

  stateOf(mediaId: string): MediaState {
    return this.sources.stateOf(mediaId);
  }

  /** How many of the listed IDs may still be there: neither deleted nor not found. */
  remainingCount(): number {
    const groups = this.byState();
    return this.idCount - (groups.get('deleted')?.length ?? 0) - (groups.get('notFound')?.length ?? 0);
  }

  /** The group of an ID in a list by state. */
  groupOf(mediaId: string): StateGroup {
    const isDamagedId = isDamaged(damageOf(this.byId.get(mediaId)));
    return groupOf(this.stateOf(mediaId), isDamagedId, this.sources.wordOf(mediaId));
  }

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
    return this.listedCount;
  }

  dispose(): void {
    this.stopListening();
  }

  private invalidateAll(): void {
    for (const uri of this.files.keys()) this.pending.add(uri);
    for (const uri of this.sources.index.uris()) this.pending.add(uri);
  }

  private applyFile(uri: string, after: readonly ListedOccurrence[]): void {
    const before = this.occurrencesIn(uri);
    if (areSameOccurrences(before, after)) return;
    this.idsByState = undefined;
    this.change.files.add(uri);
    this.summaries.delete(uri);
    this.listedCount += after.length - before.length;
    if (before.length === 0) this.sortedFiles.add(uri);
    if (after.length === 0) {
      this.sortedFiles.remove(uri);
      this.files.delete(uri);
      this.paths.delete(uri);
    } else this.files.set(uri, after);
    if ((before.length === 0) !== (after.length === 0)) this.change.hasOtherFiles = true;
    this.applyIds(before, after);
  }

  private applyIds(before: readonly ListedOccurrence[], after: readonly ListedOccurrence[]): void {
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

  private listedOf(uri: string, found: readonly FoundOccurrence[]): ListedOccurrence[] {
    const counts = new Map<string, number>();
    return found.flatMap((occurrence) => {
      const nth = counts.get(occurrence.mediaId) ?? 0;
      counts.set(occurrence.mediaId, nth + 1);
      return this.isListed(uri, occurrence) ? [{ uri, occurrence, nth }] : [];
    });
  }

  private isListed(uri: string, occurrence: FoundOccurrence): boolean {
    const { mediaId, evidence } = occurrence;
    if (this.sources.isIgnored(mediaId)) return false;
    if (this.currentFilter === undefined) return true;
    return matchesFilter(this.currentFilter, {
      words: () =>
        [
          mediaId,
          this.pathOf(uri),
          this.sources.evidenceText(evidence),
          this.sources.stateText(this.stateOf(mediaId)),
        ].join(' '),
      kind: () => mediaKindOf(evidence),
      states: () => statesOf(this.stateOf(mediaId), isDamaged(occurrence), this.sources.wordOf(mediaId)),
    });
  }

  private ranksOfFiles(): ReadonlyMap<string, number> {
    const uris = this.uris();
    if (this.ranks?.of !== uris) this.ranks = { of: uris, byUri: new Map(uris.map((uri, rank) => [uri, rank])) };
    return this.ranks.byUri;
  }
}
