import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import type { Account } from './account';
import type { AccountStore } from './accountStore';

/**
 * Removes all credentials, after a question that says which.
 * @param isDeleting whether a deletion of this window works with the credentials for an origin; it stops without them.
 * @throws UserError when something of them is left.
 */
export async function removeCredentials(store: AccountStore, isDeleting: (origin: string) => boolean): Promise<void> {
  const count = await store.count();
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There were no credentials to remove.'));
    return;
  }
  const accounts = await store.all();
  const remove = vscode.l10n.t('Remove');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Remove the credentials?'),
    { modal: true, detail: removalDetail(accounts, count - accounts.length, isDeleting) },
    remove,
  );
  if (chosen !== remove) return;
  await store.removeAll();
  void vscode.window.showInformationMessage(vscode.l10n.t('Credentials were removed from the secret store.'));
}

function removalDetail(
  accounts: readonly Account[],
  unreadable: number,
  isDeleting: (origin: string) => boolean,
): string {
  const lines = accounts.map(({ name, origin, credentials: { kind } }) => {
    const [account, server] = [escapeForMessage(name, 60), escapeForMessage(origin)];
    return kind === 'apiKey'
      ? vscode.l10n.t('{0}: API key for {1}', account, server)
      : vscode.l10n.t('{0}: user ID and password for {1}', account, server);
  });
  if (unreadable > 0) lines.push(vscode.l10n.t('{0} that cannot be read', unreadable));
  return [
    lines.join('\n'),
    ...(accounts.some(({ origin }) => isDeleting(origin))
      ? [vscode.l10n.t('A deletion is running with them in this window. It will stop: no further requests are made.')]
      : []),
    vscode.l10n.t('They are kept nowhere else: to delete media again, you must enter them again.'),
  ].join('\n\n');
}
