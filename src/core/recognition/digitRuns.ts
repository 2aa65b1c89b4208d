/**
 * How a number lost digits, or may have: a spreadsheet wrote it with an exponent (`7.07486E+18`), or a spreadsheet or
 * pandas made it a decimal number (`1600761900334451.0`), which keeps about sixteen digits.
 */
export type Damage = 'exponent' | 'decimals';

/** A run of 13 to 20 digits that stands alone: not within a word, a decimal number, a phone number or a longer run. */
export interface DigitRun {
  /** As it stands there: with its exponent, without decimals. */
  readonly digits: string;
  /** UTF-16 index of the first digit. */
  readonly start: number;
  /** Behind its last character, decimals included. */
  readonly end: number;
  readonly damage: Damage | undefined;
}

/** The fewest digits of a run. */
const fewest = 13;

const exponents = /(?<![\p{L}\p{N}_.])\d[.,]\d{1,16}[eE]\+?(?:1[2-9]|20)(?![\p{L}\p{N}_.])/gu;

/** A decimal number with fewer digits is no ID that was made one: it is a price, a place, a measurement. */
const fewestWithDecimals = 16;

/** Decimals that say nothing, as programs write them behind a whole number. */
const emptyDecimals = /\.0{1,2}(?![\p{L}\p{N}_]|[.-]\d)/uy;

/** So many runs are found between two chances for others to work. */
const runsAStep = 500;

/** Finds every run that could be a media ID, in order. Linear in the length of the text. */
export function findDigitRuns(text: string): DigitRun[] {
  const steps = findDigitRunsInSteps(text);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps of a few milliseconds. */
export function* findDigitRunsInSteps(text: string): Generator<void, DigitRun[]> {
  const found: DigitRun[] = [];
  let seen = 0;
  for (let at = nextRun(text, 0); at < text.length;) {
    if (++seen % runsAStep === 0) yield;
    let end = at + fewest;
    while (isDigitAt(text, end)) end++;
    const start = at + escapedDigits(text, at);
    if (end - start >= fewest && end - start <= 20) {
      const decimals = end - start >= fewestWithDecimals ? emptyDecimalsAt(text, end) : 0;
      if (standsAlone(text, start, end + decimals)) {
        const damage = decimals > 0 ? 'decimals' : undefined;
        found.push({ digits: text.slice(start, end), start, end: end + decimals, damage });
      }
    }
    at = nextRun(text, end);
  }
  // Few texts have numbers with such an exponent, and the pattern for them is slow.
  if (!/[eE]\+?(?:1[2-9]|20)/.test(text)) return found;
  yield;
  for (const { 0: digits, index: start } of text.matchAll(exponents)) {
    found.push({ digits, start, end: start + digits.length, damage: 'exponent' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where the next run of digits begins that is long enough; the text's length where none does. */
function nextRun(text: string, from: number): number {
  let at = from + fewest - 1;
  while (at < text.length) {
    // Every run of so many digits covers one of every so many characters.
    if (!isDigitAt(text, at)) {
      at += fewest;
      continue;
    }
    let begin = at;
    while (begin > from && isDigitAt(text, begin - 1)) begin--;
    let end = at + 1;
    while (end < begin + fewest && isDigitAt(text, end)) end++;
    if (end - begin >= fewest) return begin;
    at = end + fewest;
  }
  return text.length;
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** How long the empty decimals are that stand at an index; 0 where there are none. */
function emptyDecimalsAt(text: string, index: number): number {
  emptyDecimals.lastIndex = index;
  return text.charAt(index) === '.' && emptyDecimals.test(text) ? emptyDecimals.lastIndex - index : 0;
}

/** How many of the digits belong to an escape: two in `%22123…`, four in `\\u0022123…`. */
export function escapedDigits(text: string, start: number): number {
  if (text.charAt(start - 1) === '%' && /^(?:2[0-9]|3[0-9]|5[0-9])/.test(text.slice(start, start + 2))) return 2;
  return text.slice(start - 2, start) === '\\u' && text.startsWith('00', start) ? 4 : 0;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const escaped = /(?:%\d\d|\\u00\d\d)$/.test(text.slice(Math.max(0, start - 6), start));
  const after = text.charAt(end);
  if (!escaped && /[\p{L}\p{N}_+]/u.test(before) && !isEscape(text, start)) return false;
  // A suffix for long integers (1L, 1n, 1_i64, 1u64) is no part of the number.
  if (/[\p{L}\p{N}_]/u.test(after) && !/^_?(?:[LlnN]|[uif]\d\d)(?![\p{L}\p{N}_])/u.test(text.slice(end, end + 6))) {
    return false;
  }
  // Decimal fractions, groups of digits, negative numbers.
  if (before === '.' && /\d/.test(text.charAt(start - 2))) return false;
  if (after === '.' && /\d/.test(text.charAt(end + 1))) return false;
  if (after === '-' && /\d/.test(text.charAt(end + 1))) return false;
  // `${1:-123…}` gives a default.
  if (before === '-' && !/[\p{L}:]/u.test(text.charAt(start - 2))) return false;
  return true;
}

/** Whether the letter before the digits belongs to an escape, as in `\n123…` or `%3D123…`, and not to a word. */
function isEscape(text: string, start: number): boolean {
  return /(?:\\[nrt]|%(?:3D|2F|22|20|3A|5B|5D|26|3F)|\\u00[0-9a-f]{2})$/i.test(
    text.slice(Math.max(0, start - 6), start),
  );
}

/** Whether a number has 15 digits or more and is no time of our days in micro- or nanoseconds. */
export function isLongerThanTimes(text: string, start: number): boolean {
  const digits = /^\d+/.exec(text.slice(start, start + 24))?.[0] ?? '';
  return digits.length >= 15 && !/^1[4-9]\d{14}(?:\d{3})?$/.test(digits);
}

/** Whether the digits at an index are no point in time: not in seconds to nanoseconds, not written as date and time. */
export function isNotTimestamp(text: string, start: number): boolean {
  const digits = /^\d+/.exec(text.slice(start, start + 24))?.[0] ?? '';
  return digits.length > 13 && !/^1[4-9]\d{14}(?:\d{3})?$/.test(digits) && !/^20[0-3]\d[01]\d[0-3]\d{7}$/.test(digits);
}
