import { mediaLifetimeMs } from '../gateway/contract';

const dayMs = 24 * 3_600_000;

/** When WhatsApp deletes a media object (ms since the epoch); `undefined` where the account doesn't say when it began. */
export function expiryOf({ createdMs }: { readonly createdMs?: number }): number | undefined {
  return createdMs === undefined ? undefined : createdMs + mediaLifetimeMs;
}

/** Whole days until then, rounded up: 1 within the last day, 0 and below once it has expired. */
export function daysUntil(time: number, now: number): number {
  return Math.ceil((time - now) / dayMs);
}
