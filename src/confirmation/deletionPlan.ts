import type { AccountSummary } from '../accounts/account';
import type { Endpoint } from '../core/gateway/endpoint';
import type { LeftOut } from './leftOut';
import type { MediaId } from '../core/mediaIds/mediaId';

/** What is about to be deleted, and all that the user should know before. */
export interface DeletionPlan {
  /** Distinct, in the order in which they will be sent. */
  readonly mediaIds: readonly MediaId[];
  /** Those recognised by indirect evidence only. */
  readonly likely: ReadonlySet<MediaId>;
  /** Those that look rounded by a spreadsheet. */
  readonly rounded: ReadonlySet<MediaId>;
  readonly account: AccountSummary;
  readonly endpoint: Endpoint;
  /** In how many files of the workspace they are used; `undefined` where it wasn't scanned, never 0 by ignorance. */
  readonly filesUsingThem: number | undefined;
  /** The paths of files that hold some of them, and in which more may be: a part is too long to be read as a whole. */
  readonly incompleteFiles?: readonly string[];
  readonly leftOut: LeftOut;
  /** Of how many an interrupted deletion left unknown what became of them; `undefined` where none is resumed. */
  readonly resumedInDoubt?: number | undefined;
  /** So long the service still wants to be left alone. Milliseconds; `undefined` where that is no long time. */
  readonly serviceWaitMs?: number | undefined;
  /** 0 for no limit. */
  readonly requestsPerSecond: number;
  readonly typeToConfirmAbove: number;
}
