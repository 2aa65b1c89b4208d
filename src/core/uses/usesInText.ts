import { namesOfNumbersInSteps } from '../recognition/nameOfNumber';
import { placed } from '../recognition/occurrences';
import type { RecognitionOptions } from '../recognition/recognize';
import { recognizeInSteps } from '../recognition/recognize';
import type { DigitSearch, DigitsFound } from './digitSearch';
import type { Uses } from './use';

/** Finds where digits stand in a text, in steps of a few milliseconds. @param maxUses the limit; more are only counted. */
export function* usesInTextInSteps(
  text: string,
  search: DigitSearch,
  options: RecognitionOptions,
  maxUses: number,
): Generator<void, Uses> {
  const runs: DigitsFound[] = [];
  let more = 0;
  for (const run of search.in(text)) {
    if (runs.length < maxUses) runs.push(run);
    else more++;
  }
  if (runs.length === 0) return { uses: [], more };
  const recognized = new Map((yield* recognizeInSteps(text, options)).map((number) => [number.start, number]));
  const names = yield* namesOfNumbersInSteps(text, runs, options.fileName ?? '');
  const numbers = runs.map(({ digits, start }) => recognized.get(start) ?? unrecognized(digits, start));
  const places = yield* placed(text, numbers);
  const isWhole = (run: DigitsFound | undefined): boolean =>
    run !== undefined && recognized.has(run.start) && text[run.end] !== '@';
  const uses = places.map(({ mediaId, line, character, confidence }, index) => ({
    mediaId,
    line,
    character,
    name: names.get(runs[index]?.start ?? -1),
    isWhole: isWhole(runs[index]),
    isMediaId: confidence !== 'possible',
  }));
  return { uses, more };
}

/** Of digits within a word or a decimal number. */
function unrecognized(mediaId: string, start: number): Parameters<typeof placed>[1][number] {
  return {
    mediaId,
    start,
    confidence: 'possible',
    evidence: { kind: 'digitsOnly' },
    rule: 'none',
    damage: undefined,
    isProbablyRounded: false,
  };
}
