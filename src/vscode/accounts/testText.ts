import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import type { CredentialVerdict } from '../../core/gateway/credentialTest';
import type { Credentials } from '../../core/gateway/credentials';
import { causeText } from '../messages/causeText';

/** Of the service's own words so many UTF-16 code units are shown. */
const maxShownWords = 100;

/** What the test of credentials found, what that means, and what to do. */
export function testText(verdict: CredentialVerdict, credentials: Credentials): string {
  switch (verdict.result) {
    case 'accepted':
      return acceptedText(verdict.mediaCount);
    case 'rejected':
      return [rejectedText(), ...rejectionNotes(verdict, credentials)].join(' ');
    case 'notTestable':
    case 'unreachable':
      return vscode.l10n.t('The credentials could not be tested: {0}', noResultText(verdict));
  }
}

function acceptedText(mediaCount: number | undefined): string {
  if (mediaCount === undefined) return vscode.l10n.t('Credentials accepted.');
  if (mediaCount === 1) return vscode.l10n.t('Credentials accepted: the account lists 1 media object.');
  return vscode.l10n.t('Credentials accepted: the account lists {0} media.', mediaCount);
}

export function rejectedText(): string {
  return vscode.l10n.t('The service did not accept these credentials.');
}

/** What the service said to rejected credentials, and what may be wrong with them; a sentence each. */
export function rejectionNotes({ reason }: CredentialVerdict, credentials: Credentials): string[] {
  const hasNoUserId = credentials.userId === undefined;
  return [
    ...(reason === undefined
      ? []
      : [vscode.l10n.t('The service said: "{0}".', escapeForMessage(reason, maxShownWords))]),
    ...(hasNoUserId
      ? [vscode.l10n.t('No user ID is set: the service may reject an API key without its user ID like a wrong key.')]
      : []),
  ];
}

/** Credentials that were kept although they were not accepted by a test, and what to do. */
export function keptText(why: 'canceled' | 'restricted' | CredentialVerdict): string {
  if (why === 'canceled') {
    return vscode.l10n.t(
      'The credentials are kept, but not tested: you canceled the test. Use "Test Credentials" to test them.',
    );
  }
  if (why === 'restricted') {
    return vscode.l10n.t(
      'The credentials are kept, but not tested: nothing is sent in Restricted Mode. Use "Test Credentials" once you trust this workspace.',
    );
  }
  switch (why.result) {
    case 'accepted':
      return acceptedText(why.mediaCount);
    case 'rejected':
      return vscode.l10n.t(
        'The credentials are kept, although the service did not accept them. Use "Set Credentials" to enter others.',
      );
    case 'notTestable':
    case 'unreachable':
      return vscode.l10n.t('The credentials are kept, but could not be tested: {0}', noResultText(why));
  }
}

/** Why a test says nothing about the credentials, and what to do. */
function noResultText({ result, cause, httpStatus }: CredentialVerdict): string {
  if (result === 'unreachable') {
    return vscode.l10n.t('{0}. Use "Test Credentials" to try again.', causeText(cause));
  }
  switch (cause) {
    case 'throttled':
      return vscode.l10n.t('the service asks for fewer requests. Use "Test Credentials" to try again later.');
    case 'serverError':
      return vscode.l10n.t(
        'the service failed (HTTP {0}). Use "Test Credentials" to try again later.',
        httpStatus ?? '?',
      );
    case 'redirected':
    case 'wrongEndpoint':
      return `${causeText(cause)}.`;
    default:
      return vscode.l10n.t(
        'this service does not list media. The first deletion will show whether it accepts the credentials.',
      );
  }
}
