import type { DeletionOutcome } from '../outcome';
import { deletionOutcomes, isFailure } from '../outcome';

/** What is known of a media ID: nothing yet, a deletion in progress, or how the last one ended. */
export type MediaState = 'notDeleted' | 'waiting' | 'deleting' | DeletionOutcome;

/** In the order in which a list by state shows them. */
export const mediaStates: readonly MediaState[] = [
  'deleting',
  'waiting',
  'unknown',
  'refused',
  'unauthorized',
  'throttled',
  'unreachable',
  'notDeleted',
  'cancelled',
  'notFound',
  'deleted',
];

/** The states in which another try may help. */
export const failureStates: readonly MediaState[] = deletionOutcomes.filter(isFailure);

/** The groups of a list by state. What a spreadsheet damaged, or may have rounded, and was not deleted has its own. */
export type StateGroup = MediaState | 'damaged';

/** In the order in which a list by state shows them. */
export const stateGroups: readonly StateGroup[] = mediaStates.flatMap((state) =>
  state === 'notDeleted' ? [state, 'damaged'] : [state],
);
