import * as vscode from 'vscode';
import type { AccountSummary } from '../accounts/account';
import type { Deletion } from '../../core/deletion/deleteOne';
import type { DeletionOutcome, DeletionResult } from '../../core/outcome';
import { toSingleLine } from '../../core/text/escaping';
import type { CredentialTest, CredentialVerdict } from '../../core/gateway/credentialTest';
import type { ListResult } from '../../core/gateway/accountReader';
import type { Attempt } from '../../core/gateway/attempt';
import { causeText, readingCauseText } from '../messages/causeText';
import { outcomeText } from '../messages/outcomeText';

/** Writes the output channel: allow-listed fields only, foreign text quoted in a single line. */
export class DeletionLog {
  constructor(private readonly channel: vscode.LogOutputChannel) {}

  batchBegins(count: number, method: string, endpoint: string, account: AccountSummary): void {
    this.channel.info(
      vscode.l10n.t(
        'Deleting {0} media: {1} {2}, account {3}',
        count,
        method,
        toSingleLine(endpoint),
        quoted(account.name),
      ),
    );
  }

  attempt(mediaId: string, attempt: Attempt, number: number): void {
    const parts = [
      vscode.l10n.t('Attempt {0} for media {1}: {2}', number, mediaId, outcomeText(attempt.outcome)),
      ...wordsOf(attempt),
      ...(attempt.faultCode === undefined ? [] : [attempt.faultCode]),
      causeText(attempt.cause, attempt),
      ...(attempt.retryAfterMs === undefined
        ? []
        : [vscode.l10n.t('asks to wait {0} s', Math.ceil(attempt.retryAfterMs / 1000))]),
    ];
    this.channel.debug(parts.join(' · '));
  }

  ended(deletion: Deletion, account: AccountSummary): void {
    const { result, decidedBy } = deletion;
    const attempts =
      result.attempts === 1 ? vscode.l10n.t('1 attempt') : vscode.l10n.t('{0} attempts', result.attempts);
    const line = [
      vscode.l10n.t('Media {0}: {1}', result.mediaId, outcomeText(result.outcome)),
      ...wordsOf(result),
      ...(decidedBy === undefined || result.outcome === 'deleted' ? [] : [causeText(decidedBy.cause, decidedBy)]),
      ...(result.outcome === 'unknown' && decidedBy?.outcome !== 'unknown'
        ? [vscode.l10n.t('an earlier attempt may have deleted it')]
        : []),
      ...(deletion.mayHaveBeenDeletedEarlier
        ? [vscode.l10n.t('an earlier attempt whose response was lost may have deleted it')]
        : []),
      ...(decidedBy?.faultCode === undefined ? [] : [decidedBy.faultCode]),
      attempts,
      vscode.l10n.t('{0} ms', result.durationMs),
      vscode.l10n.t('account {0}', quoted(account.name)),
    ].join(' · ');
    this.writeAt(levelOf(result.outcome), line);
  }

  /** One line for a batch: its summary. */
  batchEnded(summary: string, durationMs: number): void {
    const seconds = (durationMs / 1000).toFixed(1);
    this.channel.info([toSingleLine(summary), vscode.l10n.t('{0} s', seconds)].join(' · '));
  }

  credentialsTested(endpoint: string, verdict: CredentialVerdict): void {
    const line = [
      vscode.l10n.t('Credentials tested with GET {0}: {1}', toSingleLine(endpoint), testResultText(verdict.result)),
      ...wordsOf(verdict),
      ...(verdict.mediaCount === undefined ? [] : [vscode.l10n.t('{0} media listed', verdict.mediaCount)]),
      ...(verdict.faultCode === undefined ? [] : [verdict.faultCode]),
      ...(verdict.result === 'unreachable' ? [causeText(verdict.cause, verdict)] : []),
    ].join(' · ');
    this.writeAt(verdict.result === 'accepted' ? 'info' : 'warn', line);
  }

  /** The account was asked for its list. */
  accountListRead(endpoint: string, result: ListResult): void {
    const head = vscode.l10n.t('Account media read with GET {0}', toSingleLine(endpoint));
    if (result.kind === 'listed') {
      const { media, unreadable } = result;
      const counts = [
        vscode.l10n.t('{0} media listed', media.length),
        ...(unreadable === 0 ? [] : [vscode.l10n.t('{0} items could not be read', unreadable)]),
      ];
      this.writeAt('info', [head, ...counts].join(' · '));
      return;
    }
    const { verdict } = result;
    const cause =
      result.kind === 'noList'
        ? vscode.l10n.t('this gateway lists no media')
        : readingCauseText(verdict.cause, verdict);
    const fault = verdict.faultCode === undefined ? [] : [verdict.faultCode];
    this.writeAt('warn', [head, cause, ...wordsOf(verdict), ...fault].join(' · '));
  }

  /** The file of a media object was asked for. @param end what came of it, in a few words. */
  fileFetched(mediaId: string, isFetched: boolean, end: string): void {
    this.writeAt(isFetched ? 'info' : 'warn', vscode.l10n.t('File of media {0}: {1}', mediaId, toSingleLine(end)));
  }

  /** A media object was not deleted, because no copy of it could be kept. */
  withoutCopy({ mediaId, reason = '' }: DeletionResult): void {
    this.writeAt('warn', vscode.l10n.t('Media {0}: not deleted. {1}', mediaId, toSingleLine(reason)));
  }

  /** What the account listed once a batch had ended. */
  lookedUp(listed: number, notListed: number): void {
    this.channel.info(vscode.l10n.t('Looked up afterward: {0} no longer listed, {1} still listed', notListed, listed));
  }

  /** The window closes in the midst of a batch. */
  leftOpen(count: number): void {
    this.channel.info(
      vscode.l10n.t('The window is closing with {0} media left. The next window offers to resume.', count),
    );
  }

  private writeAt(level: 'info' | 'warn' | 'error', line: string): void {
    this.channel[level](line);
  }
}

function testResultText(result: CredentialTest['result']): string {
  switch (result) {
    case 'accepted':
      return vscode.l10n.t('accepted');
    case 'rejected':
      return vscode.l10n.t('rejected');
    case 'notTestable':
      return vscode.l10n.t('not testable');
    case 'unreachable':
      return vscode.l10n.t('unreachable');
  }
}

function levelOf(outcome: DeletionOutcome): 'info' | 'warn' | 'error' {
  switch (outcome) {
    case 'deleted':
    case 'cancelled':
      return 'info';
    case 'notFound':
      return 'warn';
    case 'refused':
    case 'unauthorized':
    case 'throttled':
    case 'unreachable':
    case 'unknown':
      return 'error';
  }
}

function wordsOf(
  said: Partial<Pick<DeletionResult, 'httpStatus' | 'statusCode' | 'reason'>> | Attempt | CredentialVerdict,
): string[] {
  return [
    ...(said.httpStatus === undefined ? [] : [`HTTP ${said.httpStatus}`]),
    ...(said.statusCode === undefined ? [] : [`statusCode ${quoted(said.statusCode)}`]),
    ...(said.reason === undefined ? [] : [`reason ${quoted(said.reason)}`]),
  ];
}

function quoted(text: string): string {
  return `"${toSingleLine(text)}"`;
}
