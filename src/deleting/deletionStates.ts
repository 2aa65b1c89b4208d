import * as vscode from 'vscode';
import type { DeletionResult } from '../core/deletion/outcome';
import type { MediaState } from '../core/mediaList/mediaState';

/** Follows the deletions of this window; of others it knows what it was told last. */
export class DeletionStates implements vscode.Disposable {
  private readonly states = new Map<string, { readonly state: MediaState; readonly result?: DeletionResult }>();
  /** How the one before ended, while another deletion is under way. */
  private readonly before = new Map<string, DeletionResult>();
  /** How the last deletion of these ended before this window, or elsewhere. */
  private past: ReadonlyMap<string, DeletionResult> = new Map();
  private readonly changed = new vscode.EventEmitter<readonly string[]>();
  /** Fired with the media IDs whose state changed. */
  readonly onDidChange = this.changed.event;

  stateOf(mediaId: string): MediaState {
    return this.states.get(mediaId)?.state ?? this.past.get(mediaId)?.outcome ?? 'listed';
  }

  /** How the last deletion ended, with the service's words. */
  resultOf(mediaId: string): DeletionResult | undefined {
    return (this.states.get(mediaId) ?? { result: this.past.get(mediaId) }).result;
  }

  /** Takes what is known from before, in place of what was. This window's own deletions count more. */
  learn(past: ReadonlyMap<string, DeletionResult>): void {
    const before = this.past;
    this.past = past;
    const changed = [...past].filter(([mediaId, { outcome }]) => before.get(mediaId)?.outcome !== outcome);
    if (changed.length > 0) this.changed.fire(changed.map(([mediaId]) => mediaId));
  }

  waiting(mediaIds: readonly string[]): void {
    for (const mediaId of mediaIds) {
      const before = this.resultOf(mediaId);
      if (before !== undefined) this.before.set(mediaId, before);
      this.states.set(mediaId, { state: 'waiting' });
    }
    this.changed.fire(mediaIds);
  }

  deleting(mediaId: string): void {
    if (this.stateOf(mediaId) === 'deleting') return;
    this.states.set(mediaId, { state: 'deleting' });
    this.changed.fire([mediaId]);
  }

  ended(result: DeletionResult): void {
    const before = this.before.get(result.mediaId);
    this.before.delete(result.mediaId);
    // A deletion that never began tells nothing new about media that one before dealt with.
    if (result.outcome === 'cancelled' && before !== undefined && before.outcome !== 'cancelled') {
      this.states.set(result.mediaId, { state: before.outcome, result: before });
      this.changed.fire([result.mediaId]);
      return;
    }
    this.states.set(result.mediaId, { state: result.outcome, result });
    this.changed.fire([result.mediaId]);
  }

  /** The IDs whose last deletion failed in this window, in the order in which they were first asked for. */
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
