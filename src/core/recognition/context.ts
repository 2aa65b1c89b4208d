import type { Frame, DigitSite } from './frames';
import { around } from './frames';
import { Limits } from './limits';
import { namesOtherService, wordsOf } from './names';
import { TopicMentions, topicsIn } from './mentions';
import type { Topic } from './services';
import { DeclaredParameters } from './signatures';
import { Tables } from './tables';

/** What the rules know of a place besides the structure around it. */
export interface FileContext {
  readonly text: string;
  readonly fileName: string;
  /** Whether the file speaks of WhatsApp at all. */
  readonly speaksOfWhatsApp: boolean;
  /** Whether it speaks of another service that has media IDs of its own. */
  readonly speaksOfOthers: boolean;
  /** Whether the file's name names such a service, and not WhatsApp. */
  readonly isNamedAfterOthers: boolean;
  /** Normalized further key names from the settings. */
  readonly extraKeys: ReadonlySet<string>;
  /** Separator and header, where the file is one table of separated values. */
  readonly delimited: DelimitedTable | undefined;
  readonly tables: Tables;
  readonly limits: Limits;
  readonly signatures: DeclaredParameters;
  readonly mentions: TopicMentions;
  /** Whether media of any kind are spoken of at all. */
  readonly mentionsMedia: boolean;
}

export interface DelimitedTable {
  readonly separator: string;
  readonly header: readonly string[];
  /** UTF-16 index at which the header's line begins. */
  readonly headerBegin: number;
}

const anyMedia = /m[eé]dia|m[ií]dia|image|video|audio|document|sticker|upload/i;

/** So far back the words count that say what service something belongs to. UTF-16 units. */
const nearby = 700;

/** What was found by looking through all of a text. */
interface LookedThrough {
  readonly topics: ReadonlySet<Topic>;
  readonly mentionsMedia: boolean;
}

/** What the rules may ask of a file; each answer is found when it is first asked for. */
class TextContext implements FileContext {
  readonly limits = new Limits();
  readonly tables: Tables;
  readonly signatures: DeclaredParameters;
  readonly mentions: TopicMentions;
  private topics: ReadonlySet<Topic> | undefined;
  private media: boolean | undefined;
  private table: { readonly found: DelimitedTable | undefined } | undefined;

  constructor(
    readonly text: string,
    readonly fileName: string,
    readonly extraKeys: ReadonlySet<string>,
    looked?: LookedThrough,
  ) {
    this.tables = new Tables(text, this.limits);
    this.signatures = new DeclaredParameters(text);
    this.mentions = new TopicMentions(text);
    this.topics = looked?.topics;
    this.media = looked?.mentionsMedia;
  }

  get mentionsMedia(): boolean {
    return (this.media ??= anyMedia.test(this.text));
  }

  get isNamedAfterOthers(): boolean {
    const ofName = topicsIn(this.fileName);
    return ofName.has('other') && !ofName.has('whatsApp');
  }

  get speaksOfWhatsApp(): boolean {
    const topics = this.allTopics();
    return topics.has('whatsApp') || (topics.has('mimeType') && topics.has('checksum'));
  }

  get speaksOfOthers(): boolean {
    return this.allTopics().has('other');
  }

  get delimited(): DelimitedTable | undefined {
    this.table ??= { found: delimitedTable(this.text, this.fileName) };
    return this.table.found;
  }

  private allTopics(): ReadonlySet<Topic> {
    return (this.topics ??= new Set([...topicsIn(this.fileName), ...this.mentions.topics()]));
  }
}

/** A longer text is looked through in pieces of so much. UTF-16 units. */
const piece = 100_000;

/** No words that are looked for are longer. UTF-16 units. */
const longestWords = 200;

/**
 * What the rules may ask of a file. A long text is looked through in steps of a few milliseconds, so that the questions
 * about all of it are answered before a rule asks them.
 */
