import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import type { AccountStore } from '../accounts/accountStore';
import type { MediaIdsView } from './mediaIdsView';

/** The context key `none` or `kept`, not set before the secret store was read: what asks for credentials depends on it. */
const credentialsKey = 'whatsappMedia.credentials';

/** Keeps the context key. The secret store isn't read before the view is visible. */
export class CredentialsContext extends Disposable {
  private isNeeded = false;

  constructor(
    { tree }: Pick<MediaIdsView, 'tree'>,
    private readonly accounts: AccountStore,
  ) {
    super();
    const updateOnceVisible = (): void => {
      if (this.isNeeded || !tree.visible) return;
      this.isNeeded = true;
      void this.update();
    };
    this.own(tree.onDidChangeVisibility(updateOnceVisible));
    this.own(accounts.onDidChange(() => void this.update()));
    updateOnceVisible();
  }

  private async update(): Promise<void> {
    if (!this.isNeeded) return;
    // A store that doesn't answer is reported when somebody deletes.
    const state = await this.accounts.all().then(
      ({ length }) => (length > 0 ? 'kept' : 'none'),
      () => 'none',
    );
    await vscode.commands.executeCommand('setContext', credentialsKey, state);
  }
}
