import * as vscode from 'vscode';
import type { CredentialVerdict } from '../../core/gateway/credentialTest';
import type { Credentials } from '../../core/gateway/credentials';
import type { Endpoint } from '../../core/gateway/endpoint';
import { readTimeoutMs } from '../settings/sendingSettings';
import type { Account } from './account';
import type { AccountStore } from './accountStore';
import type { EnteredCredentials } from './askForCredentials';
import { askForCredentials } from './askForCredentials';
import type { TestServices } from './testCredentials';
import { testCredentials } from './testCredentials';
import { keptText, rejectedText, rejectionNotes } from './testText';

export interface CredentialServices extends TestServices {
  readonly accounts: AccountStore;
}

/**
 * Asks for credentials, tests them, and keeps them for the endpoint's origin. Nothing is stored before the test's end:
 * a cancel keeps the credentials that were set before. In Restricted Mode they are kept untested.
 * @returns the account, or `undefined` when the user canceled.
 * @throws UserError before anything is asked, UserError when they could not be kept.
 */
export async function setCredentials(services: CredentialServices, endpoint: Endpoint): Promise<Account | undefined> {
  const timeoutMs = readTimeoutMs();
  const all = await services.accounts.all();
  const former = all.find(({ origin }) => origin === endpoint.origin);
  const title = endpoint.isOfficial
    ? vscode.l10n.t('Set Credentials')
    : vscode.l10n.t('Set Credentials for {0}', endpoint.origin);
  const question = whichWay(former, all);
  const entered: EnteredCredentials = {
    kind: undefined,
    // Otherwise a user who only renews a key would remove the user ID by passing over it.
    userId: former?.credentials.userId ?? '',
    apiKey: '',
    password: '',
  };
  for (;;) {
    const credentials = await askForCredentials(title, question, entered);
    if (credentials === undefined) return undefined;
    const verdict = vscode.workspace.isTrusted
      ? ((await testCredentials(credentials, endpoint, timeoutMs, services)) ?? 'canceled')
      : 'restricted';
    if (typeof verdict === 'object' && verdict.result === 'rejected') {
      const answer = await askAboutRejected(verdict, credentials);
      if (answer === 'enterAgain') continue;
      if (answer === undefined) return undefined;
    }
    const account = await services.accounts.set(endpoint.origin, vscode.l10n.t('Default'), credentials);
    showKept(verdict);
    return account;
  }
}

function whichWay(former: Account | undefined, all: readonly Account[]): string {
  if (former !== undefined) {
    return vscode.l10n.t('The credentials that are set will be replaced. How do you sign in?');
  }
  return all.length === 0
    ? vscode.l10n.t('How do you sign in to SMSGatewayCenter?')
    : vscode.l10n.t(
        'The credentials for {0} are never sent elsewhere. How do you sign in here?',
        all.map(({ origin }) => origin).join(', '),
      );
}

async function askAboutRejected(
  verdict: CredentialVerdict,
  credentials: Credentials,
): Promise<'enterAgain' | 'keep' | undefined> {
  const enterAgain = vscode.l10n.t('Enter Again');
  const keep = vscode.l10n.t('Keep Anyway');
  const detail = [
    ...rejectionNotes(verdict, credentials),
    vscode.l10n.t('They are not stored yet. If you cancel, what was set before stays as it is.'),
  ].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(rejectedText(), { modal: true, detail }, enterAgain, keep);
  if (chosen === enterAgain) return 'enterAgain';
  return chosen === keep ? 'keep' : undefined;
}

function showKept(verdict: 'canceled' | 'restricted' | CredentialVerdict): void {
  const text = keptText(verdict);
  const isDoubtful = typeof verdict === 'object' && (verdict.result === 'rejected' || verdict.result === 'unreachable');
  if (isDoubtful) void vscode.window.showWarningMessage(text);
  else void vscode.window.showInformationMessage(text);
}
