import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';

/** The context key that decides whether the view's welcome content asks for credentials. */
const hasCredentialsKey = 'whatsappMedia.hasCredentials';

/** The view Media IDs. It has no rows yet: its welcome content says what can be done without them. */
export function registerMediaIdsView(context: vscode.ExtensionContext, accounts: AccountStore): void {
  let isNeeded = false;
  const tellWhetherSignedIn = async (): Promise<void> => {
    if (!isNeeded) return;
    // A store that doesn't answer: whoever deletes is told so then.
    const hasCredentials = await accounts.all().then(
      ({ length }) => length > 0,
      () => false,
    );
    await vscode.commands.executeCommand('setContext', hasCredentialsKey, hasCredentials);
  };
  const provider: vscode.TreeDataProvider<never> = {
    getChildren: async () => {
      // Asked for the first time when the view becomes visible: nothing is read at start-up.
      isNeeded = true;
      await tellWhetherSignedIn();
      return [];
    },
    getTreeItem: (row) => row,
  };
  context.subscriptions.push(
    vscode.window.registerTreeDataProvider('whatsappMedia.mediaIds', provider),
    accounts.onDidChange(() => void tellWhetherSignedIn()),
  );
}
