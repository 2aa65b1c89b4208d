import * as vscode from 'vscode';
import type { LedgerEntry } from '../../core/ledger/format';
import type { DeletionResult, LookUp } from '../../core/outcome';
import { isFailure } from '../../core/outcome';
import { Disposable } from '../disposable';
import type { MediaState } from '../../core/list/mediaState';
import type { AccountScope } from '../accounts/account';

/** How a deletion ended, as far as a row shows it. */
export type KnownOutcome = Pick<LedgerEntry, 'outcome' | 'statusCode' | 'reason' | 'lookUp'>;

/** The server and account that a deletion would use now, as far as the settings say and there is one. */
export type CurrentAccount = { readonly [Key in keyof AccountScope]: AccountScope[Key] | undefined };

/** What is known of deletions before this window and in others. */
export interface KnownDeletions {
  /** `undefined` until it is first needed. */
  readonly account: CurrentAccount | undefined;
  /** How the last deletion ended, at this server and with this account. */
  lastDeletion(mediaId: string): KnownOutcome | undefined;
  /** Fired with the media of which something else is known now. */
  readonly onDidChange: vscode.Event<readonly string[] | 'many'>;
}

interface OwnEnd {
  readonly scope: AccountScope;
  readonly result: KnownOutcome;
}

/**
 * The state of each media ID: what is in progress in this window, else how its last deletion ended at the server and with
 * the account that a deletion would use now.
 */
export class DeletionStates extends Disposable {
  private readonly underWay = new Map<string, 'waiting' | 'deleting'>();
  /** How deletions of this window ended, the last one last: one for each scope where the media was deleted. */
  private readonly ownEnds = new Map<string, readonly OwnEnd[]>();
  private readonly changed = this.own(new vscode.EventEmitter<readonly string[] | 'many'>());
  /** Fired with the media IDs whose state changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly known: KnownDeletions) {
    super();
    this.own(
      known.onDidChange((mediaIds) => {
        this.changed.fire(mediaIds);
      }),
    );
  }

  stateOf(mediaId: string): MediaState {
    return this.underWay.get(mediaId) ?? this.resultOf(mediaId)?.outcome ?? 'notDeleted';
  }

  /** How the last deletion ended, with the service's words. What was deleted stays deleted. */
  resultOf(mediaId: string): KnownOutcome | undefined {
    const { account } = this.known;
    const own = account === undefined ? this.ownEnds.get(mediaId)?.at(-1)?.result : this.ownEndAt(mediaId, account);
    if (own?.outcome === 'deleted') return own;
    const known = this.known.lastDeletion(mediaId);
    // This window's own deletions count more.
    return known?.outcome === 'deleted' ? known : (own ?? known);
  }

  markWaiting(mediaIds: readonly string[]): void {
    for (const mediaId of mediaIds) {
      this.underWay.set(mediaId, 'waiting');
      if (!this.ownEnds.has(mediaId)) this.ownEnds.set(mediaId, []);
    }
    this.changed.fire(mediaIds);
  }

  markDeleting(mediaId: string): void {
    if (this.underWay.get(mediaId) === 'deleting') return;
    this.underWay.set(mediaId, 'deleting');
    this.changed.fire([mediaId]);
  }

  /** @param scope where it was asked for. */
  recordEnd(result: DeletionResult, scope: AccountScope): void {
    const { mediaId, outcome } = result;
    const { account } = this.known;
    const known = account !== undefined && isSame(account, scope) ? this.known.lastDeletion(mediaId) : undefined;
    const before = (this.ownEndAt(mediaId, scope) ?? known)?.outcome ?? 'cancelled';
    this.underWay.delete(mediaId);
    // A deletion that never began tells nothing new about media that one before dealt with.
    const hasChanged = before !== 'deleted' && (outcome !== 'cancelled' || before === 'cancelled');
    if (hasChanged) {
      const others = (this.ownEnds.get(mediaId) ?? []).filter((one) => !isSame(one.scope, scope));
      this.ownEnds.set(mediaId, [...others, { scope, result }]);
    }
    this.changed.fire([mediaId]);
  }

  /** @param scope where the account was asked after a deletion there. */
  recordLookUp({ askedMs, listed, notListed }: LookUp, scope: AccountScope): void {
    const time = new Date(askedMs).toISOString();
    const mediaIds = [...listed, ...notListed];
    for (const mediaId of mediaIds) {
      const lookUp = { time, isListed: listed.has(mediaId) };
      const ends = this.ownEnds.get(mediaId) ?? [];
      const found = ends.map((one) => (isSame(one.scope, scope) ? { ...one, result: { ...one.result, lookUp } } : one));
      this.ownEnds.set(mediaId, found);
    }
    this.changed.fire(mediaIds);
  }

  /** The IDs whose last deletion failed in this window, in the order in which they were first asked for. */
  failed(): string[] {
    return [...this.ownEnds].filter(([mediaId, ends]) => this.hasFailed(mediaId, ends)).map(([mediaId]) => mediaId);
  }

  private hasFailed(mediaId: string, ends: readonly OwnEnd[]): boolean {
    const last = ends.at(-1)?.result.outcome;
    const isOpen = !this.underWay.has(mediaId) && this.resultOf(mediaId)?.outcome !== 'deleted';
    return isOpen && last !== undefined && isFailure(last);
  }

  /** What one account deleted is deleted for every account of the server; any other end is the account's own. */
  private ownEndAt(mediaId: string, { origin, accountId }: CurrentAccount): KnownOutcome | undefined {
    const ends = this.ownEnds.get(mediaId)?.filter(({ scope }) => scope.origin === origin) ?? [];
    const end =
      ends.find(({ result }) => result.outcome === 'deleted') ??
      ends.find(({ scope }) => scope.accountId === accountId);
    return end?.result;
  }
}

function isSame(a: CurrentAccount, b: AccountScope): boolean {
  return a.origin === b.origin && a.accountId === b.accountId;
}
