import type { Frame, Place } from './frames';
import { around } from './frames';
import { namesOtherService } from './names';

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
  /** Normalised further key names from the settings. */
  readonly extraKeys: ReadonlySet<string>;
  /** Separator and header, where the file is one table of separated values. */
  readonly delimited: DelimitedTable | undefined;
}

export interface DelimitedTable {
  readonly separator: string;
  readonly header: readonly string[];
  /** UTF-16 index at which the header's line begins. */
  readonly headerBegin: number;
}

const whatsApp =
  /whats[\s_-]?app|wamid|\bwaba|messaging[_-]?product|phone[_-]?number[_-]?id|graph\.facebook|\bwa[._]?(?:id|media|api|client|send)|smsgateway|WAApi|\bwa\b/gi;
const others =
  /twitter|tweet|\bx\.com|instagram|\big[_-]|messenger|\bpsid|telegram|shopify|mastodon|tiktok|zendesk|youtube|discord|\bslack|linkedin|bluesky|update_?status|status_?post|\btoots?\b|reply_to_status|media_id_string|\bad_?(?:creatives?|sets?|accounts?)\b|object_story|\bstatus=[^&\s]*&media_ids/gi;

/** So far back the words count that say what service something belongs to. UTF-16 units. */
const nearby = 700;

/** What the rules may ask of a file; each answer is found when it is first asked for. */
export function fileContext(text: string, fileName: string, extraKeys: ReadonlySet<string>): FileContext {
  const all = (): string => `${fileName}\n${text}`;
  return {
    text,
    fileName,
    extraKeys,
    get isNamedAfterOthers() {
      return remember(this, 'isNamedAfterOthers', has(others, fileName) && !has(whatsApp, fileName));
    },
    get speaksOfWhatsApp() {
      // Only WhatsApp's media replies have both fields.
      const hasReply = /\bmime_?type\b/i.test(text) && /\bsha_?256\b/i.test(text);
      return remember(this, 'speaksOfWhatsApp', hasReply || has(whatsApp, all()));
    },
    get speaksOfOthers() {
      return remember(this, 'speaksOfOthers', has(others, all()));
    },
    get delimited() {
      return remember(this, 'delimited', delimitedTable(text, fileName));
    },
  };
}

/** Puts a value in place of the getter that found it. */
function remember<Value>(context: object, name: keyof FileContext, value: Value): Value {
  Object.defineProperty(context, name, { value, enumerable: true });
  return value;
}

/** A header is a first line of several short names, none of them a value; the file's name or the next lines agree. */
function delimitedTable(text: string, fileName: string): DelimitedTable | undefined {
  const lead = /^(?:[ \t]*\r?\n|#[^\n]*\n|sep=.\r?\n)*/.exec(text)?.[0] ?? '';
  const [first = ''] = text.slice(lead.length, lead.length + 4001).split('\n', 1);
  const isNamedSo = /\.(?:csv|tsv|tab|psv)$/i.test(fileName);
  if (first.length > 4000 || (!isNamedSo && /[{}()<>[\]:=]/.test(first))) return undefined;
  const counted = [',', ';', '\t', '|'].map((candidate) => ({ candidate, count: first.split(candidate).length - 1 }));
  const { candidate: separator, count } = counted.reduce((best, next) => (next.count > best.count ? next : best));
  if (count === 0 && !isNamedSo) return undefined;
  const header = first.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const isHeader =
    header.every((cell) => cell.length < 60 && !/^\d{5,}$/.test(cell)) && header.some((cell) => /\p{L}/u.test(cell));
  if (!isHeader) return undefined;
  const [second = ''] = text.slice(lead.length + first.length + 1).split('\n', 1);
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
export function isClearlyOfOtherService(place: Place, context: FileContext): boolean {
  if (!isOfOtherService(place, context) && !around(place.frame, 8).some(isOtherServices)) return false;
  const { text } = context;
  const line = place.start - place.lineBegin;
  if (isOfOtherService(place, context, Math.min(line, nearby))) return true;
  if (around(place.frame, 8).some(isOtherServices)) return true;
  const before = text.slice(Math.max(0, place.start - nearby), place.start);
  return isOfOtherService(place, context) && lastIndex(whatsApp, before) === -1;
}

function isOtherServices({ key, chain }: Frame): boolean {
  return (key !== undefined && namesOtherService(key)) || chain.some(namesOtherService);
}

/** Which service was named last before a place: WhatsApp, another one, or none nearby. */
export function serviceNear(context: FileContext, start: number, reach = nearby): 'whatsApp' | 'other' | 'none' {
  const before = context.text.slice(Math.max(0, start - reach), start);
  const lastWhatsApp = lastIndex(whatsApp, before);
  const lastOther = lastIndex(others, before);
  if (lastWhatsApp === -1 && lastOther === -1) return 'none';
  return lastWhatsApp > lastOther ? 'whatsApp' : 'other';
}

const mediaTopic =
  /\bupload(?:ed|ing|s)?\b|upload(?:ed|ing|s)?[\s_-]?(?:media|image|video|audio|document|sticker|file|reply|response|result)|media[\s_-]?(?:upload|reply|response|file|url|id)|\/media\b|\bmedia\b|getMedia|downloadMedia/gi;
const otherTopic =
  /(?<!response)templates?\b|\bflows?\b|catalog|products?\b|phone[_\s-]?numbers?\b|\bwaba|messages\b(?!.{0,40}media)|business|profile|account|instagram|\big\b|order|contact|webhook_id|campaign/gi;

/** What else than an upload is answered by a bare `id`. */
export const otherReplies =
  /(?<!response)templates?\b|\bflows?\b|catalog|products?\b|instagram|\big\b|\borders?\b|contacts?\b|webhook_id|campaigns?\b|customers?\b|messages\b(?!.{0,40}media)|phone_?numbers\b/gi;

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

function has(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}

function lastIndex(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index + match[0].length;
  return last;
}
