import type { Candidate } from './candidates';

/** What the view lists; it knows how its rows become media IDs. */
export interface ListedCandidates {
  /**
   * What the arguments of a command of the view mean, `undefined` when it wasn't called from there. The files are looked
   * at once more: rejects with a UserError when one no longer holds what it is listed with.
   */
  candidatesFromArguments(args: readonly unknown[]): Promise<readonly Candidate[]> | undefined;
  /** The IDs that rows of the view stand for, as they are listed; `undefined` when the arguments are none. */
  mediaIdsOfRows(args: readonly unknown[]): readonly { readonly mediaId: string }[] | undefined;
  /**
   * Everything that is listed; searches first where that wasn't done.
   * @throws UserError when the search failed, because the list may then be out of date.
   */
  allListed(): Promise<readonly Candidate[]>;
}
