import * as vscode from 'vscode';
import type { CredentialVerdict } from '../core/gateway/accountReader';
import type { Credentials } from '../core/gateway/credentials';
import type { Endpoint } from '../core/gateway/endpoint';
import type { DeletionLog } from '../output/deletionLog';

/** What a test needs beside the credentials. */
export interface TestServices {
  readonly log: DeletionLog;
  /** Name and version, for the request's `User-Agent`. */
  readonly userAgent: string;
}

/**
 * Tests credentials with one request for the list of media, under a notification with Cancel. The caller makes sure
 * that this window is not in Restricted Mode.
 * @param timeoutMs for the request as a whole, in milliseconds.
 * @returns `undefined` when the user canceled.
 */
export async function testCredentials(
  credentials: Credentials,
  endpoint: Endpoint,
  timeoutMs: number,
  { log, userAgent }: TestServices,
): Promise<CredentialVerdict | undefined> {
  // Loaded at the first request: it holds axios, which start-up does without.
  const { createAccountReader } = await import('../core/gateway/accountReader.js');
  const reader = createAccountReader({ endpoint, credentials, userAgent }, timeoutMs);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Testing the credentials for {0}', endpoint.origin),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      const verdict = await reader.testCredentials(abort.signal);
      if (abort.signal.aborted) return undefined;
      log.credentialsTested(endpoint.href, verdict);
      return verdict;
    } finally {
      subscription.dispose();
    }
  });
}
