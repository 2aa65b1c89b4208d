import type { Limits } from './limits';
import { lineBegin, lineEnd, maxLineLength } from './lines';

/** A list of columns and the part of the text in which it holds. Indices are UTF-16. */
export interface ColumnList {
  /** Where what it holds for begins. */
  readonly begin: number;
  readonly end: number;
  readonly columns: readonly string[];
}

/** A row of a table whose cells are parted by bars, and the line above all its rows. */
interface PipedRow {
  readonly begin: number;
  readonly bars: number;
  readonly header: string | undefined;
}

/** Over which rows the header of an aligned table was looked for last. */
interface AlignedRow {
  readonly begin: number;
  readonly header: string | undefined;
}

const bar = ' | ';

/** A longer row of a table isn't read: it would be read for each of its numbers. UTF-16 units. */
const longestRow = 100_000;

/** So many lines above a row of an aligned table its header may stand, unless the row above was asked of, too. */
const mostAlignedRows = 60;

/** So many lines above a row the header of its table may stand, unless the row above was asked of, too. */
const mostRows = 300;

/** The tables of a text that are found once and asked for every cell; each kind when it is first asked for. */
export class Tables {
  private insertLists: readonly ColumnList[] | undefined;
  private copyLists: readonly ColumnList[] | undefined;
  private htmlLists: readonly ColumnList[] | undefined;

  private aligned: boolean | undefined;
  private piped: boolean | undefined;
  private lastRow: PipedRow | undefined;
  private lastAligned: AlignedRow | undefined;
  private lastLine: { readonly start: number; readonly begin: number } | undefined;
  private listTable: boolean | undefined;

  constructor(
    private readonly text: string,
    private readonly limits: Limits,
  ) {}

  /**
   * Where the row of a table begins in which a place stands, however far in front. As a rule an earlier place of the same
   * row, or of the one above, was asked of before.
   */
  rowBegin(start: number): number | undefined {
    const { lastLine, text } = this;
    const isAhead = lastLine !== undefined && lastLine.start <= start;
    const from = Math.max(0, start - longestRow, isAhead ? lastLine.start : 0);
    const lineBreak = text.slice(from, start).lastIndexOf('\n');
    const isSameLine = lineBreak === -1 && isAhead && from === lastLine.start;
    const begin = lineBreak === -1 ? (isSameLine ? lastLine.begin : from) : from + lineBreak + 1;
    const isBegin = begin === 0 || text.charAt(begin - 1) === '\n';
    if (isBegin && start - begin <= longestRow) {
      this.lastLine = { start, begin };
      return begin;
    }
    this.limits.reach();
    return undefined;
  }

  /** Whether a table may be there whose cells stand on lines of their own: of AsciiDoc or reStructuredText. */
  get hasListTable(): boolean {
    this.listTable ??= /^\s*\.\. list-table::|^[|,]={3}/m.test(this.text);
    return this.listTable;
  }

  /** The line that is the header of an aligned table: the nearest one above a row that holds no long number. */
  alignedHeader(rowBegin: number): string | undefined {
    const { lastAligned } = this;
    if (lastAligned?.begin === rowBegin) return lastAligned.header;
    let header: string | undefined;
    let count = 0;
    for (let end = rowBegin - 1; end > 0;) {
      const begin = lineBegin(this.text, end);
      if (lastAligned?.begin === begin) {
        header = lastAligned.header;
        break;
      }
      const line = this.text.slice(begin, end);
      if (line.trim() === '' || line.length >= maxLineLength) break;
      if (!/\d{5,}/.test(line)) {
        header = line;
        break;
      }
      if (++count >= mostAlignedRows) {
        this.limits.reach();
        break;
      }
      end = begin - 1;
    }
    this.lastAligned = { begin: rowBegin, header };
    return header;
  }

  /** Whether a column of media IDs may stand in a table that is aligned by spaces. */
  get hasAligned(): boolean {
    this.aligned ??= /(?:^|\s)media[ _]?ids?(?: {2,}|\t)|(?: {2,}|\t)media[ _]?ids?\s/i.test(this.text);
    return this.aligned;
  }

  /**
   * The header over a cell of a table without outer bars, as databases print it: its first line, without numbers.
   * @param rowBegin where the line of the cell begins.
   */
  pipedHeader(rowBegin: number, start: number): string | undefined {
    const row = this.text.slice(rowBegin, lineEnd(this.text, start));
    if (!this.hasPiped || row.length >= maxLineLength || !row.includes(bar)) return undefined;
    const bars = row.split(bar).length;
    const header = this.lineOverRows(rowBegin, bars);
    this.lastRow = { begin: rowBegin, bars, header };
    if (header === undefined || /\d{5,}/.test(header)) return undefined;
    return header.split('|')[this.text.slice(rowBegin, start).split('|').length - 1]?.trim();
  }

