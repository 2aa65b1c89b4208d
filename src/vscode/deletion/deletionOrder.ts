import type { Account } from '../accounts/account';
import type { AccountCheck } from '../accountMedia/accountCheck';
import type { BatchReport } from '../../core/deletion/batch';
import type { Ledger } from '../../core/ledger/ledger';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { LookUp } from '../../core/outcome';
import type { CopyKeeper } from '../copies/copyKeeper';
import type { DeletionLog } from '../output/deletionLog';
import type { SendingSettings } from '../settings/sendingSettings';
import type { DeletionStates } from './deletionStates';
import type { CommonCause } from './failureCauses';
import type { PausePrompts } from './pausePrompts';
import type { RateLimiters } from '../accounts/rateLimiters';
import type { UncertainDeletions } from './uncertainDeletions';

/** Interrupted batches that are taken over. */
export interface ResumedBatches {
  readonly batches: readonly string[];
  /** The account that they were sent with: this one or none. */
  readonly accountId: string;
  /** Media whose outcome is unknown, with the number of attempts so far. */
  readonly unknown: ReadonlyMap<string, number>;
}

/** What is deleted, confirmed by the user, and how. */
export interface DeletionOrder {
  readonly mediaIds: readonly MediaId[];
  readonly settings: SendingSettings;
  readonly account: Account;
  /** Aborted when nothing more may be sent, other than by Cancel in the progress notification. */
  readonly signal: AbortSignal;
  /** Aborted when requests in progress can't be waited for any longer. */
  readonly abandon: AbortSignal;
  readonly resumes: ResumedBatches | undefined;
  /** Continues a failed deletion of this window: IDs that became unknown then are still uncertain. */
  readonly isFurtherTry: boolean;
  /** Whether a copy of each is to be kept first. */
  readonly keepsCopies: boolean;
  /** What the account listed before, by ID, where it was asked. */
  readonly listedBefore: ReadonlyMap<string, unknown> | undefined;
}

/** What follows a deletion while it runs. */
export interface SessionServices {
  readonly log: DeletionLog;
  readonly states: DeletionStates;
  readonly uncertainDeletions: UncertainDeletions;
  readonly rateLimiters: RateLimiters;
  readonly pausePrompts: PausePrompts;
  readonly ledger: Ledger;
  /** Asks what an account lists now. */
  readonly checkAccount: (accountId: string, signal?: AbortSignal) => Promise<AccountCheck>;
  readonly copies: Pick<CopyKeeper, 'keep' | 'isAvailable'>;
  /** Name and version, for the request's `User-Agent`. */
  readonly userAgent: string;
}

/** A report, how many of its outcomes couldn't be written to the ledger, and why most of what failed did. */
export interface SessionReport extends BatchReport {
  readonly unrecorded: number;
  readonly commonCause: CommonCause | undefined;
  /** Media that was not deleted for want of a copy, and why. */
  readonly withoutCopy: ReadonlyMap<MediaId, string>;
  /** What the account listed afterward; `undefined` where that isn't known. */
  readonly lookUp: LookUp | undefined;
}
