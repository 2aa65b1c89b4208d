import { maxRetryAfterMs } from './contract';

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3: whole seconds, or an HTTP date; fractions of seconds are sent, too).
 * @param now milliseconds since the epoch.
 * @returns milliseconds to wait from `now`, never less than was asked for, 0 for a date in the past. `undefined` when it
 * can't be read, or is beyond a year.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const wait = waitIn(header?.trim() ?? '', now);
  return wait === undefined || wait > maxRetryAfterMs ? undefined : wait;
}

function waitIn(text: string, now: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // An HTTP date always begins with the name of a day; Date.parse alone would also read "5 minutes" as a date.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
