import * as vscode from 'vscode';
import type { Credentials, CredentialProblem } from '../core/gateway/credentials';
import { apiKeyProblem, passwordProblem, userIdProblem } from '../core/gateway/credentials';
import type { Endpoint } from '../core/gateway/endpoint';
import type { Account } from './account';
import type { AccountStore } from './accountStore';

/**
 * Asks for credentials and keeps them for the endpoint's origin: first which way, then each value in a masked box that
 * stays open when the focus moves (people fetch a key from a browser).
 * @returns the account, or `undefined` when the user left.
 * @throws SecretStoreError when they could not be kept.
 */
export async function setCredentials(store: AccountStore, endpoint: Endpoint): Promise<Account | undefined> {
  const forEndpoint = endpoint.isOfficial ? '' : vscode.l10n.t(' for {0}', endpoint.origin);
  const title = vscode.l10n.t('Set Credentials{0}', forEndpoint);
  const others = (await store.all()).map(({ origin }) => origin).filter((origin) => origin !== endpoint.origin);
  const kind = await askForKind(title, others);
  if (kind === undefined) return undefined;
  const credentials = kind === 'apiKey' ? await askForApiKey(title) : await askForPassword(title);
  if (credentials === undefined) return undefined;
  const account = await store.set(endpoint.origin, vscode.l10n.t('Default'), credentials);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Credentials for {0} are kept in the secret store.', endpoint.origin),
  );
  return account;
}

async function askForKind(title: string, otherOrigins: readonly string[]): Promise<Credentials['kind'] | undefined> {
  const ways: (vscode.QuickPickItem & { kindOfCredentials: Credentials['kind'] })[] = [
    {
      label: vscode.l10n.t('API key'),
      detail: vscode.l10n.t('Travels in a header of the request. Recommended.'),
      kindOfCredentials: 'apiKey',
    },
    {
      label: vscode.l10n.t('User ID and password'),
      detail: vscode.l10n.t(
        'The service takes them as parameters: with the method DELETE they are part of the URL, which proxies and servers may write to their logs.',
      ),
      kindOfCredentials: 'password',
    },
  ];
  const picked = await vscode.window.showQuickPick(ways, {
    title,
    placeHolder:
      otherOrigins.length === 0
        ? vscode.l10n.t('How do you sign in to SMSGatewayCenter?')
        : vscode.l10n.t(
            'The credentials for {0} are never sent elsewhere. How do you sign in here?',
            otherOrigins.join(', '),
          ),
    ignoreFocusOut: true,
  });
  return picked?.kindOfCredentials;
}

async function askForApiKey(title: string): Promise<Credentials | undefined> {
  const apiKey = await askForSecret(title, vscode.l10n.t('API key'), apiKeyProblem);
  return apiKey === undefined ? undefined : { kind: 'apiKey', apiKey };
}

async function askForPassword(title: string): Promise<Credentials | undefined> {
  const userId = await askForSecret(title, vscode.l10n.t('User ID'), userIdProblem);
  if (userId === undefined) return undefined;
  const password = await askForSecret(title, vscode.l10n.t('Password'), passwordProblem);
  return password === undefined ? undefined : { kind: 'password', userId, password };
}

function askForSecret(
  title: string,
  what: string,
  problemOf: (text: string) => CredentialProblem | undefined,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('{0} (kept in the secret store only)', what),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const problem = problemOf(text);
      return problem === undefined ? undefined : advice(problem, what);
    },
  });
}

function advice(problem: CredentialProblem, what: string): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('Enter the {0}, or press Escape to leave.', what);
    case 'surroundedBySpace':
      return vscode.l10n.t('The {0} begins or ends with white space. Remove it.', what);
    case 'notForAHeader':
      return vscode.l10n.t(
        'The {0} holds white space or characters that an HTTP header cannot carry. Copy it again.',
        what,
      );
    case 'notEncodable':
      return vscode.l10n.t('The {0} holds half a character. Copy it again.', what);
  }
}
