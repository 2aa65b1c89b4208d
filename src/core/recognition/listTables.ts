import type { Limits } from './limits';
import { lineBegin, maxLineLength } from './lines';
import type { Tables } from './tables';

/** So many lines above a cell its table's header may stand, and so many of one row. */
const tableReach = 400;
const rowReach = 12;

/**
 * The header of a cell in a table whose cells stand on lines of their own: AsciiDoc (`|cell`), reStructuredText
 * (`* - cell`, then `  - cell`); or whose rows are values with commas within AsciiDoc. `undefined` where there is none.
 */
export function headerOfCell(text: string, start: number, { tables, limits }: TablesOfText): string | undefined {
  if (!tables.hasListTable) return undefined;
  const begin = lineBegin(text, start);
  const line = text.slice(begin, start);
  if (/^\s*(?:\* +)?- +[`"*]*$/.test(line)) return listTableHeader(linesAbove(text, begin, limits), line);
  if (/^\s*\|[\s`*+]*$/.test(line)) return asciidocHeader(linesAbove(text, begin, limits));
  if (/^[^|{}()<>=]*,[\s`"]*$/.test(line)) return asciidocCsvHeader(linesAbove(text, begin, limits), line);
  return undefined;
}

interface TablesOfText {
  readonly tables: Tables;
  readonly limits: Limits;
}

/** The lines above an index, the nearest first. */
function* linesAbove(text: string, begin: number, limits: Limits): Generator<string> {
  let end = begin - 1;
  for (let count = 0; end > 0; count++) {
    if (count >= tableReach) {
      limits.reach();
      return;
    }
    const from = lineBegin(text, end);
    // No table has such lines.
    if (end - from >= maxLineLength) return;
    yield text.slice(from, end).trimEnd();
    end = from - 1;
  }
}

/** `* -` begins a row, `-` each further cell; the first row is the header. */
function listTableHeader(above: Iterable<string>, own: string): string | undefined {
  let column = /^\s*\* /.test(own) ? 0 : undefined;
  let dashes = column === undefined ? 1 : 0;
  let row: string[] = [];
  let header: string[] = [];
  for (const line of above) {
    if (/^\s*\.\. list-table::/.test(line)) return column === undefined ? undefined : header[column];
    const [, star, cell] = /^\s*(\* +)?- *(.*)$/.exec(line) ?? [];
    if (cell === undefined) {
      if (line.trim() !== '' && !/^\s*:[\w-]+:/.test(line)) return undefined;
      continue;
    }
    row = [cell, ...row];
    if (star === undefined) {
      dashes += column === undefined ? 1 : 0;
      continue;
    }
    column ??= dashes;
    header = row;
    row = [];
  }
  return undefined;
}

/** Rows are parted by empty lines; the first line within `|===` with several cells is the header. */
function asciidocHeader(above: Iterable<string>): string | undefined {
  let column = 0;
  let isOwnRow = true;
  let header: string | undefined;
  let count = 0;
  for (const line of above) {
    if (/^\|={3,}$/.test(line)) return header?.split('|').slice(1)[column]?.trim();
    if (line === '') isOwnRow = false;
    else if (isOwnRow && count++ < rowReach) {
      if (!line.startsWith('|') || line.lastIndexOf('|') > 0) return undefined;
      column++;
    } else header = line;
  }
  return undefined;
}

/** A table of comma-separated values between two `|===`; its first line is the header. */
function asciidocCsvHeader(above: Iterable<string>, own: string): string | undefined {
  let header: string | undefined;
  for (const line of above) {
    if (/^(?:\||,)={3,}$/.test(line)) return header?.split(',')[own.split(',').length - 1]?.trim();
    if (line === '' || line.includes('|')) return undefined;
    header = line;
  }
  return undefined;
}

/** The header over a cell of a table that is aligned by spaces; columns are at least two spaces apart. */
export function alignedHeader(text: string, start: number, tables: Tables): string | undefined {
  const begin = lineBegin(text, start);
  const line = text.slice(begin, start + 24);
  if (!/ {2,}|\t/.test(line)) return undefined;
  const from = start - begin;
  const to = from + (/^\d+/.exec(text.slice(start, start + 24))?.[0].length ?? 0);
  const cells = [...(tables.alignedHeader(begin)?.trimEnd() ?? '').matchAll(/\S+(?: \S+)*/g)];
  const over = cells.find((cell) => cell.index < to && cell.index + cell[0].length > from);
  return cells.length > 1 ? over?.[0] : undefined;
}
