import type { AccountMedia } from '../gateway/accountMedia';

const dayMs = 24 * 3_600_000;

/** A spreadsheet keeps so many digits of a number. */
const keptDigits = 15;

/** `7.07486E+18`, as a spreadsheet shows a long number. */
const exponentForm = /^(\d)[.,](\d+)[eE]\+?(\d+)$/;

/**
 * Those that are at least so old. Of media without a date it isn't known how old they are: they are never among them.
 * @param now milliseconds since the epoch.
 */
export function olderThan(all: Iterable<AccountMedia>, days: number, now: number): AccountMedia[] {
  return [...all].filter(({ createdMs }) => createdMs !== undefined && createdMs <= now - days * dayMs);
}

/**
 * The digits by which a file may use a media ID: its own, and what programs that keep numbers instead of texts make of
 * it: 15 digits cut off or rounded and filled up with zeros (spreadsheets), the nearest double as it is, and as JavaScript
 * writes it.
 */
export function writtenForms(mediaId: string): string[] {
  if (mediaId.length <= keptDigits) return [mediaId];
  const double = Number(mediaId);
  const zeros = '0'.repeat(mediaId.length - keptDigits);
  const cut = mediaId.slice(0, keptDigits);
  const rounded = `${roundedTo(mediaId, keptDigits)}${zeros}`;
  const exact = BigInt(double).toString();
  const shortest = double.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 });
  return [...new Set([mediaId, `${cut}${zeros}`, rounded, exact, shortest, String(double)])].filter((form) =>
    /^\d+$/.test(form),
  );
}

/** Whether a damaged form with an exponent may be what is left of a media ID. */
export function mayBeLeftOf(damaged: string, mediaId: string): boolean {
  const found = exponentForm.exec(damaged);
  if (found === null) return false;
  const [, first = '', rest = '', exponent = ''] = found;
  if (Number(exponent) !== mediaId.length - 1) return false;
  const digits = `${first}${rest}`.replace(/0+$/, '');
  if (digits.length > mediaId.length) return false;
  return mediaId.startsWith(digits) || roundedTo(mediaId, digits.length) === digits;
}

function roundedTo(mediaId: string, digits: number): string {
  const kept = BigInt(mediaId.slice(0, digits));
  return String((mediaId[digits] ?? '0') >= '5' ? kept + 1n : kept);
}