  /** The first of the lines above a row that have as many cells; as a rule the row before it was asked of last. */
  private lineOverRows(rowBegin: number, bars: number): string | undefined {
    const { lastRow } = this;
    if (lastRow?.begin === rowBegin) return lastRow.header;
    let header: string | undefined;
    let end = rowBegin - 1;
    for (let count = 0; end > 0 && count < mostRows; count++) {
      const begin = lineBegin(this.text, end);
      if (lastRow?.begin === begin && lastRow.bars === bars) return lastRow.header ?? this.text.slice(begin, end);
      const line = this.text.slice(begin, end);
      if (!/^[\s+-]+$/.test(line) || line.trim() === '') {
        if (line.split(bar).length !== bars) break;
        header = line;
      }
      end = begin - 1;
    }
    return header;
  }

  /** Whether a column of media may stand in a table whose cells are parted by bars, none of them at its edges. */
  private get hasPiped(): boolean {
    this.piped ??=
      /(?:^|\|)[\w .-]{0,40}(?:media|image_id|video_id|audio_id|document_id|sticker_id)[\w .-]{0,40}(?:\||$)/im.test(
        this.text,
      );
    return this.piped;
  }

  /** The columns of the SQL insert whose values stand at a place; none where it names none. */
  insertAt(index: number): ColumnList | undefined {
    this.insertLists ??= findInserts(this.text);
    return listAt(this.insertLists, index);
  }

  /** The columns of the dump (`COPY … FROM stdin;`) in whose rows a place stands. */
  copyAt(index: number): ColumnList | undefined {
    this.copyLists ??= findCopies(this.text);
    return listAt(this.copyLists, index);
  }

  /** The header cells of the HTML table in which a place stands. */
  htmlAt(index: number): ColumnList | undefined {
    this.htmlLists ??= findHtmlTables(this.text);
    return listAt(this.htmlLists, index);
  }
}

/** The last list that begins before an index, when that is within. */
function listAt(lists: readonly ColumnList[], index: number): ColumnList | undefined {
  let [low, high] = [0, lists.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lists[middle]?.begin ?? Infinity) <= index) low = middle + 1;
    else high = middle;
  }
  const list = lists[low - 1];
  return list !== undefined && index < list.end ? list : undefined;
}

const insertHead = /\binsert\s+(?:or\s+\w+\s+|ignore\s+)?into\s+[\w."`[\]]+\s*(?:\(([^()]{0,4000})\)\s*)?values/gi;

function findInserts(text: string): ColumnList[] {
  const heads = [...text.matchAll(insertHead)];
  return heads.map((head, index) => {
    const begin = head.index + head[0].length;
    return { begin, end: heads[index + 1]?.index ?? text.length, columns: namesOf(head[1]) };
  });
}

const copyHead = /^COPY\s+[\w."]+\s*\(([^()]{0,4000})\)\s+FROM\s+stdin\b[^\n]*\n/gim;

function findCopies(text: string): ColumnList[] {
  return [...text.matchAll(copyHead)].map((head) => {
    const begin = head.index + head[0].length;
    const end = text.indexOf('\n\\.', begin);
    return { begin, end: end === -1 ? text.length : end, columns: namesOf(head[1]) };
  });
}

function findHtmlTables(text: string): ColumnList[] {
  const tables = [...text.matchAll(/<table\b/gi)];
  // A piece of a page may begin within a table.
  const begins = tables.length === 0 ? [0] : tables.map(({ index }) => index);
  return begins.map((begin, index) => {
    const end = begins[index + 1] ?? text.length;
    const [head = ''] = text.slice(begin, Math.min(end, begin + 20_000)).split(/<td\b/i, 1);
    const columns = [...head.matchAll(/<th\b[^>]*>([\s\S]*?)<\/th>/gi)].map(([, name = '']) => plainCell(name));
    return { begin, end, columns };
  });
}

function namesOf(list = ''): string[] {
  return list.split(',').map((name) => name.replace(/["`[\]]/g, '').trim());
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ', quot: '"' };

/** A cell's text without markup: tags, entities, emphasis. */
export function plainCell(cell: string): string {
  return cell
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(lt|gt|amp|nbsp|quot);/g, (_all, name: string) => entities[name] ?? '')
    .replace(/[`*\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
