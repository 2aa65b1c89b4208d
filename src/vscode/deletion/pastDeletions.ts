import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import type { AccountStore } from '../accounts/accountStore';
import type { LedgerEntry } from '../../core/ledger/format';
import type { LastDeletion, Ledger } from '../../core/ledger/ledger';
import { readEndpoint, settingsSection } from '../settings/sendingSettings';
import type { CurrentAccount, KnownDeletions } from './deletionStates';

/**
 * What the ledger knows of deletions at the current server and account. It is read when it is first needed, and
 * then of what changed only.
 */
export class PastDeletions extends Disposable implements KnownDeletions {
  private readonly changed = this.own(new vscode.EventEmitter<readonly string[] | 'many'>());
  readonly onDidChange = this.changed.event;
  private current: CurrentAccount | undefined;
  private isWanted = false;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly ledger: Ledger,
    private readonly accounts: AccountStore,
  ) {
    super();
    this.own({
      dispose: ledger.onDidChange((mediaIds) => {
        this.changed.fire(mediaIds);
      }),
    });
    this.own(accounts.onDidChange(() => void this.follow()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.endpoint`)) void this.follow();
      }),
    );
  }

  get account(): CurrentAccount | undefined {
    return this.current;
  }

  /** Brings up to date what is known: what other windows have deleted, and with which account this one would. */
  async reload(): Promise<void> {
    this.isWanted = true;
    await Promise.all([this.follow(), this.ledger.refresh()]);
  }

  /**
   * How the last deletion of a media ID ended at the server and with the account of now, by what account and when; as
   * of the last {@link reload}. What another account of the server deleted is deleted.
   * @returns `undefined` where no request was sent for it.
   */
  lastDeletion(mediaId: string): LastDeletion | undefined {
    const { origin, accountId } = this.current ?? {};
    return origin === undefined ? undefined : this.ledger.lastDeletion(mediaId, { origin, accountId });
  }

  /**
   * Every deletion of one media ID, at every server and with every account, oldest first.
   * @returns nothing once the request is canceled.
   */
  async get(mediaId: string, token: vscode.CancellationToken): Promise<LedgerEntry[]> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    if (isCancelled()) return [];
    await this.ledger.refresh();
    return isCancelled() ? [] : this.ledger.entriesOf(mediaId);
  }

  /** Follows the account and the setting, once they were needed. */
  private follow(): Promise<void> {
    // One after another: the last one is about what holds now.
    this.following = this.following.then(async () => {
      if (!this.isWanted) return;
      const before = this.current;
      const now = await this.currentAccount();
      this.current = now;
      if (before?.origin !== now.origin || before?.accountId !== now.accountId) this.changed.fire('many');
    });
    return this.following;
  }

  private async currentAccount(): Promise<CurrentAccount> {
    try {
      const { origin } = readEndpoint();
      const account = await this.accounts.accountFor(origin).catch(() => undefined);
      return { origin, accountId: account?.id };
    } catch {
      // A deletion reports what is wrong with the setting.
      return { origin: undefined, accountId: undefined };
    }
  }
}
