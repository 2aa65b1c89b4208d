import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { Evidence } from '../../core/recognition/rule';
import { evidenceText } from '../editor/evidenceText';

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
  /** The id of the rule that decided. */
  readonly rule: string;
  /** There only where its column or list looks rounded by a spreadsheet. */
  readonly isProbablyRounded?: true;
}

/** Occurrences put into words before other work gets a turn. */
const placesATurn = 1000;

/** Every place in the index, by file and line, without the IDs that lost digits or may have. */
export async function publicOccurrences(
  index: OccurrenceIndex,
  isListed: (mediaId: string) => boolean,
): Promise<Occurrence[]> {
  const all: Occurrence[] = [];
  // The same evidence speaks for thousands of places.
  const words = new Map<Evidence, string>();
  let sinceTurn = 0;
  for (const uri of index.uris().sort()) {
    const found = index.get(uri);
    for (const { mediaId, line, character, confidence, evidence, rule, damage, isProbablyRounded, cell } of found) {
      if (damage !== undefined || !isListed(mediaId)) continue;
      const text = words.get(evidence) ?? evidenceText(evidence);
      words.set(evidence, text);
      const occurrence = { mediaId, uri: cell?.uri ?? uri, line, character, confidence, evidence: text, rule };
      all.push(isProbablyRounded ? { ...occurrence, isProbablyRounded } : occurrence);
    }
    sinceTurn += found.length;
    if (sinceTurn < placesATurn) continue;
    sinceTurn = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return all;
}
