/** Why a media cannot be deleted, or that it can. */
export type MediaState = 'exists' | 'expired' | 'deleted' | 'unknown';

/** A media object as the list of an account names it. */
export interface ListedMedia {
  readonly identifier: string;
  /** Milliseconds since the epoch. */
  readonly creationTime: number;
  readonly description: string;
  readonly mediaType: 'image' | 'video' | 'audio' | 'doc';
  readonly mediaId: string;
  readonly wabaNumber: number;
  readonly status: string;
}

const listedTypes = ['image', 'video', 'audio', 'doc'] as const;
const firstCreationTime = Date.UTC(2026, 9, 1);
const oneHour = 3_600_000;

/** The media that the box holds. IDs are strings everywhere: they are longer than a JavaScript number is exact. */
export class FakeMediaStore {
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

  /** What the account lists: nothing where every ID exists. Whether the service still lists deleted media isn't known. */
  listed(): ListedMedia[] {
    const all = this.media === 'any' ? [] : [...this.media];
    return all
      .filter((mediaId) => this.stateOf(mediaId) === 'exists')
      .map((mediaId, index) => ({
        identifier: `Media ${index + 1}`,
        creationTime: firstCreationTime + index * oneHour,
        description: `Uploaded for test ${index + 1}`,
        mediaType: listedTypes[index % listedTypes.length] ?? 'image',
        mediaId,
        wabaNumber: 919_900_000_000,
        status: 'active',
      }));
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
