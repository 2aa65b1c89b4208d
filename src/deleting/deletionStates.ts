import * as vscode from 'vscode';
import type { DeletionOutcome, DeletionResult } from '../core/deletion/outcome';

/** What is known of a media ID in this window: nothing yet, under way, or how its deletion ended. */
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

/** Follows the deletions of this window. */
export class DeletionStates implements vscode.Disposable {
  private readonly states = new Map<string, { readonly state: MediaState; readonly result?: DeletionResult }>();
  private readonly changed = new vscode.EventEmitter<readonly string[]>();
  /** Fired with the media IDs whose state changed. */
  readonly onDidChange = this.changed.event;

  stateOf(mediaId: string): MediaState {
    return this.states.get(mediaId)?.state ?? 'listed';
  }

  /** How the last deletion ended, with the service's words. */
  resultOf(mediaId: string): DeletionResult | undefined {
    return this.states.get(mediaId)?.result;
  }

  waiting(mediaIds: readonly string[]): void {
    for (const mediaId of mediaIds) this.states.set(mediaId, { state: 'waiting' });
    this.changed.fire(mediaIds);
  }

  deleting(mediaId: string): void {
    if (this.stateOf(mediaId) === 'deleting') return;
    this.states.set(mediaId, { state: 'deleting' });
    this.changed.fire([mediaId]);
  }

  ended(result: DeletionResult): void {
    this.states.set(result.mediaId, { state: result.outcome, result });
    this.changed.fire([result.mediaId]);
  }

  /** The IDs whose last deletion failed, in the order in which they were first asked for. */
  failed(): string[] {
    return [...this.states].filter(([, { state }]) => isFailure(state)).map(([mediaId]) => mediaId);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** Whether nothing is left to be deleted. */
export function isGone(state: MediaState): boolean {
  return state === 'deleted' || state === 'notFound';
}

/** Whether another try may help. */
export function isFailure(state: MediaState): boolean {
  const failures: readonly MediaState[] = ['refused', 'unauthorized', 'throttled', 'unreachable', 'unknown'];
  return failures.includes(state);
}
