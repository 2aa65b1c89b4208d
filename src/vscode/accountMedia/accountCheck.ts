import type { AccountList, AccountListing } from './accountList';

/** How long a deletion waits for the account's list, before it and after it (ms). */
const limitMs = 5_000;

/** What the account lists now, or why that isn't known. */
export type AccountCheck =
  | { readonly kind: 'listed'; readonly listing: AccountListing }
  /** This gateway lists nothing. */
  | { readonly kind: 'noList' }
  | { readonly kind: 'notKnown'; readonly reason: string | undefined };

/** Asks for the account's list around a deletion, for no longer than {@link limitMs}. Never rejects. */
export async function checkAccount(
  list: Pick<AccountList, 'refresh' | 'listing'>,
  waitMs = limitMs,
): Promise<AccountCheck> {
  const since = Date.now();
  const ask = async (): Promise<AccountCheck> => {
    for (;;) {
      const status = await list.refresh({ isOnDemand: false });
      if (status.kind === 'noList') return { kind: 'noList' };
      if (status.kind !== 'listed') return { kind: 'notKnown', reason: 'reason' in status ? status.reason : undefined };
      const { listing } = list;
      // A request that was on its way before tells of an earlier time.
      if (listing !== undefined && listing.askedMs >= since) return { kind: 'listed', listing };
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<AccountCheck>((resolve) => {
    timer = setTimeout(resolve, waitMs, { kind: 'notKnown', reason: undefined });
  });
  try {
    return await Promise.race([ask(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
