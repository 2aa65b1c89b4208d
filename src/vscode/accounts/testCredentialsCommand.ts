import * as vscode from 'vscode';
import type { CredentialTest, CredentialVerdict } from '../../core/gateway/credentialTest';
import { causeText } from '../messages/causeText';
import { readEndpoint, readTimeoutMs } from '../settings/sendingSettings';
import { requireTrust } from '../settings/requireTrust';
import type { CredentialServices } from './setCredentials';
import { testCredentials } from './testCredentials';
import { testText } from './testText';

/**
 * Tests the credentials that are set for the endpoint, and shows the result without waiting for an answer to it.
 * @returns `undefined` where nothing was tested, or the user canceled.
 */
export async function testCredentialsCommand(services: CredentialServices): Promise<CredentialTest | undefined> {
  if (!vscode.workspace.isTrusted) {
    void requireTrust(
      vscode.l10n.t('Credentials are not tested in Restricted Mode: nothing is sent until you trust this workspace.'),
    );
    return undefined;
  }
  const [endpoint, timeoutMs] = [readEndpoint(), readTimeoutMs()];
  const account = await services.accounts.accountFor(endpoint.origin);
  if (account === undefined) {
    const text = vscode.l10n.t('No credentials are set for {0}. Nothing was sent.', endpoint.origin);
    offerToSet(vscode.window.showInformationMessage(text, setAction()));
    return undefined;
  }
  const verdict = await testCredentials(account.credentials, endpoint, timeoutMs, services);
  if (verdict === undefined) return undefined;
  const text = testText(verdict, account.credentials);
  if (verdict.result === 'rejected') offerToSet(vscode.window.showErrorMessage(text, setAction()));
  else if (verdict.result === 'unreachable') void vscode.window.showWarningMessage(text);
  else void vscode.window.showInformationMessage(text);
  return publicResult(verdict);
}

function setAction(): string {
  return vscode.l10n.t('Set Credentials');
}

function offerToSet(shown: Thenable<string | undefined>): void {
  void shown.then((chosen) =>
    chosen === undefined ? undefined : vscode.commands.executeCommand('whatsappMedia.signIn'),
  );
}

function publicResult({ result, mediaCount, reason, cause }: CredentialVerdict): CredentialTest {
  const why = reason ?? (result === 'accepted' ? undefined : causeText(cause));
  return {
    result,
    ...(mediaCount === undefined ? {} : { mediaCount }),
    ...(why === undefined ? {} : { reason: why }),
  };
}
