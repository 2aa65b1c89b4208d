import { jpeg, mp3, mp4, ogg, png } from './fakeFiles';

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

export interface FakeFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A page with nothing on it. */
const pdf = Buffer.from(
  '%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A tenth of a second of silence. */
function wav(): Buffer {
  const samples = Buffer.alloc(800, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** Real files: of media with the same kind the first ones differ. */
const filesOfKind: Readonly<Record<ListedMedia['mediaType'], readonly FakeFile[]>> = {
  image: [
    { name: 'banner.png', contentType: 'image/png', bytes: png },
    { name: 'offer.jpg', contentType: 'image/jpeg', bytes: jpeg },
  ],
  audio: [
    { name: 'greeting.wav', contentType: 'audio/wav', bytes: wav() },
    { name: 'jingle.mp3', contentType: 'audio/mpeg', bytes: mp3 },
    { name: 'note.ogg', contentType: 'audio/ogg', bytes: ogg },
  ],
  doc: [{ name: 'Preisliste für März.pdf', contentType: 'application/pdf', bytes: pdf }],
  video: [{ name: 'clip.mp4', contentType: 'video/mp4', bytes: mp4 }],
};

const listedTypes = ['image', 'video', 'audio', 'doc'] as const;
const firstCreationTime = Date.UTC(2026, 9, 1);
const oneHour = 3_600_000;

/** A media object with a name and an age; the list names those alone. */
export interface StockedMedia extends Pick<ListedMedia, 'mediaId' | 'identifier' | 'description' | 'mediaType'> {
  /** Since it was uploaded. */
  readonly ageDays: number;
}

/** The media that the gateway holds. IDs are strings everywhere: they are longer than a JavaScript number is exact. */
export class FakeMediaStore {
  private readonly deleted = new Set<string>();
  private readonly expired: ReadonlySet<string>;
  private readonly media: ReadonlySet<string> | 'any';
  private readonly stock: readonly ListedMedia[];

  /** @param stock of which the list tells; all of `media` with invented names by default. */
  constructor(media: readonly string[] | 'any', expired: readonly string[], stock?: readonly StockedMedia[]) {
    this.media = media === 'any' ? 'any' : new Set(media);
    this.expired = new Set(expired);
    this.stock = stock?.map(asListed) ?? (media === 'any' ? [] : media.map(invented));
  }

  stateOf(mediaId: string): MediaState {
    if (this.deleted.has(mediaId)) return 'deleted';
    if (this.expired.has(mediaId)) return 'expired';
    const exists = this.media === 'any' ? /^\d{13,20}$/.test(mediaId) : this.media.has(mediaId);
    return exists ? 'exists' : 'unknown';
  }

  /** What the account lists. Whether the service still lists deleted media isn't known. */
  listed(): ListedMedia[] {
    return this.stock.filter(({ mediaId }) => this.stateOf(mediaId) === 'exists');
  }

  /** The media object as the list names it; `undefined` where it isn't there. */
  one(mediaId: string): ListedMedia | undefined {
    return this.listed().find((one) => one.mediaId === mediaId);
  }

  /** The file of a media object, by its kind. */
  fileOf(mediaId: string): FakeFile | undefined {
    const media = this.one(mediaId);
    if (media === undefined) return undefined;
    const files = filesOfKind[media.mediaType];
    const nth = this.stock.filter(({ mediaType }) => mediaType === media.mediaType).indexOf(media);
    return files[nth % files.length];
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

function asListed({ ageDays, ...media }: StockedMedia): ListedMedia {
  const creationTime = Date.now() - ageDays * 24 * oneHour;
  return { ...media, creationTime, wabaNumber: 919_900_000_000, status: 'active' };
}

function invented(mediaId: string, index: number): ListedMedia {
  return {
    identifier: `Media ${index + 1}`,
    creationTime: firstCreationTime + index * oneHour,
    description: `Uploaded for test ${index + 1}`,
    mediaType: listedTypes[index % listedTypes.length] ?? 'image',
    mediaId,
    wabaNumber: 919_900_000_000,
    status: 'active',
  };
}
