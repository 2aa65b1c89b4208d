import type { AccountStore } from '../accounts/accountStore';
import type { LedgerEntry } from '../core/deletionLedger/format';
import type { Ledger } from '../core/deletionLedger/ledger';
import type { DeletionResult } from '../core/deletion/outcome';
import { readEndpoint } from '../settings/sendingSettings';
import type { DeletionStates } from './deletionStates';

/** The last deletion of a media ID, as a user is told of it. */
export type LastDeletion = Pick<LedgerEntry, 'time' | 'account' | 'outcome'>;

/** What the ledger knows of deletions before this window, and in others. It is read when somebody needs it. */
export class PastDeletions {
  private last: ReadonlyMap<string, LastDeletion> = new Map();

  constructor(
    private readonly ledger: Ledger,
    private readonly accounts: AccountStore,
    private readonly states: DeletionStates,
  ) {}

  /**
   * Brings the states up to date. What was deleted is deleted for every account of the server; any other end tells only
   * of the account it was met with.
   * @returns how the last deletion of each media ID ended, at the server and with the account of now.
   */
  async learn(): Promise<ReadonlyMap<string, DeletionResult>> {
    const past = new Map<string, DeletionResult>();
    const last = new Map<string, LastDeletion>();
    this.last = last;
    const here = await this.here();
    if (here === undefined) return past;
    // Where the ledger can't be read, nothing can be recorded either: then the deletion itself says so.
    for (const entry of await this.ledger.entries().catch(() => [])) {
      const { endpoint, accountId, mediaId, outcome, attempts, statusCode, reason } = entry;
      const concernsUs = endpoint === here.origin && (outcome === 'deleted' || accountId === here.accountId);
      // Never sent: that changed nothing. And nothing undoes a deletion.
      if (!concernsUs || outcome === 'cancelled' || past.get(mediaId)?.outcome === 'deleted') continue;
      const words = {
        ...(statusCode === undefined ? {} : { statusCode }),
        ...(reason === undefined ? {} : { reason }),
      };
      last.set(mediaId, entry);
      past.set(mediaId, { mediaId, outcome, attempts, durationMs: 0, ...words });
    }
    this.states.learn(past);
    return past;
  }

  /** The last deletion of a media ID that says how it is at the server and with the account of now, as of `learn()`. */
  lastDeletion(mediaId: string): LastDeletion | undefined {
    return this.last.get(mediaId);
  }

  /** Every deletion of one media ID, oldest first. */
  async of(mediaId: string): Promise<LedgerEntry[]> {
    return (await this.ledger.entries()).filter((entry) => entry.mediaId === mediaId);
  }

  /** The server and account that a deletion would use now; `undefined` where the settings don't say. */
  private async here(): Promise<{ readonly origin: string; readonly accountId: string | undefined } | undefined> {
    try {
      const { origin } = readEndpoint();
      const account = await this.accounts.accountFor(origin).catch(() => undefined);
      return { origin, accountId: account?.id };
    } catch {
      // Whoever deletes is told what is wrong with the setting.
      return undefined;
    }
  }
}
