import { kindIn } from '../recognition/names';
import type { Evidence } from '../recognition/rule';

export const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Other words for the kinds. */
const kindsByWord: Readonly<Record<string, MediaKind>> = {
  img: 'image',
  picture: 'image',
  photo: 'image',
  imagen: 'image',
  imagem: 'image',
  foto: 'image',
  voice: 'audio',
  doc: 'document',
  documento: 'document',
};

/** The kind of media that the evidence says, if any. */
export function mediaKindOf(evidence: Evidence): MediaKind | undefined {
  if (!('name' in evidence)) return undefined;
  const word = kindIn(evidence.name);
  if (word === undefined) return undefined;
  return mediaKinds.find((kind) => kind === word) ?? kindsByWord[word];
}
