import type * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';

/** Why a batch was aborted by somebody else than the user at its progress. */
export const credentialsRemoved = Symbol('credentials removed');

/**
 * The batches under way in this window. When the credentials with which one works are removed, here or in another
 * window, it sends nothing more; credentials that are replaced are used to its end.
 */
export class RunningBatches implements vscode.Disposable {
  private readonly running = new Set<{ readonly accountId: string; readonly abort: AbortController }>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly accounts: AccountStore) {
    this.subscription = accounts.onDidChange(() => void this.stopOrphans());
  }

  /** Runs a batch that works with this account; `signal` tells it to send nothing more. */
  async run<Result>(accountId: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const batch = { accountId, abort: new AbortController() };
    this.running.add(batch);
    try {
      return await work(batch.abort.signal);
    } finally {
      this.running.delete(batch);
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async stopOrphans(): Promise<void> {
    if (this.running.size === 0) return;
    try {
      const ids = new Set((await this.accounts.all()).map(({ id }) => id));
      for (const { accountId, abort } of this.running) if (!ids.has(accountId)) abort.abort(credentialsRemoved);
    } catch {
      // A store that doesn't answer doesn't say that they were removed.
    }
  }
}
