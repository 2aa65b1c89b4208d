import type { Buffer } from 'node:buffer';
import { escapedDigits } from '../recognition/digitRuns';

/** A run of digits that was searched for. */
export interface DigitsFound {
  readonly digits: string;
  /** Index of the first digit: UTF-16 units of a text, bytes of a buffer. */
  readonly start: number;
  readonly end: number;
}

/** Digits in front of a number may belong to an escape of up to so many characters (`%22`, `\u0022`). */
const escapeLength = 6;

/** Searches for digits as whole runs: `123` is not found in `1234`. */
export class DigitSearch {
  private readonly digits: ReadonlySet<string>;
  private readonly shortest: number;

  /** @param digits texts of one digit or more; thousands of them cost no more than one. */
  constructor(digits: Iterable<string>) {
    this.digits = new Set(digits);
    this.shortest = [...this.digits].reduce((least, { length }) => Math.min(least, length), Infinity);
  }

  /** Every whole run of these digits, in order. */
  *in(searched: string | Buffer): Generator<DigitsFound> {
    const { shortest } = this;
    const isText = typeof searched === 'string';
    const isDigitAt = (index: number): boolean => {
      const code = isText ? searched.charCodeAt(index) : (searched[index] ?? 0);
      return code >= 0x30 && code <= 0x39;
    };
    const part = (from: number, to: number): string =>
      isText ? searched.slice(from, to) : searched.toString('latin1', from, to);
    // A run of n digits covers one of every n positions: the others need no look.
    for (let at = shortest - 1; at < searched.length; at += shortest) {
      if (!isDigitAt(at)) continue;
      let begin = at;
      while (begin > 0 && isDigitAt(begin - 1)) begin--;
      let end = at + 1;
      while (end < searched.length && isDigitAt(end)) end++;
      at = end;
      if (end - begin < shortest) continue;
      const from = Math.max(0, begin - escapeLength);
      const escaped = escapedDigits(part(from, begin + escapeLength), begin - from);
      const start = this.digits.has(part(begin, end)) ? begin : begin + escaped;
      const digits = part(start, end);
      if (this.digits.has(digits)) yield { digits, start, end };
    }
  }
}
