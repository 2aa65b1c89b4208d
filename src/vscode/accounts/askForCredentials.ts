import * as vscode from 'vscode';
import type { CredentialProblem, Credentials } from '../../core/gateway/credentials';
import { apiKeyProblem, passwordProblem, userIdProblem } from '../../core/gateway/credentials';
import type { StepEnd, StepOptions } from './steps';
import { inputStep, pickStep } from './steps';

/** What has been entered so far, so that no way back loses it. */
export interface EnteredCredentials {
  kind: Credentials['kind'] | undefined;
  userId: string;
  apiKey: string;
  password: string;
}

const totalSteps = 3;

/**
 * Asks for credentials step by step: which way, then the user ID, then the key or the password.
 * @param question asked at the first step.
 * @param entered what the boxes hold at first, and afterwards what was entered. Where the way is known, the questions
 * begin after it.
 * @returns `undefined` when the user canceled.
 */
export async function askForCredentials(
  title: string,
  question: string,
  entered: EnteredCredentials,
): Promise<Credentials | undefined> {
  let step = entered.kind === undefined ? 1 : 2;
  while (step <= totalSteps) {
    const end = await ask({ title, step, totalSteps }, question, entered);
    if (end === 'canceled') return undefined;
    step += end === 'back' ? -1 : 1;
  }
  return credentialsOf(entered);
}

function ask(step: StepOptions, question: string, entered: EnteredCredentials): Promise<StepEnd> {
  if (step.step === 1) return askForKind(step, question, entered);
  if (step.step === 2) return askForUserId(step, entered);
  return entered.kind === 'apiKey' ? askForApiKey(step, entered) : askForPassword(step, entered);
}

/** White space around a user ID or a key comes from copying; in a password it may be meant. */
function credentialsOf({ kind, userId, apiKey, password }: EnteredCredentials): Credentials {
  const user = userId.trim();
  if (kind !== 'apiKey') return { kind: 'password', userId: user, password };
  return { kind, apiKey: apiKey.trim(), ...(user === '' ? {} : { userId: user }) };
}

function askForKind(step: StepOptions, placeholder: string, entered: EnteredCredentials): Promise<StepEnd> {
  const items: (vscode.QuickPickItem & { kindOfCredentials: Credentials['kind'] })[] = [
    {
      label: vscode.l10n.t('API key'),
      detail: vscode.l10n.t('Sent in a request header. Recommended.'),
      kindOfCredentials: 'apiKey',
    },
    {
      label: vscode.l10n.t('User ID and password'),
      // With the method POST a deletion has them in its body, but their test has them in the URL all the same.
      detail: vscode.l10n.t('Sent in the URL, which proxies and servers may write to their logs.'),
      kindOfCredentials: 'password',
    },
  ];
  return pickStep({
    ...step,
    placeholder,
    items,
    active: items.find(({ kindOfCredentials }) => kindOfCredentials === entered.kind),
    onPick: ({ kindOfCredentials }) => (entered.kind = kindOfCredentials),
  });
}

function askForUserId(step: StepOptions, entered: EnteredCredentials): Promise<StepEnd> {
  const isOptional = entered.kind === 'apiKey';
  return inputStep({
    ...step,
    prompt: isOptional
      ? vscode.l10n.t(
          'User ID (optional). Other clients of this service always send it along with the API key: enter it if you know it.',
        )
      : vscode.l10n.t('User ID (kept in the secret store only)'),
    value: entered.userId,
    isMasked: false,
    check: (text) =>
      isOptional && text.trim() === '' ? undefined : advice(userIdProblem(text.trim()), vscode.l10n.t('user ID')),
    onInput: (text) => (entered.userId = text),
  });
}

function askForApiKey(step: StepOptions, entered: EnteredCredentials): Promise<StepEnd> {
  return inputStep({
    ...step,
    prompt: vscode.l10n.t('API key (kept in the secret store only)'),
    value: entered.apiKey,
    isMasked: true,
    check: (text) => advice(apiKeyProblem(text.trim()), vscode.l10n.t('API key')),
    onInput: (text) => (entered.apiKey = text),
  });
}

function askForPassword(step: StepOptions, entered: EnteredCredentials): Promise<StepEnd> {
  return inputStep({
    ...step,
    prompt: vscode.l10n.t('Password (kept in the secret store only)'),
    value: entered.password,
    isMasked: true,
    check: (text) => advice(passwordProblem(text), vscode.l10n.t('password')) ?? spaceNotice(text),
    onInput: (text) => (entered.password = text),
  });
}

function spaceNotice(password: string): vscode.InputBoxValidationMessage | undefined {
  if (password === password.trim()) return undefined;
  return {
    severity: vscode.InputBoxValidationSeverity.Warning,
    message: vscode.l10n.t('The password begins or ends with white space, which is sent as part of it.'),
  };
}

function advice(problem: CredentialProblem | undefined, what: string): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'empty':
      return vscode.l10n.t('Enter the {0}, or press Escape to cancel.', what);
    case 'notForAHeader':
      return vscode.l10n.t(
        'The {0} contains white space or a character that a request header cannot carry. Copy it again.',
        what,
      );
    case 'notEncodable':
      return vscode.l10n.t('The {0} contains an invalid character. Copy it again.', what);
  }
}
