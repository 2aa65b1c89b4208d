import type { AccountSummary } from '../accounts/account';
import type { Endpoint } from '../../core/gateway/endpoint';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { MediaSelection } from './mediaSelection';

/** What is about to be deleted, and all that the user should know before. */
export interface DeletionPlan {
  readonly selection: MediaSelection;
  /** What the selection includes: distinct, in the order in which they will be sent. */
  readonly mediaIds: readonly MediaId[];
  readonly account: AccountSummary;
  readonly endpoint: Endpoint;
  /** In how many files of the workspace they are used; `undefined` where it wasn't searched, never 0 by ignorance. */
  readonly filesUsingThem: number | undefined;
  /** Whether a copy of each is kept first, or should be but can't, as the gateway hands out no files. */
  readonly copies: 'kept' | 'notAvailable' | undefined;
  /** Whether they are to be deleted because nothing in the workspace uses them. */
  readonly areUnused: boolean;
  /** Sentences on IDs that are recognized nowhere: where their digits stand and as what. */
  readonly usedOtherwise?: readonly string[];
  /** The paths of files that hold some of them, and in which more may be: a part is too long to be read as a whole. */
  readonly incompleteFiles?: readonly string[];
  /** Where the account was asked what it lists, and didn't tell: why, or `undefined` for not in time. */
  readonly accountUnread?: { readonly reason: string | undefined } | undefined;
  /** Number of IDs whose outcome an interrupted deletion left unknown; `undefined` where none is resumed. */
  readonly resumedInDoubt?: number | undefined;
  /** How much longer the service asks clients to wait (ms); `undefined` where that is short. */
  readonly serviceWaitMs?: number | undefined;
  /** 0 for no limit. */
  readonly requestsPerSecond: number;
  readonly typeToConfirmAbove: number;
}
