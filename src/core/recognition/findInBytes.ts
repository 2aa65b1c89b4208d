import { Buffer } from 'node:buffer';
import { ForeignKeyPrefilter } from './foreignKeyPrefilter';
import { decodeText, isBinary, utf16Of } from '../text/decoding';
import type { FoundOccurrence } from './occurrences';
import { findOccurrencesInSteps } from './occurrences';
import type { RecognitionOptions } from './recognize';

/** The fewest digits of a media ID: a run of so many covers one of every so many bytes. */
const minDigits = 13;

const zero = 0x30;
const nine = 0x39;

/**
 * Whether bytes hold a run of 13 digits that isn't plainly something else, or a number with an exponent that a
 * spreadsheet may have made of one. Most files hold neither; they need not become text.
 */
export function mayContainMediaId(bytes: Buffer, length: number, options: RecognitionOptions = {}): boolean {
  let named: ForeignKeyPrefilter | undefined;
  let index = minDigits - 1;
  while (index < length) {
    const byte = bytes[index] ?? 0;
    if (byte < zero || byte > nine) {
      index += minDigits;
      continue;
    }
    let begin = index;
    while (begin > 0 && isDigit(bytes[begin - 1])) begin--;
    let end = index + 1;
    while (end < length && isDigit(bytes[end])) end++;
    if (end - begin >= minDigits) {
      named ??= new ForeignKeyPrefilter(bytes, length, options);
      if (!named.has(begin)) return true;
    }
    index = end + minDigits - 1;
  }
  return mayHoldExponent(bytes, length);
}

/** The shortest number with an exponent that recognition takes for a damaged ID, `5.1e18`, has so many characters. */
const minExponentLength = 6;

const ofExponents = new Uint8Array(256);
for (const byte of Buffer.from('0123456789.,eE+')) ofExponents[byte] = 1;

/** Whether bytes hold the end of a number with an exponent from 12 to 20: `8E+18`, `8e18`. See `digitRuns.ts`. */
function mayHoldExponent(bytes: Buffer, length: number): boolean {
  let index = minExponentLength - 1;
  while (index < length) {
    if (ofExponents[bytes[index] ?? 0] === 0) {
      index += minExponentLength;
      continue;
    }
    let begin = index;
    while (begin > 0 && ofExponents[bytes[begin - 1] ?? 0] === 1) begin--;
    let end = index + 1;
    while (end < length && ofExponents[bytes[end] ?? 0] === 1) end++;
    if (end - begin >= minExponentLength) {
      for (let at = begin + 1; at < end - 2; at++) if (isExponent(bytes, at)) return true;
    }
    index = end + minExponentLength;
  }
  return false;
}

/** Whether an exponent begins here, within a number and with three more characters of it at least. */
function isExponent(bytes: Buffer, at: number): boolean {
  const letter = bytes[at];
  if ((letter !== 0x65 && letter !== 0x45) || !isDigit(bytes[at - 1])) return false;
  const first = bytes[at + 1] === 0x2b ? at + 2 : at + 1;
  const tens = bytes[first];
  const ones = bytes[first + 1] ?? 0;
  return (tens === 0x31 && ones >= 0x32 && ones <= nine) || (tens === 0x32 && ones === zero);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

const none: readonly FoundOccurrence[] = [];

/**
 * The media IDs in the bytes of a file, in steps of a few milliseconds; `undefined` when they are no text. Most files hold
 * no number that could be one, and never become text.
 * @param length of the file in bytes; what stands behind it in the buffer is ignored.
 */
export function* findInBytesInSteps(
  bytes: Buffer,
  length: number,
  options: RecognitionOptions,
): Generator<void, readonly FoundOccurrence[] | undefined> {
  const isPlain = utf16Of(bytes, length) === undefined && !isBinary(bytes, length);
  if (isPlain && !mayContainMediaId(bytes, length, options)) return none;
  const text = decodeText(bytes, length);
  return text === undefined ? undefined : yield* findOccurrencesInSteps(text, options);
}