export function* fileContextInSteps(
  text: string,
  fileName: string,
  extraKeys: ReadonlySet<string>,
): Generator<void, FileContext> {
  if (text.length <= piece) return new TextContext(text, fileName, extraKeys);
  const topics = topicsIn(fileName);
  let mentionsMedia = anyMedia.test(fileName);
  for (let from = 0; from < text.length; from += piece) {
    yield;
    if (!mentionsMedia) mentionsMedia = anyMedia.test(text.slice(Math.max(0, from - longestWords), from + piece));
    yield;
    for (const topic of topicsIn(text, from, Math.min(from + piece, text.length))) topics.add(topic);
    if (mentionsMedia && topics.has('whatsApp') && topics.has('other')) break;
  }
  return new TextContext(text, fileName, extraKeys, { topics, mentionsMedia });
}

/** The same file, of which a part was decoded: its words count, its tables don't. */
export function withText(context: FileContext, text: string): FileContext {
  const { fileName, extraKeys, delimited, speaksOfWhatsApp, speaksOfOthers, isNamedAfterOthers, mentionsMedia } =
    context;
  const { limits } = context;
  return {
    text,
    fileName,
    extraKeys,
    delimited,
    speaksOfWhatsApp,
    speaksOfOthers,
    isNamedAfterOthers,
    mentionsMedia,
    limits,
    tables: new Tables(text, limits),
    signatures: new DeclaredParameters(text),
    mentions: new TopicMentions(text),
  };
}

