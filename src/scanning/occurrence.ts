import type { MediaIndex } from '../core/mediaIndex/mediaIndex';
import { evidenceText } from '../recognition/evidenceText';

/** What `whatsappMedia.refresh` returns of each place. */
export interface Occurrence {
  readonly mediaId: string;
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  /** 0-based UTF-16 unit of the first digit. */
  readonly character: number;
  readonly confidence: 'certain' | 'likely' | 'possible';
  /** In words. */
  readonly evidence: string;
}

/** Every place in the index, by file and line, without damaged IDs. */
export function occurrencesFor(index: MediaIndex, isListed: (mediaId: string) => boolean): Occurrence[] {
  return index
    .uris()
    .sort()
    .flatMap((uri) =>
      index
        .of(uri)
        .filter(({ damage, mediaId }) => damage === undefined && isListed(mediaId))
        .map(({ mediaId, line, character, confidence, evidence }) => ({
          mediaId,
          uri,
          line,
          character,
          confidence,
          evidence: evidenceText(evidence),
        })),
    );
}
