import * as vscode from 'vscode';
import type { AccountMedia } from '../../core/gateway/accountMedia';
import type { ListResult } from '../../core/gateway/accountReader';
import type { Account, AccountScope } from '../accounts/account';
import { scopeKey, scopeOf } from '../accounts/account';
import type { AccountReading, ReadingOrder } from '../accounts/accountReading';
import type { AccountStore } from '../accounts/accountStore';
import { Disposable } from '../disposable';
import { readingCauseText } from '../messages/causeText';
import { UserError } from '../messages/userError';
import type { DeletionLog } from '../output/deletionLog';
import { readReadingSettings, settingsSection } from '../settings/sendingSettings';

/** What the account listed, and when: a hint. That something isn't in it proves nothing. */
export interface AccountListing {
  readonly scope: AccountScope;
  /** By their IDs. */
  readonly media: ReadonlyMap<string, AccountMedia>;
  /** Items that could not be read. */
  readonly unreadable: number;
  /** When it was asked for: milliseconds since the epoch. */
  readonly askedMs: number;
}

export type AccountListStatus =
  | { readonly kind: 'notAsked' | 'reading' | 'listed' | 'restricted' | 'noCredentials' | 'noList' | 'canceled' }
  /** `rejected`: the credentials were. */
  | { readonly kind: 'rejected' | 'failed'; readonly reason: string };

interface AccountListServices {
  readonly accounts: AccountStore;
  readonly reading: AccountReading;
  readonly log: DeletionLog;
}

/** The list of the media of the account that a deletion would use now. Asked for only when somebody wants it. */
export class AccountList extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private currentStatus: AccountListStatus = { kind: 'notAsked' };
  private current: AccountListing | undefined;
  private running: { readonly key: string; readonly done: Promise<AccountListStatus> } | undefined;
  private abort = new AbortController();

  constructor(private readonly services: AccountListServices) {
    super();
    this.own(services.accounts.onDidChange(() => void this.forgetOthers()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.endpoint`)) void this.forgetOthers();
      }),
    );
    this.own(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.set({ kind: 'notAsked' });
      }),
    );
    this.own({
      dispose: () => {
        this.abort.abort();
      },
    });
  }

  get status(): AccountListStatus {
    return this.currentStatus;
  }

  /** What was listed last; a later request that failed leaves it as it is. */
  get listing(): AccountListing | undefined {
    return this.current;
  }

  /** Asks unless that was done, or the gateway is known to list nothing. Never rejects. */
  async ensure(): Promise<void> {
    const isOver = this.currentStatus.kind !== 'notAsked' && this.currentStatus.kind !== 'restricted';
    if (!isOver) await this.refresh({ isOnDemand: false });
  }

  /** Stops asking. */
  cancel(): void {
    this.abort.abort();
    this.abort = new AbortController();
  }

  /**
   * Asks for the list. Concurrent calls share a request. Never rejects.
   * @param isOnDemand also where the gateway is known to list nothing: it may list by now.
   */
  async refresh({ isOnDemand }: { readonly isOnDemand: boolean }): Promise<AccountListStatus> {
    try {
      if (!vscode.workspace.isTrusted) return this.set({ kind: 'restricted' });
      const settings = readReadingSettings();
      const account = await this.services.accounts.accountFor(settings.endpoint.origin);
      if (account === undefined) {
        this.current = undefined;
        return this.set({ kind: 'noCredentials' });
      }
      const key = scopeKey(scopeOf(account));
      if (this.running?.key === key) return await this.running.done;
      const isKnownToHaveNone = this.services.reading.capabilitiesOf(scopeOf(account)).list === 'no';
      if (isKnownToHaveNone && !isOnDemand) return this.set({ kind: 'noList' });
      const done = this.ask({ account, ...settings }).finally(() => {
        if (this.running?.done === done) this.running = undefined;
      });
      this.running = { key, done };
      return await done;
    } catch (error) {
      return this.set({ kind: 'failed', reason: error instanceof UserError ? error.message : String(error) });
    }
  }

  private async ask(order: ReadingOrder): Promise<AccountListStatus> {
    const { signal } = this.abort;
    const { reading, log } = this.services;
    this.set({ kind: 'reading' });
    const askedMs = Date.now();
    const result = await reading.list(order, signal);
    if (signal.aborted) return this.set({ kind: 'canceled' });
    log.accountListRead(order.endpoint.href, result);
    // Asked with an account that is no longer the one: the answer says nothing about the one of now.
    if (!(await this.isCurrent(order.account))) return this.set({ kind: 'notAsked' });
    if (result.kind === 'listed') this.current = listingOf(result, scopeOf(order.account), askedMs);
    if (result.kind === 'noList') this.current = undefined;
    return this.set(statusOf(result));
  }

  /** What was listed by an account other than the one of now is forgotten. */
  private async forgetOthers(): Promise<void> {
    const account = await this.currentAccount().catch(() => undefined);
    const isSame =
      this.current !== undefined &&
      account !== undefined &&
      scopeKey(this.current.scope) === scopeKey(scopeOf(account));
    if (!isSame) this.current = undefined;
    // New credentials of the same account may be accepted where the former were not.
    const isSettled = isSame && this.currentStatus.kind === 'listed';
    if (!isSettled && this.currentStatus.kind !== 'reading') this.set({ kind: 'notAsked' });
  }

  private async isCurrent(account: Account): Promise<boolean> {
    const now = await this.currentAccount();
    return now !== undefined && scopeKey(scopeOf(now)) === scopeKey(scopeOf(account));
  }

  /** @throws UserError */
  private async currentAccount(): Promise<Account | undefined> {
    return this.services.accounts.accountFor(readReadingSettings().endpoint.origin);
  }

  private set(status: AccountListStatus): AccountListStatus {
    this.currentStatus = status;
    this.changed.fire();
    return status;
  }
}

function listingOf(
  { media, unreadable }: Extract<ListResult, { readonly kind: 'listed' }>,
  scope: AccountScope,
  askedMs: number,
): AccountListing {
  return { scope, media: new Map(media.map((one) => [one.mediaId, one])), unreadable, askedMs };
}

function statusOf(result: ListResult): AccountListStatus {
  switch (result.kind) {
    case 'listed':
    case 'noList':
      return { kind: result.kind };
    case 'rejected':
      return {
        kind: 'rejected',
        reason: result.verdict.reason ?? readingCauseText(result.verdict.cause, result.verdict),
      };
    case 'unreachable':
      return { kind: 'failed', reason: readingCauseText(result.verdict.cause, result.verdict) };
  }
}
