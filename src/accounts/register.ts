import * as vscode from 'vscode';
import { readEndpoint } from '../settings/sendingSettings';
import type { Commands } from '../commands';
import type { AccountStore } from './accountStore';
import { setCredentials } from './setCredentials';

/** The commands Set Credentials and Remove Credentials. */
export function registerAccounts(commands: Commands, store: AccountStore): void {
  commands.register('whatsappMedia.signIn', async () => {
    await setCredentials(store, readEndpoint());
  });
  commands.register('whatsappMedia.signOut', async () => {
    const count = await store.removeAll();
    void vscode.window.showInformationMessage(
      count === 0
        ? vscode.l10n.t('There were no credentials to remove.')
        : vscode.l10n.t('Credentials were removed from the secret store.'),
    );
  });
}
