import type { DeletionResult } from '../../core/outcome';
import { isGone } from '../../core/outcome';
import type { AccountScope } from '../accounts/account';

/**
 * Media of which it is unknown whether this window deleted them. A retry of the same deletion can't end in "never
 * sent" or "refused": the doubt lasts until the service answers about the media itself.
 */
export class UncertainDeletions {
  private readonly attempts = new Map<string, number>();

  /** Takes note of how a deletion ended. */
  recordEnd({ mediaId, outcome, attempts }: DeletionResult, scope: AccountScope): void {
    if (outcome === 'unknown') this.attempts.set(keyOf(mediaId, scope), attempts);
    // Nothing else is an answer about the media itself.
    if (isGone(outcome)) this.attempts.delete(keyOf(mediaId, scope));
  }

  /** Those of `mediaIds` in doubt, with the number of attempts so far. */
  attemptsOf(mediaIds: readonly string[], scope: AccountScope): Map<string, number> {
    return new Map(
      mediaIds.flatMap((mediaId): [string, number][] => {
        const attempts = this.attempts.get(keyOf(mediaId, scope));
        return attempts === undefined ? [] : [[mediaId, attempts]];
      }),
    );
  }
}

function keyOf(mediaId: string, { accountId, origin }: AccountScope): string {
  return `${mediaId} ${accountId} ${origin}`;
}
