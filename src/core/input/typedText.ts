import { meaningOf } from '../recognition/names';

/** Marks of direction and joiners that come along when IDs are copied from chats and web pages. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What begins an entry of a list: `- `, `* `, `2. `, `> `. */
const listMarker = /^[ \t>]*(?:[-*+•]|\d{1,4}[.)])[ \t]+/gm;

/** What stands between white space; a number whose groups of three are parted by spaces is one. */
const piece = /["'`([=]*\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){2,}(?![^\s,;"'`)\]])|\S+/g;

const quotes = `"'\`“”‘’„‚«»`;

/** Numbers that would fall apart at a comma, dot or apostrophe, and everything else between quotes and brackets. */
const part = new RegExp(
  [
    /[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+(?![\p{L}\p{N}_])/u.source,
    /\d{1,3}([,.'’ \u00a0\u2009\u202f])(?:\d{2,3}\1){1,20}\d{3}(?:[.,]\d{1,2})?(?![\p{L}\p{N}_])/u.source,
    /\d{13,},0{1,2}(?![\p{L}\p{N}_])/u.source,
    `[^\\s,;${quotes}[\\](){}<>=:|*\\\\]+`,
  ].join('|'),
  'gu',
);

/** The parameters of a URL, or of a form that was copied without one; digits in front of them are no part of either. */
const parameters = /^(?![^?&=]*\d{13})(?:[^?&]*[?&])+[\p{L}_][\p{L}\p{N}_.[\]-]*=|^[\p{L}_][\p{L}\p{N}_.[\]-]*=[^&]*&/u;

/** No more words in front of a number are taken for its name. */
const maxWordsOfName = 6;

/**
 * Splits what a person typed or pasted into what is to be media IDs: as in files, with quotes, brackets, `="…"`, Excel's
 * text mark, Markdown, names in front (`mediaId: …`) or as a parameter of a URL; separated by white space, commas or
 * semicolons. What nothing is known of is an entry, too, so that it is refused by its own text and not lost, and so is a
 * number with its name where that says that it is something else (`phone_number_id: …`).
 */
export function splitTypedText(text: string): string[] {
  const typed = new TypedEntries();
  const plain = text.replace(invisible, '').replace(listMarker, '');
  for (const [whole] of plain.matchAll(piece)) {
    for (const one of whole.split(/(?=https?:\/\/)/i)) {
      const bare = one.replace(/^["'`([<{]+/, '');
      const isUrl = /^https?:/i.test(bare) || parameters.test(bare);
      // What follows a URL without white space is no part of it.
      const [url = '', ...others] = isUrl ? bare.replaceAll('&amp;', '&').split(/[,;"'`<>]/) : ['', one];
      if (isUrl) typed.addUrl(url);
      for (const other of others) for (const [found] of other.matchAll(part)) typed.add(found);
    }
  }
  return typed.end();
}

/** Collects entries; knows the words in front of a number. */
class TypedEntries {
  private readonly entries: string[] = [];
  private name: string[] = [];
  /** Whether a number has followed the name: further numbers have it, further words begin another. */
  private isNameUsed = false;

  add(found: string): void {
    const word = found.replace(/[.!?…]{1,5}$/u, '');
    // Dashes, bullets and the like.
    if (!/[\p{L}\p{N}]/u.test(word)) return;
    // A suffix for long integers (1L, 1n) is no part of the number.
    if (/^\p{N}/u.test(word)) this.addNumber(word.replace(/^(\d{13,20})[LlNn]$/, '$1'));
    else this.addWord(word);
  }

  addUrl(text: string): void {
    const url = text.replace(/[)\]}.*]{1,10}$/, '');
    const isAttachment = /fbsbx\.com\/whatsapp_business/i.test(url);
    const values = url.split(/[?&#]/).flatMap((parameter) => {
      const [name = '', ...parts] = parameter.split('=');
      const isMediaId = meaningOf(decoded(name)) === 'mediaId' || (isAttachment && name === 'mid');
      return isMediaId ? decoded(parts.join('=')).split(/[\s,;"']+/) : [];
    });
    this.endName();
    const given = values.filter((value) => value !== '');
    this.entries.push(...(given.length === 0 ? [url] : given));
  }

  end(): string[] {
    this.endName();
    return this.entries;
  }

  private addWord(word: string): void {
    if (this.isNameUsed) this.endName();
    this.name.push(word);
    const [first = ''] = this.name;
    if (this.name.length <= maxWordsOfName) return;
    this.name.shift();
    if (!belongsToIds(first)) this.entries.push(first);
  }

  private addNumber(number: string): void {
    if (namesOtherThing(this.name)) this.entries.push(`${this.name.join(' ')}: ${number}`);
    else {
      if (!this.isNameUsed) this.refuseWords();
      this.entries.push(number);
    }
    this.isNameUsed = true;
  }

  private endName(): void {
    if (!this.isNameUsed) this.refuseWords();
    this.name = [];
    this.isNameUsed = false;
  }

  private refuseWords(): void {
    this.entries.push(...this.name.filter((word) => !belongsToIds(word)));
  }
}

function meaningOfWord(word: string): ReturnType<typeof meaningOf> {
  // No name has a number in it that could be meant itself.
  if (/\d{5}/.test(word)) return 'unknown';
  return /^whats[_-]?app$/i.test(word) ? 'transparent' : meaningOf(word);
}

/** Whether a word may stand around media IDs without being refused. */
function belongsToIds(word: string): boolean {
  const meaning = meaningOfWord(word);
  return meaning !== 'unknown' && meaning !== 'other';
}

/** Whether a name says that its number is no media ID; what stands nearest to the number decides. */
function namesOtherThing(name: readonly string[]): boolean {
  const deciding = name.map(meaningOfWord).findLast((meaning) => /^(?:mediaId|kindId|media|kind|other)$/.test(meaning));
  return deciding === 'other';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
