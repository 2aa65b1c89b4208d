import * as vscode from 'vscode';
import type { Account } from '../accounts/account';
import { summaryOf } from '../accounts/account';
import type { AccountStore } from '../accounts/accountStore';
import { CredentialsGoneError } from '../accounts/accountStore';
import { setCredentials } from '../accounts/setCredentials';
import { confirmDeletion } from '../confirmation/confirmDeletion';
import { nothingLeftText } from '../confirmation/leftOut';
import type { DeletionPlan } from '../confirmation/deletionPlan';
import type { MediaSelection } from '../confirmation/mediaSelection';
import { includedIn, withoutUnderWay } from '../confirmation/mediaSelection';
import type { BatchReport } from '../../core/deletion/batch';
import { deleteBatch } from '../../core/deletion/batch';
import { systemClock } from '../../core/deletion/clock';
import type { DeletionResult } from '../../core/deletion/outcome';
import type { Ledger } from '../../core/ledger/ledger';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { DeletionLog } from '../output/deletionLog';
import type { SendingSettings } from '../settings/sendingSettings';
import { readSendingSettings } from '../settings/sendingSettings';
import { requireTrust } from '../settings/requireTrust';
import type { Usage } from '../uses/usage';
import type { DeletionStates } from './deletionStates';
import type { UncertainDeletions } from './uncertainDeletions';
import type { RateLimiters } from './rateLimiters';
import type { PastDeletions } from './pastDeletions';
import type { PausePrompts } from './pausePrompts';
import { withDeletionProgress } from './progress';
import type { RunningBatches } from './runningBatches';
import type { CommonCause } from './failureCauses';
import { FailureCauses } from './failureCauses';
import { isForClosing, windowCloses } from './runningBatches';

/** What should be deleted, and what is known of it. */
export interface DeletionRequest {
  readonly selection: MediaSelection;
  /** Goes on with a deletion of this window that failed: what became unknown then is still in doubt. */
  readonly isFurtherTry?: boolean;
  /** What this one goes on with. */
  readonly resumes?: Resumed;
}

/** Interrupted batches that are taken over. */
export interface Resumed {
  readonly batches: readonly string[];
  /** The account that they were sent with: this one or none. */
  readonly accountId: string;
  /** Of which media it is unknown what became of them, with the number of attempts so far. */
  readonly unknown: ReadonlyMap<string, number>;
}

export interface DeletionServices {
  readonly accounts: AccountStore;
  readonly log: DeletionLog;
  readonly running: RunningBatches;
  readonly states: DeletionStates;
  readonly uncertainDeletions: UncertainDeletions;
  readonly rateLimiters: RateLimiters;
  readonly pausePrompts: PausePrompts;
  readonly past: PastDeletions;
  /** Whether the user said that this is not a media ID. */
  readonly isIgnored: (mediaId: string) => boolean;
  /** Says how the workspace uses these; it may search for some seconds. */
  readonly usageOf: (mediaIds: readonly string[]) => Promise<Usage>;
  /** The paths of files that hold any of these, and in which more may be than was found. */
  readonly incompleteFiles: (mediaIds: readonly string[]) => readonly string[];
  readonly ledger: Ledger;
  /** Name and version, for the request's `User-Agent`. */
  readonly userAgent: string;
}

/**
 * The one way from a wish to delete to requests: trust, settings, account, confirmation, and only then the gateway.
 * @returns what became of each confirmed ID, and what was left out, or `undefined` when nothing was confirmed and nothing sent.
 * @throws SettingError, SecretStoreError, CredentialsGoneError, LedgerError before anything was sent.
 */
export async function deleteMedia(
  request: DeletionRequest,
  services: DeletionServices,
): Promise<ConfirmedReport | undefined> {
  if (!(await requireTrust())) return undefined;
  const settings = readSendingSettings();
  const { endpoint } = settings;
  const kept = await services.accounts.accountFor(endpoint.origin);
  const { resumes } = request;
  // What was interrupted goes on with the same account, or not at all.
  if (resumes !== undefined && kept?.id !== resumes.accountId) throw new CredentialsGoneError(goneText());
  const account = kept ?? (await setCredentials(services, endpoint));
  if (account === undefined) return undefined;
  const isUnderWay = (mediaId: MediaId): boolean => services.running.isUnderWay(endpoint.origin, mediaId);
  const wanted = withoutUnderWay(request.selection, isUnderWay);
  if (isNothingLeft(wanted)) return undefined;
  const planFor = async (selection: MediaSelection): Promise<DeletionPlan> => {
    const mediaIds = includedIn(selection);
    return {
      ...settings,
      selection,
      mediaIds,
      account: summaryOf(account),
      resumedInDoubt: resumes?.unknown.size,
      serviceWaitMs: services.rateLimiters.longWait({ accountId: account.id, origin: endpoint.origin }),
      ...(await services.usageOf(mediaIds)),
      incompleteFiles: services.incompleteFiles(mediaIds),
    };
  };
  const confirmed = await confirmDeletion(wanted, planFor);
  if (confirmed === undefined) return undefined;
  // Read again: while the confirmation was open, the key may have been replaced, or removed to prevent just this.
  const current = await services.accounts.accountFor(endpoint.origin);
  if (current?.id !== account.id) throw new CredentialsGoneError(goneText());
  // And another call may have been confirmed meanwhile.
  const left = withoutUnderWay(confirmed, isUnderWay);
  if (isNothingLeft(left)) return undefined;
  const mediaIds = includedIn(left);
  const report = await services.running.run(endpoint.origin, mediaIds, (signal, abandon) =>
    send(mediaIds, settings, current, { signal, abandon }, request, services),
  );
  return { ...report, selection: left };
}

