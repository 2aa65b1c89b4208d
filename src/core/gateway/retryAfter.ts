/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3: whole seconds, or an HTTP date).
 * @param now milliseconds since the epoch.
 * @returns milliseconds to wait from `now`, 0 for a date in the past, `undefined` when it can't be read.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) {
    const seconds = Number(text);
    return Number.isSafeInteger(seconds * 1000) ? seconds * 1000 : undefined;
  }
  // An HTTP date always begins with the name of a day; Date.parse alone would also read "5 minutes" as a date.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