/** What may stand above a table: empty lines, comments, the separator as Excel wants it told. */
const aboveTable = /^(?:[ \t]*\r?\n|#[^\n]*\n|sep=.\r?\n)*/;

/** No header is longer. UTF-16 units. */
const longestHeader = 4000;

const tableName = /\.(?:csv|tsv|tab|psv)$/i;

/** What no header holds, unless the file's name says that it is one. */
const noHeader = /[{}()<>[\]:=]/;

/** Whether a file may be a table of separated values, by its beginning alone: `false` is sure. */
export function mayBeDelimited(head: string, fileName: string): boolean {
  if (tableName.test(fileName)) return true;
  const lead = aboveTable.exec(head)?.[0] ?? '';
  const [first = ''] = head.slice(lead.length, lead.length + longestHeader + 1).split('\n', 1);
  // A comment that goes on beyond the head.
  if (first.startsWith('#') && !head.includes('\n', lead.length)) return true;
  return !noHeader.test(first);
}

/** A header is a first line of several short names, none of them a value; the file's name or the next lines agree. */
export function delimitedTable(text: string, fileName: string): DelimitedTable | undefined {
  if (!mayBeDelimited(text, fileName)) return undefined;
  const lead = aboveTable.exec(text)?.[0] ?? '';
  const [first = ''] = text.slice(lead.length, lead.length + longestHeader + 1).split('\n', 1);
  const isNamedSo = tableName.test(fileName);
  if (first.length > longestHeader) return undefined;
  if (!isNamedSo && !/[,;\t|]/.test(first)) return undefined;
  const counted = [',', ';', '\t', '|'].map((candidate) => ({ candidate, count: first.split(candidate).length - 1 }));
  const { candidate: separator, count } = counted.reduce((best, next) => (next.count > best.count ? next : best));
  const header = first.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const isHeader =
    header.every((cell) => cell.length < 60 && !/^\d{5,}$/.test(cell)) && header.some((cell) => /\p{L}/u.test(cell));
  if (!isHeader) return undefined;
  const secondBegin = lead.length + first.length + 1;
  const secondEnd = text.indexOf('\n', secondBegin);
  const second = text.slice(secondBegin, secondEnd === -1 ? text.length : secondEnd);
  const agrees = isNamedSo || second.split(separator).length - 1 >= count;
  return agrees ? { separator, header, headerBegin: lead.length } : undefined;
}

/** Whether another service with media IDs of its own is nearer than WhatsApp. */
export function isOfOtherService({ start }: { readonly start: number }, context: FileContext, reach = nearby): boolean {
  if (context.text.slice(start, start + 80).includes('media_id_string')) return true;
  const service = serviceNear(context, start, reach);
  if (service !== 'none') return service === 'other';
  // The whole file is asked only where what is near says nothing.
  return context.isNamedAfterOthers || (!context.speaksOfWhatsApp && context.speaksOfOthers);
}

/** Whether a name that says "media ID" is another service's: that is named on its line, around it, or alone nearby. */
export function isClearlyOfOtherService(place: DigitSite, context: FileContext): boolean {
  if (!isOfOtherService(place, context) && !around(place.frame, 8).some(isOtherServices)) return false;
  const line = place.start - place.lineBegin;
  if (isOfOtherService(place, context, Math.min(line, nearby))) return true;
  if (around(place.frame, 8).some(isOtherServices)) return true;
  const from = Math.max(0, place.start - nearby);
  return isOfOtherService(place, context) && context.mentions.lastBetween('whatsApp', from, place.start) === -1;
}

function isOtherServices({ key, chain }: Frame): boolean {
  // `messenger.send_image(…)` is what many call their client, whatever it sends with.
  const words = chain.length > 1 && chain[0] === 'messenger' ? chain.slice(1) : chain;
  return (key !== undefined && namesOtherService(key)) || words.some(namesOtherService);
}

/** So far around a stored query's number its protocol is named. UTF-16 units. */
const queryReach = 2000;

/** Whether a name is that of a query which GraphQL has stored: there is a `doc_id`, too. */
export function isStoredQuery(name: string, { start }: { readonly start: number }, { text }: FileContext): boolean {
  if (wordsOf(name).join() !== 'doc,id') return false;
  return /graphql|\bmex\b/i.test(text.slice(Math.max(0, start - queryReach), start + queryReach));
}

/** Which service was named last before a place: WhatsApp, another one, or none nearby. */
export function serviceNear(context: FileContext, start: number, reach = nearby): 'whatsApp' | 'other' | 'none' {
  const from = Math.max(0, start - reach);
  const lastWhatsApp = context.mentions.lastBetween('whatsApp', from, start);
  const lastOther = context.mentions.lastBetween('other', from, start);
  if (lastWhatsApp === -1 && lastOther === -1) return 'none';
  return lastWhatsApp > lastOther ? 'whatsApp' : 'other';
}

const mediaTopic =
  /\bupload(?:ed|ing|s)?\b|upload(?:ed|ing|s)?[\s_-]?(?:media|image|video|audio|document|sticker|file|reply|response|result)|media[\s_-]?(?:upload|reply|response|file|url|id)|\/media\b|\bmedia\b|getMedia|downloadMedia/gi;
const otherTopic =
  /(?<!response)templates?\b|\bflows?\b|catalog|(?<!messaging[_-]?)products?\b|phone[_\s-]?numbers?\b|\bwaba|messages\b(?!.{0,40}media)|business|profile|account|instagram|\big\b|order|contact|webhook_id|campaign/gi;

/** What else than an upload is answered by a bare `id`. */
export const otherReplies =
  /(?<!response)templates?\b|\bflows?\b|catalog|(?<!messaging[_-]?)products?\b|instagram|\big\b|\borders?\b|contacts?\b|webhook_id|campaigns?\b|customers?\b|messages\b(?!.{0,40}media)|phone_?numbers\b/gi;

/** Whether the words before a place, the nearest first, are about media or about something else. */
export function topicNear(
  { text, fileName }: FileContext,
  start: number,
  reach: number,
  others = otherTopic,
): 'media' | 'other' | 'none' {
  const before =
    (start < reach ? `${fileName.replaceAll(/[_.-]/g, ' ')}\n` : '') + text.slice(Math.max(0, start - reach), start);
  const media = lastIndex(mediaTopic, before);
  const other = lastIndex(others, before);
  if (media === -1 && other === -1) return 'none';
  return media > other ? 'media' : 'other';
}

function lastIndex(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index + match[0].length;
  return last;
}
