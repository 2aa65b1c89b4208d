import * as vscode from 'vscode';
import { replaceQuestions } from './questions';
import type { ScriptedUser, Step } from './scriptedUser';

/** The answers to Set Credentials with an API key; without a user ID its box is left empty. */
export function apiKeySteps(apiKey: string, userId = ''): Step[] {
  return [
    { pick: 'Set Credentials', choose: 'API key' },
    { input: 'User ID', type: userId },
    { input: 'API key (kept', type: apiKey },
  ];
}

/** The answers to Set Credentials with a user ID and a password. */
export function passwordSteps(userId: string, password: string): Step[] {
  return [
    { pick: 'Set Credentials', choose: 'User ID and password' },
    { input: 'User ID', type: userId },
    { input: 'Password', type: password },
  ];
}

/** Runs Set Credentials, which sends one request to test them. */
export async function signIn(user: ScriptedUser, steps: readonly Step[]): Promise<void> {
  user.willNext(...steps);
  await vscode.commands.executeCommand('whatsappMedia.signIn');
}

/** Runs Remove Credentials and says yes, whoever stands in for the user otherwise. */
export async function signOut(): Promise<void> {
  const message = (_text: string, options?: vscode.MessageOptions, ...items: unknown[]): Promise<unknown> =>
    Promise.resolve(options?.modal === true ? items[0] : undefined);
  const restore = replaceQuestions({
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
  });
  try {
    await vscode.commands.executeCommand('whatsappMedia.signOut');
  } finally {
    restore();
  }
}
