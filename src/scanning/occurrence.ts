import type { MediaIndex } from '../core/mediaIndex/mediaIndex';
import type { Evidence } from '../core/recognition/rule';
import { evidenceText } from '../recognition/evidenceText';

/** What `whatsappMedia.refresh` returns of each place. */
export interface Occurrence {
  readonly mediaId: string;
  /** Of the file, or of the cell in a notebook that isn't saved. */
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  /** 0-based UTF-16 unit of the first digit. */
  readonly character: number;
  readonly confidence: 'certain' | 'likely' | 'possible';
  /** In words. */
  readonly evidence: string;
}

/** So many places are put into words between two chances for others to work. */
const placesATurn = 1000;

/** Every place in the index, by file and line, without damaged IDs. */
export async function occurrencesFor(index: MediaIndex, isListed: (mediaId: string) => boolean): Promise<Occurrence[]> {
  const all: Occurrence[] = [];
  // The same evidence speaks for thousands of places.
  const words = new Map<Evidence, string>();
  let sinceTurn = 0;
  for (const uri of index.uris().sort()) {
    const found = index.of(uri);
    for (const { mediaId, line, character, confidence, evidence, damage, cell } of found) {
      if (damage !== undefined || !isListed(mediaId)) continue;
      const text = words.get(evidence) ?? evidenceText(evidence);
      words.set(evidence, text);
      all.push({ mediaId, uri: cell?.uri ?? uri, line, character, confidence, evidence: text });
    }
    sinceTurn += found.length;
    if (sinceTurn < placesATurn) continue;
    sinceTurn = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return all;
}
