/** Why a media cannot be deleted, or that it can. */
export type MediaState = 'exists' | 'expired' | 'deleted' | 'unknown';

/** The media that the box holds. IDs are strings everywhere: they are longer than a JavaScript number is exact. */
export class MediaStock {
  private readonly deleted = new Set<string>();
  private readonly expired: ReadonlySet<string>;
  private readonly media: ReadonlySet<string> | 'any';

  constructor(media: readonly string[] | 'any', expired: readonly string[]) {
    this.media = media === 'any' ? 'any' : new Set(media);
    this.expired = new Set(expired);
  }

  stateOf(mediaId: string): MediaState {
    if (this.deleted.has(mediaId)) return 'deleted';
    if (this.expired.has(mediaId)) return 'expired';
    const exists = this.media === 'any' ? /^\d{13,20}$/.test(mediaId) : this.media.has(mediaId);
    return exists ? 'exists' : 'unknown';
  }

  /** What a list of the account's media holds; nothing where every ID exists. */
  listed(): string[] {
    return this.media === 'any' ? [] : [...this.media].filter((mediaId) => this.stateOf(mediaId) === 'exists');
  }

  delete(mediaId: string): void {
    this.deleted.add(mediaId);
  }

  /** In the order of their deletion. */
  deletedIds(): string[] {
    return [...this.deleted];
  }

  /** Brings the deleted media back. */
  restore(): void {
    this.deleted.clear();
  }
}
