import type { DeletionOutcome } from '../deletion/outcome';

/** What is known of a media ID: nothing yet, a deletion under way, or how the last one ended. */
export type MediaState = 'listed' | 'waiting' | 'deleting' | DeletionOutcome;

/** In the order in which a list by state shows them. */
export const mediaStates: readonly MediaState[] = [
  'deleting',
  'waiting',
  'unknown',
  'refused',
  'unauthorized',
  'throttled',
  'unreachable',
  'listed',
  'cancelled',
  'notFound',
  'deleted',
];

/** The states in which another try may help. */
export const failureStates: readonly MediaState[] = ['refused', 'unauthorized', 'throttled', 'unreachable', 'unknown'];