/** Whether a selection includes nothing; the user is told why then. */
function isNothingLeft(selection: MediaSelection): boolean {
  const isNothing = includedIn(selection).length === 0;
  if (isNothing) void vscode.window.showInformationMessage(nothingLeftText(selection));
  return isNothing;
}

async function send(
  mediaIds: readonly MediaId[],
  settings: SendingSettings,
  account: Account,
  stopped: { readonly signal: AbortSignal; readonly abandon: AbortSignal },
  { resumes, isFurtherTry = false }: DeletionRequest,
  { log, userAgent, states, uncertainDeletions, ledger, rateLimiters, pausePrompts }: DeletionServices,
): Promise<RecordedReport> {
  // Loaded at the first deletion: it holds axios, which start-up does without.
  const { createGatewayClient } = await import('../../core/gateway/client.js');
  const { endpoint, httpMethod: method, responseFormat: format, credentials } = { ...settings, ...account };
  const client = createGatewayClient({ endpoint, method, format, credentials, userAgent }, settings.timeoutMs);
  const summary = summaryOf(account);
  log.batchBegins(mediaIds.length, method, endpoint.href, summary);
  const place = { accountId: summary.id, origin: endpoint.origin };
  const inDoubt = isFurtherTry ? uncertainDeletions.attemptsOf(mediaIds, place) : [];
  const earlierAttempts = new Map([...inDoubt, ...(resumes?.unknown ?? [])]);
  // The plan is on the disk before anything is sent.
  const record = await ledger.begin({
    account: summary.name,
    accountId: summary.id,
    endpoint: endpoint.origin,
    method,
    mediaIds,
    ...(resumes === undefined ? {} : { resumes: resumes.batches }),
    ...(earlierAttempts.size === 0 ? {} : { earlierAttempts: Object.fromEntries(earlierAttempts) }),
  });
  states.markWaiting(mediaIds);
  const { rateLimiter, end } = rateLimiters.begin(place, settings.requestsPerSecond);
  let report: BatchReport | undefined;
  let unrecorded = 0;
  let leftOpen = 0;
  const causes = new FailureCauses();
  try {
    report = await withDeletionProgress(mediaIds.length, stopped.signal, rateLimiter, (progress, signal) =>
      deleteBatch(mediaIds, {
        attempt: (mediaId, abort, ifUnsent) => {
          states.markDeleting(mediaId);
          return client.attempt(mediaId, abort, ifUnsent);
        },
        earlierAttempts,
        retries: settings.retries,
        concurrency: settings.concurrency,
        rateLimiter,
        clock: systemClock,
        signal,
        abandon: stopped.abandon,
        onAttempt: (mediaId, attempt, number) => {
          log.attempt(mediaId, attempt, number);
        },
        onBegin: (mediaId) => record.intent(mediaId),
        onLeave: () => record.check(),
        onEnd: async (deletion, stop) => {
          const isLeftOpen = deletion.isCutShort && isForClosing(stop);
          // First of all: what is known is on record even where it can't be shown.
          const recorded = isLeftOpen
            ? record.leaveOpen(deletion.result.mediaId, deletion.mayHaveLeft)
            : record.outcome(deletion.result);
          try {
            states.recordEnd(deletion.result, place);
            uncertainDeletions.recordEnd(deletion.result, place);
            causes.add(deletion);
            if (isLeftOpen) leftOpen++;
            else log.ended(deletion, summary);
            progress.ended(deletion.result);
          } finally {
            await recorded;
          }
        },
        onPause: (pause) => pausePrompts.ask(pause, signal),
      }),
    );
  } finally {
    end();
    const isClosing = stopped.signal.reason === windowCloses;
    // Where a window that closes couldn't even show the progress, no ID had its turn.
    ({ unrecorded } = await record.end(isClosing && report === undefined));
    // Nobody waits for it; what went wrong goes wrong again next time, and loses nothing.
    if (!isClosing) void ledger.compact().catch(() => undefined);
    if (leftOpen > 0) log.leftOpen(leftOpen);
  }
  return { ...report, unrecorded, commonCause: causes.common };
}

/** A report, how many of its outcomes couldn't be written to the ledger, and why most of what failed did. */
export interface RecordedReport extends BatchReport {
  readonly unrecorded: number;
  readonly commonCause: CommonCause | undefined;
}

/** A report, and the selection that the user confirmed. */
export interface ConfirmedReport extends RecordedReport {
  readonly selection: MediaSelection;
}

/** The IDs of a report that may be tried again as they are: those that never had a clear answer about themselves. */
export function idsNotSettled(results: readonly DeletionResult[]): MediaId[] {
  return results
    .filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'notFound')
    .map(({ mediaId }) => mediaId as MediaId);
}

function goneText(): string {
  return vscode.l10n.t('The credentials were removed while you were asked. Nothing was sent.');
}
