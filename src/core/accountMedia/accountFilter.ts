import type { AccountMedia } from '../gateway/accountMedia';
import { daysUntil, expiryOf } from './expiry';

/** What the account's list is narrowed to; everything given must hold, and one of several kinds. */
export interface AccountFilter {
  /** As it was typed. */
  readonly typed: string;
  /** In lower case; each must be part of the ID, the name, the description or the number. */
  readonly words: readonly string[];
  readonly kinds: ReadonlySet<AccountMedia['kind']>;
  /** Whether the workspace must use it, or must not. */
  readonly isUsed: boolean | undefined;
  /** Only media that expire within so many days, expired ones included. */
  readonly expiresWithinDays: number | undefined;
}

export type ParsedAccountFilter =
  { readonly ok: true; readonly filter: AccountFilter } | { readonly ok: false; readonly problem: string };

const kinds: readonly AccountMedia['kind'][] = ['image', 'video', 'audio', 'document', 'unknown'];

/** Reads `banner @unused @kind:video @expires:<7d`, as the filters of VS Code's own views are written. */
export function parseAccountFilter(typed: string): ParsedAccountFilter {
  const words: string[] = [];
  const wanted = new Set<AccountMedia['kind']>();
  let isUsed: boolean | undefined;
  let expiresWithinDays: number | undefined;
  for (const part of typed.split(/\s+/).filter((one) => one !== '')) {
    const [, name, value = ''] = /^@(\w+)(?::(.*))?$/.exec(part) ?? [];
    const kind = kinds.find((one) => one === value.toLowerCase());
    const [, days] = /^<(\d{1,3})d$/i.exec(value) ?? [];
    if (name === undefined) words.push(part.toLowerCase());
    else if (part === '@unused' || part === '@used') isUsed = part === '@used';
    else if (name === 'kind' && kind !== undefined) wanted.add(kind);
    else if (name === 'expires' && days !== undefined) expiresWithinDays = Number(days);
    else return { ok: false, problem: part };
  }
  return { ok: true, filter: { typed, words, kinds: wanted, isUsed, expiresWithinDays } };
}

/** @param now milliseconds since the epoch. */
export function matchesAccountFilter(
  filter: AccountFilter,
  media: AccountMedia,
  isUsed: (mediaId: string) => boolean,
  now: number,
): boolean {
  if (filter.kinds.size > 0 && !filter.kinds.has(media.kind)) return false;
  if (filter.expiresWithinDays !== undefined) {
    const expiry = expiryOf(media);
    if (expiry === undefined || daysUntil(expiry, now) > filter.expiresWithinDays) return false;
  }
  if (filter.isUsed !== undefined && filter.isUsed !== isUsed(media.mediaId)) return false;
  if (filter.words.length === 0) return true;
  const { mediaId, identifier = '', description = '', wabaNumber = '' } = media;
  const text = [mediaId, identifier, description, wabaNumber].join(' ').toLowerCase();
  return filter.words.every((word) => text.includes(word));
}
