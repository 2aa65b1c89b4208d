import type { AccountMedia } from '../gateway/accountMedia';
import { daysUntil, expiryOf } from './expiry';

export const accountGroupings = ['use', 'kind', 'number', 'expiry'] as const;

/** By what the account's list is grouped. */
export type AccountGrouping = (typeof accountGroupings)[number];

/** A group, by what its media have in common. */
export type AccountGroup =
  | { readonly by: 'use'; readonly isUsed: boolean }
  | { readonly by: 'kind'; readonly kind: AccountMedia['kind'] }
  | { readonly by: 'number'; readonly wabaNumber: string | undefined }
  | { readonly by: 'expiry'; readonly when: 'expired' | 'soon' | 'later' | 'unknown' };

export interface GroupedMedia {
  readonly group: AccountGroup;
  /** The same for the same group, whatever is in it. */
  readonly key: string;
  /** Those that expire first come first, those of which it isn't known last. */
  readonly media: readonly AccountMedia[];
}

/** What expires within so many days expires soon. */
const soonDays = 7;

const kindOrder: readonly AccountMedia['kind'][] = ['image', 'video', 'audio', 'document', 'unknown'];
const expiryOrder = ['expired', 'soon', 'later', 'unknown'] as const;

/** Those that expire first come first, those of which it isn't known last. */
export function sortedByExpiry(all: Iterable<AccountMedia>): AccountMedia[] {
  return [...all].sort(byExpiry);
}

/**
 * Groups what an account lists; there are no empty groups. What isn't used comes before what is.
 * @param all sorted, and so is what is in the groups.
 * @param now milliseconds since the epoch.
 */
export function groupAccountMedia(
  all: readonly AccountMedia[],
  grouping: AccountGrouping,
  isUsed: (mediaId: string) => boolean,
  now: number,
): GroupedMedia[] {
  const groups = new Map<string, GroupedMedia & { readonly media: AccountMedia[] }>();
  for (const media of all) {
    const group = groupOf(media, grouping, isUsed, now);
    const key = keyOf(group);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { group, key, media: [media] });
    else known.media.push(media);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grouped]) => grouped);
}

function byExpiry(a: AccountMedia, b: AccountMedia): number {
  const [first, second] = [a.createdMs ?? Infinity, b.createdMs ?? Infinity];
  if (first !== second) return first < second ? -1 : 1;
  return a.mediaId < b.mediaId ? -1 : 1;
}

function groupOf(
  media: AccountMedia,
  grouping: AccountGrouping,
  isUsed: (mediaId: string) => boolean,
  now: number,
): AccountGroup {
  switch (grouping) {
    case 'use':
      return { by: 'use', isUsed: isUsed(media.mediaId) };
    case 'kind':
      return { by: 'kind', kind: media.kind };
    case 'number':
      return { by: 'number', wabaNumber: media.wabaNumber };
    case 'expiry': {
      const expiry = expiryOf(media);
      if (expiry === undefined) return { by: 'expiry', when: 'unknown' };
      const days = daysUntil(expiry, now);
      return { by: 'expiry', when: days <= 0 ? 'expired' : days <= soonDays ? 'soon' : 'later' };
    }
  }
}

/** Sorts as the groups are shown. */
function keyOf(group: AccountGroup): string {
  switch (group.by) {
    case 'use':
      return group.isUsed ? '1' : '0';
    case 'kind':
      return String(kindOrder.indexOf(group.kind));
    case 'number':
      return group.wabaNumber === undefined ? '~' : group.wabaNumber.padStart(32, '0');
    case 'expiry':
      return String(expiryOrder.indexOf(group.when));
  }
}
