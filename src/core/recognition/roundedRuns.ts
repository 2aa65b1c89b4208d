import type { NumberGroup } from '../mediaId/rounding';
import { looksRounded, findRounded } from '../mediaId/rounding';
import { delimitedColumn } from './columnRules';
import type { FileContext } from './context';
import type { DigitRun } from './digitRuns';
import type { Evidence } from './rule';

/** What one column or list of a text holds. */
interface NumbersTogether {
  readonly company: NumberGroup;
  readonly runs: DigitRun[];
}

/** No more text stands between two elements of a list. UTF-16 units. */
const maxGap = 200;

const comment = /(?:#|\/\/|--)[^\n]*\n\s*/.source;
const otherElement = /["'`]?[^\s"'`,;:=()[\]{}]{1,40}["'`]?\s*[,;]\s*/.source;
const bullet = /[-*+•]\s+|\d{1,4}[.)]\s+/.source;

/** What leads from one element of a list to the next: separators, quotes, other elements, comments, bullets. */
const betweenElements = new RegExp(
  `^["'\`]?\\s*(?:[,;]\\s*(?:${otherElement})*)?(?:${comment})*(?:${bullet})?=?["'\`]?$`,
);

/** So many runs are looked at between two chances for others to work. */
const runsAStep = 500;

/**
 * The starts of the runs that look rounded by a spreadsheet, judged by their company: the column of a table, or the list
 * in which they stand. A number that stands alone, as the value of a key does, never looks rounded.
 * @param evidenceAt what speaks for the run that starts at an index, where anything does.
 */
export function* findRoundedInSteps(
  runs: readonly DigitRun[],
  evidenceAt: (start: number) => Evidence | undefined,
  context: FileContext,
): Generator<void, ReadonlySet<number>> {
  const rounded = new Set<number>();
  if (!runs.some(isSuspect)) return rounded;
  const companies =
    context.delimited === undefined
      ? yield* columnsAndLists(runs, evidenceAt, context.text)
      : yield* columnsOf(context.delimited, runs, context);
  for (const { company, runs: together } of companies) {
    if (!together.some(isSuspect)) continue;
    yield;
    const numbers = together.filter(({ damage }) => damage === undefined);
    const found = findRounded(new Set(numbers.map(({ digits }) => digits)), company);
    for (const { digits, start } of numbers) if (found.has(digits)) rounded.add(start);
  }
  return rounded;
}

function isSuspect({ digits, damage }: DigitRun): boolean {
  return damage === undefined && looksRounded(digits);
}

/** The columns of a file that is a table of separated values. */
function* columnsOf(
  table: NonNullable<FileContext['delimited']>,
  runs: readonly DigitRun[],
  context: FileContext,
): Generator<void, NumbersTogether[]> {
  const columns = new Map<number, NumbersTogether>();
  for (const [index, run] of runs.entries()) {
    if (index % runsAStep === 0) yield;
    const { start } = run;
    const column = delimitedColumn(context, start, table);
    if (column !== undefined) together(columns, column, 'separatedValues').push(run);
  }
  return [...columns.values()];
}

/** Columns of other tables, by their names: one name is taken for one column. Whatever else follows one another. */
function* columnsAndLists(
  runs: readonly DigitRun[],
  evidenceAt: (start: number) => Evidence | undefined,
  text: string,
): Generator<void, NumbersTogether[]> {
  const columns = new Map<string, NumbersTogether>();
  const lists: NumbersTogether[] = [];
  let last: DigitRun | undefined;
  for (const [index, run] of runs.entries()) {
    if (index % runsAStep === 0) yield;
    const evidence = evidenceAt(run.start);
    if (evidence?.kind === 'column') {
      together(columns, evidence.name, 'list').push(run);
      last = undefined;
      continue;
    }
    const list = lists.at(-1);
    const goesOn = last !== undefined && run.start - last.end <= maxGap;
    if (list !== undefined && goesOn && betweenElements.test(text.slice(last?.end, run.start))) list.runs.push(run);
    else lists.push({ company: 'list', runs: [run] });
    last = run;
  }
  return [...columns.values(), ...lists];
}

function together<Key>(companies: Map<Key, NumbersTogether>, key: Key, company: NumberGroup): DigitRun[] {
  const known = companies.get(key);
  if (known !== undefined) return known.runs;
  const runs: DigitRun[] = [];
  companies.set(key, { company, runs });
  return runs;
}
