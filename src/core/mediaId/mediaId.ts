declare const mediaIdBrand: unique symbol;

/** 13 to 20 decimal digits, as text from the first byte to the last: most are above 2^53. */
export type MediaId = string & { readonly [mediaIdBrand]: true };

/** Why a text is no media ID: each has its own advice to the user. */
export type MediaIdProblem =
  'empty' | 'scientificNotation' | 'decimals' | 'thousandsSeparators' | 'notDigits' | 'tooShort' | 'tooLong';

export type ParsedMediaId =
  { readonly ok: true; readonly mediaId: MediaId } | { readonly ok: false; readonly problem: MediaIdProblem };

/** The fewest and the most digits of a media ID. Source: the surface this project documents in README.md. */
export const mediaIdDigits = { min: 13, max: 20 } as const;

/** `7.07486E+18`: what a spreadsheet shows of an ID. */
const scientific = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;

/** `1600761900334451.0`: an ID that went through a decimal number. */
const decimal = /^\d{13,}(?:\.\d+|,\d{1,2})$/;

/** `1,356,123,456,789,012`, also with dots, apostrophes or spaces, in groups of two as in India, with decimals behind. */
const grouped = /^\d{1,3}([,.'’ \u00a0\u2009\u202f])(?:\d{2,3}\1){1,20}\d{3}(?:[.,]\d+)?$/;

/** Reads one media ID; surrounding white space and quotes are not part of it. */
export function parseMediaId(text: string): ParsedMediaId {
  const digits = text.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (digits === '') return { ok: false, problem: 'empty' };
  if (scientific.test(digits)) return { ok: false, problem: 'scientificNotation' };
  if (decimal.test(digits)) return { ok: false, problem: 'decimals' };
  if (grouped.test(digits)) return { ok: false, problem: 'thousandsSeparators' };
  if (!/^[0-9]+$/.test(digits)) return { ok: false, problem: 'notDigits' };
  if (digits.length < mediaIdDigits.min) return { ok: false, problem: 'tooShort' };
  if (digits.length > mediaIdDigits.max) return { ok: false, problem: 'tooLong' };
  return { ok: true, mediaId: digits as MediaId };
}
