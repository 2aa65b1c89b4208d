import type { DigitRun } from './digitRuns';
import { isNotTimestamp } from './digitRuns';
import type { Decision } from './rule';
import type { Verdicts } from './verdicts';
import { isEvident } from './verdicts';

/** What stands between two elements of a list on a line: `1, 2`, `"1";"2"`, `1 2`. */
const between = /^["'`]?[ \t]*[,;]?[ \t]*["'`]?$/;

/** No such separator is longer. UTF-16 units. */
const longestBetween = 8;

/** So many runs are looked at between two chances for others to work. */
const runsAStep = 1000;

/**
 * Lets lists without brackets go on as they began, however long they are, where the name in front of them is a plural:
 * `MEDIA_IDS=1,2,3`, `Media IDs: 1, 2, 3`.
 * @param runs all of the text, in order.
 * @returns those of the undecided runs that are in no such list.
 */
export function* continueLists(
  runs: readonly DigitRun[],
  undecided: readonly DigitRun[],
  text: string,
  verdicts: Verdicts,
): Generator<void, DigitRun[]> {
  if (undecided.length === 0) return [];
  const wanted = new Set(undecided);
  const left: DigitRun[] = [];
  for (const [at, run] of runs.entries()) {
    if (at % runsAStep === 0) yield;
    if (!wanted.has(run)) continue;
    const before = runs[at - 1];
    const ofBefore = before === undefined ? undefined : verdicts.get(before.start);
    const goesOn = before !== undefined && isEvident(ofBefore) && isSameList(text, before, run, ofBefore);
    if (!verdicts.add(run.start, goesOn ? ofBefore : undefined)) left.push(run);
  }
  return left;
}

function isSameList(text: string, before: DigitRun, { start }: DigitRun, { evidence }: Decision): boolean {
  if (start - before.end > longestBetween || !between.test(text.slice(before.end, start))) return false;
  const name = evidence.kind === 'valueOf' ? evidence.name : evidence.kind === 'text' ? evidence.words : '';
  return /ids$/i.test(name) && isNotTimestamp(text, start);
}
