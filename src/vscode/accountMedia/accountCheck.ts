import * as vscode from 'vscode';
import type { AccountList, AccountListing } from './accountList';

/** How long a deletion waits for the account's list, before it and after it (ms). */
const limitMs = 5_000;

/** What the account lists now, or why that isn't known. */
export type AccountCheck =
  | { readonly kind: 'listed'; readonly listing: AccountListing }
  /** This gateway lists nothing. */
  | { readonly kind: 'noList' }
  /** `reason` is `undefined` where it didn't tell in time. */
  | { readonly kind: 'notKnown'; readonly reason: string | undefined };

/**
 * Asks what an account lists around a deletion, for no longer than 5 s. Never rejects.
 * @param accountId of the account that deletes: what another lists says nothing.
 * @param signal aborted when nobody waits any longer.
 */
export async function checkAccount(
  accountId: string,
  list: Pick<AccountList, 'refresh' | 'listing'>,
  signal?: AbortSignal,
): Promise<AccountCheck> {
  const since = Date.now();
  const ask = async (): Promise<AccountCheck> => {
    for (;;) {
      const status = await list.refresh({ isOnDemand: false });
      if (status.kind === 'noList') return { kind: 'noList' };
      if (status.kind !== 'listed') return { kind: 'notKnown', reason: 'reason' in status ? status.reason : undefined };
      const { listing } = list;
      if (listing?.scope.accountId !== accountId) return { kind: 'notKnown', reason: undefined };
      // A request that was on its way before tells of an earlier time.
      if (listing.askedMs >= since) return { kind: 'listed', listing };
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<AccountCheck>((resolve) => {
    const giveUp = (): void => {
      resolve({ kind: 'notKnown', reason: undefined });
    };
    timer = setTimeout(giveUp, limitMs);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Asking the account…') };
  try {
    return await vscode.window.withProgress(progress, () => Promise.race([ask(), timeUp]));
  } finally {
    clearTimeout(timer);
  }
}
