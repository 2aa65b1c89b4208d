import * as vscode from 'vscode';
import type { MediaIndex } from '../core/mediaIndex/mediaIndex';
import { mediaKindOf } from '../core/mediaIndex/mediaKind';
import type { FoundOccurrence } from '../core/recognition/occurrences';
import type { DeletionStates, MediaState } from '../deleting/deletionStates';
import { evidenceText } from '../recognition/evidenceText';
import type { IgnoredMediaIds } from './ignoredMediaIds';
import type { ListFilter } from './listFilter';
import { passes } from './listFilter';

/** A media ID at a place. */
export interface Place {
  /** URI of the file, as text. */
  readonly uri: string;
  readonly occurrence: FoundOccurrence;
  /** How often the same ID came before it in the file: its place among them stays when lines move. */
  readonly nth: number;
}

/** What is listed: what was found, without what is ignored or filtered out. Sorted; knows no `TreeItem`. */
export class MediaList {
  filter: ListFilter | undefined;

  constructor(
    private readonly index: MediaIndex,
    private readonly states: DeletionStates,
    private readonly ignored: IgnoredMediaIds,
  ) {}

  /** Files with something to list, by path. */
  files(): string[] {
    const collator = new Intl.Collator(undefined, { numeric: true });
    const keyed = this.index
      .uris()
      .filter((uri) => this.index.of(uri).some((occurrence) => this.isListed(uri, occurrence)))
      .map((uri) => ({ uri, path: vscode.Uri.parse(uri).path }));
    return keyed.sort((a, b) => collator.compare(a.path, b.path)).map(({ uri }) => uri);
  }

  /** What is listed of a file, by line. */
  placesIn(uri: string): Place[] {
    const counts = new Map<string, number>();
    return this.index.of(uri).flatMap((occurrence) => {
      const nth = counts.get(occurrence.mediaId) ?? 0;
      counts.set(occurrence.mediaId, nth + 1);
      return this.isListed(uri, occurrence) ? [{ uri, occurrence, nth }] : [];
    });
  }

  /** Every listed place, by file and line. */
  places(): Place[] {
    return this.files().flatMap((uri) => this.placesIn(uri));
  }

  /** The listed places of each distinct ID, by ID. */
  byId(): Map<string, Place[]> {
    const byId = new Map<string, Place[]>();
    for (const place of this.places()) {
      const { mediaId } = place.occurrence;
      const places = byId.get(mediaId);
      if (places === undefined) byId.set(mediaId, [place]);
      else places.push(place);
    }
    return new Map([...byId].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));
  }

  /** The listed places of an ID. */
  placesOf(mediaId: string): Place[] {
    const uris = [...this.index.filesUsing(mediaId)].sort();
    return uris.flatMap((uri) => this.placesIn(uri).filter(({ occurrence }) => occurrence.mediaId === mediaId));
  }

  stateOf(occurrence: Pick<FoundOccurrence, 'mediaId'>): MediaState {
    return this.states.stateOf(occurrence.mediaId);
  }

  /** How many distinct IDs are listed. */
  count(): number {
    const ids = new Set<string>();
    for (const uri of this.index.uris()) {
      for (const occurrence of this.index.of(uri)) if (this.isListed(uri, occurrence)) ids.add(occurrence.mediaId);
    }
    return ids.size;
  }

  private isListed(uri: string, occurrence: FoundOccurrence): boolean {
    if (this.ignored.has(occurrence.mediaId)) return false;
    if (this.filter === undefined) return true;
    return passes(this.filter, {
      text: `${occurrence.mediaId} ${vscode.Uri.parse(uri).path} ${evidenceText(occurrence.evidence)}`,
      kind: mediaKindOf(occurrence.evidence),
      state: this.stateOf(occurrence),
    });
  }
}
