import * as vscode from 'vscode';
import type { CredentialVerdict } from '../../core/gateway/credentialTest';
import type { Credentials } from '../../core/gateway/credentials';
import type { Endpoint } from '../../core/gateway/endpoint';

/** What a test needs beside the credentials. */
export interface TestServices {
  readonly log: { credentialsTested(endpoint: string, verdict: CredentialVerdict): void };
  /** Name and version, for the request's `User-Agent`. */
  readonly userAgent: string;
}

/** A test that is over sooner shows no progress: VS Code would leave it beside the result for a moment (ms). */
const progressAfterMs = 500;

/**
 * Tests credentials with one request for the list of media; where that takes a while, under a notification with Cancel.
 * The caller makes sure that this window is not in Restricted Mode.
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
  const { createAccountReader } = await import('../../core/gateway/accountReader.js');
  const reader = createAccountReader({ endpoint, credentials, userAgent }, timeoutMs);
  const abort = new AbortController();
  const verdict = await withDelayedProgress(
    vscode.l10n.t('Testing the credentials for {0}', endpoint.origin),
    reader.testCredentials(abort.signal),
    () => {
      abort.abort();
    },
  );
  if (abort.signal.aborted) return undefined;
  log.credentialsTested(endpoint.href, verdict);
  return verdict;
}

async function withDelayedProgress<Result>(title: string, work: Promise<Result>, cancel: () => void): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const delay = new Promise<'slow'>((resolve) => (timer = setTimeout(resolve, progressAfterMs, 'slow')));
  const first = await Promise.race([work.then(() => 'over' as const), delay]);
  clearTimeout(timer);
  if (first === 'over') return work;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_progress, token) => {
    token.onCancellationRequested(cancel);
    return work;
  });
}
