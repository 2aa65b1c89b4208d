import type { TableText } from './columnRules';
import { delimitedHeader, sqlColumn } from './columnRules';
import type { DelimitedTable } from './context';
import { delimitedTable } from './context';
import type { DigitRun } from './digitRuns';
import { resolveName } from './keyOf';
import { Limits } from './limits';
import { nameInFront, nameReach } from './nameInFront';
import { meaningOf } from './names';
import { decodedPlace, reaches, regionsOf } from './recognize';
import { readStructure } from './structure/structure';
import { Tables } from './tables';

type Run = Pick<DigitRun, 'digits' | 'start' | 'end'>;

/**
 * The key, column or argument that names each of these numbers, as written and whatever it says; numbers that nothing
 * names are left out. Rules conclude what a number is; this only says what it is called.
 * @param runs in order.
 * @returns names by the index of the first digit.
 */
export function* namesOfNumbersInSteps(
  text: string,
  runs: readonly Run[],
  fileName: string,
): Generator<void, ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  const keep = (start: number, name: string | undefined): void => {
    const trimmed = name?.trim() ?? '';
    if (trimmed !== '') names.set(start, trimmed);
  };
  const tables = new Tables(text, new Limits());
  const table = delimitedTable(text, fileName);
  for (const run of runs) {
    keep(run.start, columnOrNameInFront(run, { text, tables }, table) ?? nameInEncodedText(run, text));
  }
  for (const reach of reaches) {
    const unnamed = runs.filter(({ start }) => !names.has(start));
    for (const { from, to, wanted } of regionsOf(text, unnamed, reach)) {
      yield;
      for (const place of readStructure(text, from, to, wanted)) {
        keep(place.start, sqlColumn(place, { text, tables }) ?? resolveName(place)?.name);
      }
    }
  }
  return names;
}

function columnOrNameInFront({ start }: Run, where: TableText, table: DelimitedTable | undefined): string | undefined {
  const column = table === undefined ? undefined : delimitedHeader(where, start, table);
  const name = column ?? nameInFront(where.text.slice(Math.max(0, start - nameReach), start));
  // `value` and its like say nothing: what encloses them may.
  return name === undefined || meaningOf(name) === 'transparent' ? undefined : name;
}

function nameInEncodedText(run: Run, text: string): string | undefined {
  const decoded = decodedPlace(run, text);
  return decoded === undefined ? undefined : resolveName(decoded.place)?.name;
}
