import { lineBegin, lineEnd, longestLine } from './lines';
import type { FileContext } from './context';
import { isOfOtherService, isClearlyOfOtherService } from './context';
import type { Place } from './frames';
import { around } from './frames';
import { kindIn, meaningOf, wordsOf } from './names';
import type { Rule, Verdict } from './rule';
import { found } from './rule';

export const columnRules: readonly Rule[] = [
  {
    reason: 'The header of a CSV or TSV file says what a column holds.',
    conclude: (place, context) => {
      const table = context.delimited;
      if (table === undefined) return undefined;
      const begin = place.lineBegin;
      const header = table.header[cellIndex(context.text.slice(begin, place.start), table.separator)];
      return header === undefined || begin === table.headerBegin ? undefined : columnVerdict(header, place, context);
    },
  },
  {
    reason: 'The header of a table in a document, or another cell of the row, says what a cell holds.',
    conclude: (place, context) => {
      const { text, start, begin } = asLines(context.text, place);
      const line = text.slice(begin, lineEnd(text, start));
      if (!/^[\s/*#>]*\|/.test(line)) return undefined;
      const column = (text.slice(begin, start).match(/\|/g) ?? []).length;
      const headers = headerAbove(text, begin);
      const header = headers?.[column - 1];
      if (header !== undefined && isFileTable(header, headers ?? [], context)) {
        return found('likely', { kind: 'besideFileFields' });
      }
      if (header !== undefined && !/^(?:example|value|sample|beispiel|ejemplo|exemplo|id|default)s?$/i.test(header)) {
        const verdict = columnVerdict(header, place, context);
        if (verdict !== undefined) return verdict;
      }
      return rowVerdict(cellsOf(line), column - 1, context, place);
    },
  },
  {
    reason: 'The column list of an SQL insert says what each value is.',
    conclude: (place, context) => {
      const tuple = place.frame.opener === '(' ? place.frame : undefined;
      if (tuple === undefined || place.key !== undefined) return undefined;
      const before = context.text.slice(Math.max(0, tuple.start - 20_000), tuple.start);
      const list = /^([\s\S]*?)\b(\w+)["`\]]?\s+(?:not\s+)?in\s*$/i.exec(before.slice(-120))?.[2];
      if (list !== undefined) return columnVerdict(list, place, context);
      if (!/(?:\bvalues|\)\s*,)\s*$/i.test(before)) return undefined;
      const statement = before.slice(Math.max(0, before.toLowerCase().lastIndexOf('insert')));
      const insert = /^insert\s+(?:or\s+\w+\s+)?into\s+[\w."`[\]]+\s*\(([^()]*)\)\s*values/i.exec(statement);
      const name = insert?.[1]
        ?.split(',')
        [place.position]?.replace(/["`[\]]/g, '')
        .trim();
      return name === undefined ? undefined : columnVerdict(name, place, context);
    },
  },
  {
    reason: 'A cell of an HTML table belongs to its header.',
    conclude: (place, context) => {
      const cell = around(place.frame, 3).find(({ opener, key }) => opener === 'tag' && key === 'td');
      const row = cell?.parent;
      if (cell === undefined || row === undefined) return undefined;
      const before = context.text.slice(Math.max(0, cell.start - 20_000), cell.start);
      const headers = [...before.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/gi)].map(([, name = '']) =>
        name.replace(/<[^>]*>/g, ''),
      );
      const cells = (context.text.slice(row.start, cell.start).match(/<td\b/gi) ?? []).length;
      const header = headers[cells];
      return header === undefined ? undefined : columnVerdict(header, place, context);
    },
  },
];

function columnVerdict(header: string, place: Place, context: FileContext): Verdict | 'never' | undefined {
  const name = header.replace(/[`*]/g, '').trim();
  switch (meaningOf(name, context.extraKeys)) {
    case 'mediaId':
      return isClearlyOfOtherService(place, context) ? 'never' : found('certain', { kind: 'column', name });
    case 'kindId':
    case 'media':
      return context.speaksOfWhatsApp && !isOfOtherService(place, context)
        ? found('likely', { kind: 'column', name })
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

/** In a parameter table the row's other cells name the parameter: `| image.id | media object | 123… |`. */
function rowVerdict(cells: readonly string[], own: number, context: FileContext, place: Place): Verdict | undefined {
  if (isOfOtherService(place, context)) return undefined;
  for (const [index, cell] of cells.entries()) {
    if (index !== own && /\bmedia (?:object )?id\b/i.test(cell)) return found('likely', { kind: 'column', name: cell });
    if (index === own || wordsOf(cell).length > 4) continue;
    const parts = cell.split(/\.|\[|\]/).filter((part) => part !== '');
    const isKindId = meaningOf(parts.at(-1) ?? '') === 'id' && kindIn(parts.at(-2) ?? '') !== undefined;
    const meaning = meaningOf(cell, context.extraKeys);
    if (isKindId || meaning === 'mediaId' || (meaning === 'kindId' && context.speaksOfWhatsApp)) {
      return found('likely', { kind: 'column', name: cell });
    }
    const speaksOfMedia = context.speaksOfWhatsApp && wordsOf(cell).includes('media');
    if (speaksOfMedia && meaning !== 'other') return found('likely', { kind: 'column', name: cell });
    if (index === 0 && meaning === 'other') return undefined;
  }
  return undefined;
}

/** A table of uploaded files: an `id` beside their types or checksums. */
function isFileTable(header: string, headers: readonly string[], { speaksOfWhatsApp }: FileContext): boolean {
  const hasTypes = headers.some((name) => /^(?:mime([_ ]?types?)?|sha_?256|file_?size)$/i.test(name));
  return speaksOfWhatsApp && hasTypes && meaningOf(header) === 'id';
}

/** So much of a table in front of a cell is read where its line breaks are escaped. UTF-16 units. */
const escapedReach = 6000;

/** The text with escaped line breaks undone, as in a notebook's cell, and where the place is in it. */
function asLines(text: string, { start, lineBegin: begin }: Place): { text: string; start: number; begin: number } {
  const line = text.slice(Math.max(begin, start - escapedReach), start);
  if (!/^\s*["'[{]/.test(text.slice(begin, begin + 20)) || !line.includes('|')) return { text, start, begin };
  const undo = (part: string): string => part.replace(/(?:\\n|^)?["']?,?\s*["'](?=\|)|\\n/g, '\n');
  const before = undo(text.slice(Math.max(0, start - escapedReach), start));
  const plain = before + undo(text.slice(start, start + 300));
  return { text: plain, start: before.length, begin: lineBegin(plain, before.length) };
}

function headerAbove(text: string, rowBegin: number): string[] | undefined {
  let end = rowBegin - 1;
  let above: string | undefined;
  for (let count = 0; end > 0 && count < 300; count++) {
    const begin = lineBegin(text, end);
    if (end - begin >= longestLine) return undefined;
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
  return inner.split('|').map((cell) => cell.replace(/[`*]/g, '').trim());
}

/** How many separators stand outside of quotes. */
export function cellIndex(text: string, separator: string): number {
  let count = 0;
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) count++;
  }
  return count;
}
