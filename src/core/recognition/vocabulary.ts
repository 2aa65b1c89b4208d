import { Buffer } from 'node:buffer';

/** Words that are looked for, with what they tell. */
export interface Phrase<Topic extends string> {
  readonly topic: Topic;
  /** Matches at the index where it is tried; letters of either case count. */
  readonly pattern: RegExp;
  /**
   * What every match begins with, in lower case: only where a text goes on so is the pattern tried at all. Up to four
   * characters of each count.
   */
  readonly begins: readonly string[];
}

export interface Mention<Topic extends string> {
  readonly topic: Topic;
  /** UTF-16 indices. */
  readonly start: number;
  readonly end: number;
}

/** So many characters of a beginning are compared before a pattern is tried. */
const compared = 4;

/** So many bits tell beginnings apart; several may share one. */
const bits = 31;

/** Characters are told apart by their low seven bits: what is past ASCII is taken for an ASCII character at first. */
const mask = 127;

/** So much of a text is looked through at once. UTF-16 units. */
const pieceLength = 65_536;

/**
 * A piece of a text as bytes, one for each UTF-16 unit: numbers in an array are read several times faster than the
 * characters of a string.
 */
const bytes = Buffer.alloc(pieceLength + 2 * compared);

/**
 * Finds many phrases in one pass. A pattern of dozens of alternatives tries each of them at every character; this looks
 * at every character once, by tables: bit n of the table for position k is set for the characters that beginning n has
 * at its position k. Only where four characters in a row have a bit in common a pattern is tried.
 */
export class PhraseMatcher<Topic extends string> {
  private readonly tables = Array.from({ length: compared }, () => new Int32Array(mask + 1));
  /** Whether any beginning has these two characters. */
  private readonly pairs = new Uint8Array((mask + 1) * (mask + 1));
  private readonly byBit: { readonly topic: Topic; readonly pattern: RegExp }[][] = [];

  constructor(phrases: readonly Phrase<Topic>[]) {
    let number = 0;
    for (const { topic, pattern, begins } of phrases) {
      const sticky = { topic, pattern: new RegExp(pattern.source, 'iy') };
      for (const begin of begins) {
        const bit = number++ % bits;
        (this.byBit[bit] ??= []).push(sticky);
        this.note(begin, 1 << bit);
      }
    }
    const [first = none, second = none] = this.tables;
    first.forEach((one, code) => {
      second.forEach((other, next) => (this.pairs[code * (mask + 1) + next] = (one & other) === 0 ? 0 : 1));
    });
  }

  /**
   * Calls back with each phrase that begins between two indices, in order; words beyond `to` may belong to the last. Ends
   * early once the callback says so.
   */
  find(text: string, from: number, to: number, found: (mention: Mention<Topic>) => boolean): void {
    for (let begin = from; begin < to; begin += pieceLength) {
      const end = Math.min(begin + pieceLength, to);
      // Beyond the text's end stand zeros, with which no beginning goes on.
      const written = bytes.write(text.slice(begin, end + compared), 'latin1');
      bytes.fill(0, written, written + compared);
      if (this.findIn(text, begin, end - begin, found)) return;
    }
  }

  /** The same in the piece of the text that is in `bytes`. @returns whether the callback said to end. */
  private findIn(text: string, begin: number, length: number, found: (mention: Mention<Topic>) => boolean): boolean {
    const { pairs } = this;
    const [first = none, second = none, third = none, fourth = none] = this.tables;
    const at = (table: Int32Array, index: number): number => table[(bytes[index] ?? 0) & mask] ?? 0;
    for (let index = 0; index < length; index++) {
      // Nearly always this ends here.
      if (pairs[(((bytes[index] ?? 0) & mask) << 7) | ((bytes[index + 1] ?? 0) & mask)] === 0) continue;
      const candidates = at(first, index) & at(second, index + 1) & at(third, index + 2) & at(fourth, index + 3);
      if (candidates === 0) continue;
      const mention = this.mentionAt(text, begin + index, candidates);
      if (mention !== undefined && found(mention)) return true;
    }
    return false;
  }

  private note(begin: string, bit: number): void {
    this.tables.forEach((table, position) => {
      const wanted = begin.charAt(position);
      table.forEach((known, code) => {
        const isWanted = wanted === '' || String.fromCharCode(code).toLowerCase() === wanted;
        if (isWanted) table[code] = known | bit;
      });
    });
  }

  private mentionAt(text: string, index: number, candidates: number): Mention<Topic> | undefined {
    for (let rest = candidates; rest !== 0; rest &= rest - 1) {
      for (const { topic, pattern } of this.byBit[31 - Math.clz32(rest & -rest)] ?? []) {
        pattern.lastIndex = index;
        if (pattern.test(text)) return { topic, start: index, end: pattern.lastIndex };
      }
    }
    return undefined;
  }
}

const none = new Int32Array(0);
