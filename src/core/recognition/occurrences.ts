import type { Damage } from './digitRuns';
import type { Recognized, RecognitionOptions } from './recognize';
import { recognizeInSteps } from './recognize';
import type { Confidence, Evidence } from './rule';

/** A media ID at a place in a text. */
export interface FoundOccurrence {
  /** As it stands there, a string from the first byte to the last; of a decimal number, what is in front of the point. */
  readonly mediaId: string;
  /** 0-based; lines end at LF, CRLF or CR, as in VS Code. */
  readonly line: number;
  /** 0-based UTF-16 unit of the first digit in its line. */
  readonly character: number;
  readonly confidence: Confidence;
  readonly evidence: Evidence;
  /** The `id` of the rule that decided. */
  readonly rule: string;
  readonly damage: Damage | undefined;
  /** Whether its column or list looks rounded by a spreadsheet; see `findRounded`. */
  readonly isProbablyRounded: boolean;
  /** More media IDs may be in the same file: a part of it is too long to be read as a whole. */
  readonly fileMayHoldMore?: true;
  /** In a notebook that isn't saved: its cell. `line` and `character` are the cell's then. */
  readonly cell?: NotebookCell;
}

export interface NotebookCell {
  /** Of the cell's own text, as a string. */
  readonly uri: string;
  /** 1-based, in the notebook's order. */
  readonly number: number;
}

/** What a text holds with evidence for its being a media ID, in order. Never throws. */
export function findOccurrences(text: string, options: RecognitionOptions = {}): FoundOccurrence[] {
  const steps = findOccurrencesInSteps(text, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps of a few milliseconds, between which a caller may let others work. */
export function* findOccurrencesInSteps(
  text: string,
  options: RecognitionOptions = {},
): Generator<void, FoundOccurrence[]> {
  const recognized = yield* recognizeInSteps(text, options);
  return yield* placed(
    text,
    recognized.filter(({ confidence }) => confidence !== 'possible'),
  );
}

/** So many places are turned into lines and characters between two chances for others to work. */
const placesAStep = 2000;

/** Turns indices into lines and characters, in one pass. */
export function* placed(text: string, recognized: readonly Recognized[]): Generator<void, FoundOccurrence[]> {
  // Only files of long ago have lines that end at a CR alone; looking for one line break is faster than for three.
  const hasLoneCr = text.includes('\r') && /\r(?!\n)/.test(text);
  let line = 0;
  let begin = 0;
  const next = (): number => {
    const newLine = text.indexOf('\n', begin);
    if (!hasLoneCr) return newLine === -1 ? Infinity : newLine + 1;
    const cr = text.indexOf('\r', begin);
    if (cr === -1 || (newLine !== -1 && newLine <= cr + 1)) return newLine === -1 ? Infinity : newLine + 1;
    return cr + 1;
  };
  const found: FoundOccurrence[] = [];
  for (const { mediaId, start, confidence, evidence, rule, damage, isProbablyRounded, fileMayHoldMore } of recognized) {
    if (found.length % placesAStep === 0) yield;
    for (let after = next(); after <= start; after = next()) {
      line++;
      begin = after;
    }
    const character = start - begin;
    const occurrence = { mediaId, line, character, confidence, evidence, rule, damage, isProbablyRounded };
    found.push(fileMayHoldMore === undefined ? occurrence : { ...occurrence, fileMayHoldMore });
  }
  return found;
}
