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

/** A green pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

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

/** Real files, but for the video: that one only begins as one does. */
const fileOfKind: Readonly<Record<ListedMedia['mediaType'], FakeFile>> = {
  image: { name: 'banner.png', contentType: 'image/png', bytes: png },
  audio: { name: 'greeting.wav', contentType: 'audio/wav', bytes: wav() },
  doc: { name: 'Preisliste für März.pdf', contentType: 'application/pdf', bytes: pdf },
  video: {
    name: 'clip.mp4',
    contentType: 'video/mp4',
    bytes: Buffer.concat([Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(5000, 7)]),
  },
};

const listedTypes = ['image', 'video', 'audio', 'doc'] as const;
const firstCreationTime = Date.UTC(2026, 9, 1);
const oneHour = 3_600_000;

/** The media that the gateway holds. IDs are strings everywhere: they are longer than a JavaScript number is exact. */
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

  /** The media object as the list names it; `undefined` where it isn't there. */
  one(mediaId: string): ListedMedia | undefined {
    return this.listed().find((one) => one.mediaId === mediaId);
  }

  /** The file of a media object, by its kind. */
  fileOf(mediaId: string): FakeFile | undefined {
    const media = this.one(mediaId);
    return media === undefined ? undefined : fileOfKind[media.mediaType];
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
