import type { ListedOccurrence } from './listedOccurrence';

/** The places of each media ID. Most IDs stand at one place: that one is kept without a set around it. */
export class OccurrencesById {
  private readonly places = new Map<string, ListedOccurrence | Set<ListedOccurrence>>();

  get size(): number {
    return this.places.size;
  }

  has(mediaId: string): boolean {
    return this.places.has(mediaId);
  }

  /** The places of an ID, in no order. */
  get(mediaId: string): readonly ListedOccurrence[] {
    const known = this.places.get(mediaId);
    if (known === undefined) return [];
    return known instanceof Set ? [...known] : [known];
  }

  countOf(mediaId: string): number {
    const known = this.places.get(mediaId);
    if (known === undefined) return 0;
    return known instanceof Set ? known.size : 1;
  }

  /** @returns whether it is the first of its ID. */
  add(place: ListedOccurrence): boolean {
    const { mediaId } = place.occurrence;
    const known = this.places.get(mediaId);
    if (known === undefined) this.places.set(mediaId, place);
    else if (known instanceof Set) known.add(place);
    else this.places.set(mediaId, new Set([known, place]));
    return known === undefined;
  }

  /** @returns whether it was the last of its ID. */
  remove(place: ListedOccurrence): boolean {
    const { mediaId } = place.occurrence;
    const known = this.places.get(mediaId);
    if (known instanceof Set) {
      known.delete(place);
      if (known.size > 0) return false;
    }
    return this.places.delete(mediaId);
  }
}
