import type { CommandTable } from '../commands';
import type { CredentialTest } from '../../core/gateway/credentialTest';
import { readEndpoint } from '../settings/sendingSettings';
import { removeCredentials } from './removeCredentials';
import type { CredentialServices } from './setCredentials';
import { setCredentials } from './setCredentials';
import { testCredentialsCommand } from './testCredentialsCommand';

/**
 * The commands Set Credentials, Test Credentials and Remove Credentials.
 * @param isDeleting whether a deletion uses the account of this origin now.
 */
export function accountCommands(services: CredentialServices, isDeleting: (origin: string) => boolean): CommandTable {
  // One at a time: concurrent calls get the same result.
  let test: Promise<CredentialTest | undefined> | undefined;
  return {
    'whatsappMedia.signIn': async () => {
      await setCredentials(services, readEndpoint());
    },
    'whatsappMedia.testCredentials': () => {
      test ??= testCredentialsCommand(services).finally(() => (test = undefined));
      return test;
    },
    'whatsappMedia.signOut': () => removeCredentials(services.accounts, isDeleting),
  };
}
