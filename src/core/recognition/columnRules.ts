import { lineBegin, lineEnd, maxLineLength } from './lines';
import type { DelimitedTable, FileContext } from './context';
import { isOfOtherService, isClearlyOfOtherService, isStoredQuery } from './context';
import type { DigitSite } from './frames';
import { around } from './frames';
import type { Limits } from './limits';
import { kindIn, meaningOf, wordsOf } from './names';
import { alignedHeader, headerOfCell } from './listTables';
import { plainCell } from './tables';
import type { Rule, Verdict } from './rule';
import { verdict } from './rule';

/** A text, and what is known of the tables in it. */
export type TableText = Pick<FileContext, 'text' | 'tables'>;

export const columnRules: readonly Rule[] = [
  {
    id: 'csv-column',
    reason: 'The header of a CSV or TSV file says what a column holds.',
    conclude: (place, context) => {
      const table = context.delimited;
      const header = table === undefined ? undefined : delimitedHeader(context, place.start, table);
      if (table === undefined || header === undefined) return undefined;
      // Meta's own reports on advertisements.
      const isOfAds = (name: string): boolean => /^(?:ad|adset|creative)[_ ]?id$/i.test(name);
      return meaningOf(header) === 'kindId' && table.header.some(isOfAds)
        ? 'never'
        : columnVerdict(header, place, context);
    },
  },
  {
    id: 'document-table',
    reason: 'The header of a table in a document, or another cell of the row, says what a cell holds.',
    conclude: (place, context) => {
      const { text, start, begin } = asLines(context.text, place);
      const line = text.slice(begin, lineEnd(text, start));
      if (!/^[\s/*#>]*\|/.test(line)) {
        const header = context.tables.pipedHeader(lineBegin(context.text, place.start), place.start);
        return header === undefined ? undefined : columnVerdict(header, place, context);
      }
      const column = (text.slice(begin, start).match(/\|/g) ?? []).length;
      const headers = headerAbove(text, begin, context.limits);
      const header = headers?.[column - 1];
      if (header !== undefined && isFileTable(header, headers ?? [], context)) {
        return verdict('likely', { kind: 'besideFileFields' });
      }
      // Examples of a feature file: the step says what `<id>` is.
      if (header !== undefined && isIdOfStep(header, context.text))
        return verdict('likely', { kind: 'column', name: header });
      if (header !== undefined && !isOfExamples(header)) {
        const verdict = columnVerdict(header, place, context);
        if (verdict !== undefined) return verdict;
      }
      return rowVerdict(cellsOf(line), column - 1, context, place);
    },
  },
  {
    id: 'cell-per-line',
    reason: 'A table whose cells stand on lines of their own: a cell belongs to the header of its column.',
    conclude: (place, context) => {
      const header = headerOfCell(context.text, place.start, context);
      return header === undefined ? undefined : columnVerdict(header, place, context);
    },
  },
  {
    id: 'aligned-table',
    reason: 'A table that is aligned by spaces, as programs print it: a cell stands under its header.',
    conclude: (place, context) => {
      const line = context.text.slice(place.lineBegin, place.start + 24);
      if (!/\S(?: {2,}|\t)/.test(line) || !context.tables.hasAligned) return undefined;
      const header = alignedHeader(context.text, place.start, context.tables);
      return header === undefined ? undefined : columnVerdict(header, place, context);
    },
  },
  {
    id: 'sql-values',
    reason: 'The column list of an SQL insert says what each value is.',
    conclude: (place, context) => {
      const name = sqlColumn(place, context);
      return name === undefined ? undefined : columnVerdict(name, place, context);
    },
  },
  {
    id: 'sql-copy',
    reason: 'The column list of a database dump says what each field of its rows is.',
    conclude: (place, context) => {
      const columns = context.tables.copyAt(place.start)?.columns;
      const begin = columns === undefined ? undefined : context.tables.rowBegin(place.start);
      if (columns === undefined || begin === undefined) return undefined;
      const row = context.text.slice(begin, place.start);
      if (!row.includes('\t')) return undefined;
      const name = columns[row.split('\t').length - 1];
      return name === undefined ? undefined : columnVerdict(name, place, context);
    },
  },
  {
    id: 'html-table',
    reason: 'A cell of an HTML table belongs to its header.',
    conclude: (place, context) => {
      const cell = around(place.frame, 3).find(({ opener, key }) => opener === 'tag' && key === 'td');
      const row = cell?.parent;
      if (cell === undefined || row === undefined) return undefined;
      const headers = context.tables.htmlAt(cell.start)?.columns ?? [];
      const cells = (context.text.slice(row.start, cell.start).match(/<td\b/gi) ?? []).length;
      const header = headers[cells];
      const verdict = header === undefined || isOfExamples(header) ? undefined : columnVerdict(header, place, context);
      if (verdict !== undefined) return verdict;
      const rowEnd = context.text.slice(row.start, row.start + longestRow).search(/<\/tr\b/i);
      if (rowEnd === -1) return undefined;
      const all = context.text.slice(row.start, row.start + rowEnd).split(/<td\b[^>]*>/i);
      return rowVerdict(all.slice(1), cells, context, place);
    },
  },
];

/** The header over a place in a table of separated values; `undefined` for the header itself and within a longer text. */
export function delimitedHeader(where: TableText, start: number, table: DelimitedTable): string | undefined {
  return table.header[delimitedColumn(where, start, table) ?? -1];
}

/** The column of a value in an SQL insert, or the one before `in (…)`. */
export function sqlColumn(
  place: DigitSite,
  { text, tables }: Pick<FileContext, 'text' | 'tables'>,
): string | undefined {
  const tuple = place.frame.opener === '(' ? place.frame : undefined;
  if (tuple === undefined || place.key !== undefined) return undefined;
  const before = text.slice(Math.max(0, tuple.start - 120), tuple.start);
  const list = /\b(\w+)["`\]]?\s+(?:not\s+)?in\s*$/i.exec(before)?.[1];
  if (list !== undefined) return list;
  if (!/(?:\bvalues|\)\s*,)\s*$/i.test(before)) return undefined;
  return tables.insertAt(tuple.start)?.columns[place.position];
}

/** No row of an HTML table is read any further. UTF-16 units. */
const longestRow = 4000;

/** Whether a column holds examples of many things: another cell of the row says of which. */
function isOfExamples(header: string): boolean {
  return /^(?:example|value|sample|beispiel|ejemplo|exemplo|id|default)s?$/i.test(header);
}

function columnVerdict(header: string, place: DigitSite, context: FileContext): Verdict | 'never' | undefined {
  const name = plainCell(header);
  switch (meaningOf(name, context.extraKeys)) {
    case 'mediaId':
      return isClearlyOfOtherService(place, context) ? 'never' : verdict('certain', { kind: 'column', name });
    case 'kindId':
    case 'media':
      if (isStoredQuery(name, place, context)) return 'never';
      return context.speaksOfWhatsApp && !isOfOtherService(place, context)
        ? verdict('likely', { kind: 'column', name })
        : 'never';
    case 'id':
    case 'other':
      return 'never';
    case 'kind':
    case 'transparent':
    case 'unknown':
      return undefined;
  }
}

/** A description that says what the example beside it is. */
const describesMediaId =
  /\bmedia (?:object |asset )?ids?\b|\bid of (?:the|an?|your) \[?(?:uploaded|downloaded|received)? ?media\b/i;

/** In a parameter table the row's other cells name the parameter: `| image.id | media object | 123… |`. */
function rowVerdict(
  cells: readonly string[],
  own: number,
  context: FileContext,
  place: DigitSite,
): Verdict | undefined {
  if (isOfOtherService(place, context)) return undefined;
  for (const [index, whole] of cells.entries()) {
    if (index === own) continue;
    const text = plainCell(whole);
    // `<MEDIA_ID>`<br />_String_: what is behind the break is its type.
    const cell = plainCell(whole.split(/<br\b/i, 1)[0] ?? '');
    if (describesMediaId.test(text))
      return verdict('likely', { kind: 'column', name: wordsOf(cell).length > 4 ? 'media ID' : cell });
    if (wordsOf(cell).length > 5) continue;
    const parts = cell.split(/\.|\[|\]/).filter((part) => part !== '');
    const isKindId = meaningOf(parts.at(-1) ?? '') === 'id' && kindIn(parts.at(-2) ?? '') !== undefined;
    const meaning = meaningOf(cell, context.extraKeys);
    if (isStoredQuery(cell, place, context)) return undefined;
    if (isKindId || meaning === 'mediaId' || (meaning === 'kindId' && context.speaksOfWhatsApp)) {
      return verdict('likely', { kind: 'column', name: cell });
    }
    const speaksOfMedia = context.speaksOfWhatsApp && wordsOf(cell).includes('media');
    if (speaksOfMedia && meaning !== 'other') return verdict('likely', { kind: 'column', name: cell });
    if (index === 0 && meaning === 'other') return undefined;
  }
  return undefined;
}

/** Whether a step of a feature file calls a column a media ID: `media with id "<id>"`. */
function isIdOfStep(header: string, text: string): boolean {
  if (!/^\w{1,30}$/.test(header) || !/^\s*Scenario Outline:/m.test(text)) return false;
  return new RegExp(`\\bmedia\\b[^\\n<]{0,30}<${header}>`, 'i').test(text);
}

/** A table of uploaded files: an `id` beside their types or checksums. */
function isFileTable(header: string, headers: readonly string[], { speaksOfWhatsApp }: FileContext): boolean {
  const hasTypes = headers.some((name) => /^(?:mime([_ ]?types?)?|sha_?256|file_?size)$/i.test(name));
  return speaksOfWhatsApp && hasTypes && meaningOf(header) === 'id';
}

/** So much of a table in front of a cell is read where its line breaks are escaped. UTF-16 units. */
const escapedReach = 6000;

/** The text with escaped line breaks undone, as in a notebook's cell, and where the place is in it. */
function asLines(text: string, { start, lineBegin: begin }: DigitSite): { text: string; start: number; begin: number } {
  const line = text.slice(Math.max(begin, start - escapedReach), start);
  if (!/^\s*["'[{]/.test(text.slice(begin, begin + 20)) || !line.includes('|')) return { text, start, begin };
  const undo = (part: string): string => part.replace(/(?:\\n|^)?["']?,?\s*["'](?=\|)|\\n/g, '\n');
  const before = undo(text.slice(Math.max(0, start - escapedReach), start));
  const plain = before + undo(text.slice(start, start + 300));
  return { text: plain, start: before.length, begin: lineBegin(plain, before.length) };
}

/** So many lines above a row the header of its table may stand. */
const mostRows = 300;

function headerAbove(text: string, rowBegin: number, limits: Limits): string[] | undefined {
  let end = rowBegin - 1;
  let above: string | undefined;
  for (let count = 0; end > 0; count++) {
    if (count >= mostRows) {
      limits.reach();
      break;
    }
    const begin = lineBegin(text, end);
    if (end - begin >= maxLineLength) return undefined;
    const line = text.slice(begin, end);
    if (/^[\s/*#>]*\|={3,}/.test(line)) return above === undefined ? undefined : cellsOf(above);
    if (/^[\s/*#>]*\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line) && line.includes('|')) {
      const headerBegin = lineBegin(text, begin - 1);
      return cellsOf(text.slice(headerBegin, begin - 1));
    }
    if (!/^[\s/*#>]*\|/.test(line)) {
      // A table without a rule, as in a feature file: its first row is its header.
      if (line.trim() !== '') return above === undefined || /\d{5,}/.test(above) ? undefined : cellsOf(above);
    }
    if (line.trim() !== '') above = line;
    end = begin - 1;
  }
  return undefined;
}

function cellsOf(line: string): string[] {
  const inner = line.replace(/^[\s/*#>]*\|/, '').replace(/\|\s*$/, '');
  return inner.split('|').map((cell) => cell.trim());
}

/**
 * The index of the column in whose cell a place stands; `undefined` in the header, and within a longer text, which is not
 * what its column is called after.
 */
export function delimitedColumn(
  where: TableText,
  start: number,
  { separator, headerBegin }: DelimitedTable,
): number | undefined {
  const begin = recordBegin(where, start);
  if (begin === undefined) return undefined;
  const before = where.text.slice(begin, start);
  const isWithinText = /\p{L}/u.test(before.slice(before.lastIndexOf(separator) + 1));
  return begin === headerBegin || isWithinText ? undefined : cellIndex(before, separator);
}

/** So many lines of a record are looked at whose cells have line breaks. */
const longestRecord = 20;

/**
 * Where the record begins in which a place stands: above its line where a quoted cell goes over several; `undefined` where
 * that is too far away, because its cells couldn't be counted.
 */
function recordBegin({ text, tables }: TableText, start: number): number | undefined {
  const begin = tables.rowBegin(start);
  if (begin === undefined) return undefined;
  const quotesIn = (from: number, to: number): number => countQuotes(text.slice(from, to));
  let from = begin;
  let quotes = quotesIn(begin, lineEnd(text, start));
  for (let count = 0; quotes % 2 === 1 && from > 0 && count < longestRecord; count++) {
    const above = tables.rowBegin(from - 1) ?? from;
    quotes += quotesIn(above, from);
    from = above;
  }
  return quotes % 2 === 0 ? from : begin;
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** How many separators stand outside of quotes. */
function cellIndex(text: string, separator: string): number {
  let count = 0;
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) count++;
  }
  return count;
}
