import type { AccountScope, AccountSummary } from '../accounts/account';
import { summaryOf } from '../accounts/account';
import type { BatchReport } from '../../core/deletion/batch';
import { deleteBatch } from '../../core/deletion/batch';
import { systemClock } from '../../core/deletion/clock';
import type { Deletion } from '../../core/deletion/deleteOne';
import type { Stop } from '../../core/deletion/failureStreak';
import type { GatewayClient } from '../../core/gateway/client';
import type { OpenBatch } from '../../core/ledger/ledger';
import type { DeletionResult, LookUp } from '../../core/outcome';
import type { CopiesKept } from './copiesBefore';
import { keepCopiesBefore, withAll, withoutCopy } from './copiesBefore';
import type { DeletionOrder, SessionReport, SessionServices } from './deletionOrder';
import { FailureCauses } from './failureCauses';
import type { DeletionProgress } from './progress';
import { withDeletionProgress } from './progress';
import { lookUpAfter } from './lookUp';
import { isForClosing, windowCloses } from './runningBatches';

/** One confirmed deletion: owns its record in the ledger and its share of the rate, and updates all that follow it. */
export class DeletionSession {
  private readonly causes = new FailureCauses();
  private readonly summary: AccountSummary;
  private readonly scope: AccountScope;
  private leftOpen = 0;

  private constructor(
    private readonly order: DeletionOrder,
    private readonly services: SessionServices,
    private readonly client: GatewayClient,
    private readonly record: OpenBatch,
    private readonly earlierAttempts: ReadonlyMap<string, number>,
  ) {
    this.summary = summaryOf(order.account);
    this.scope = scopeOf(order);
  }

  /** Opens the record: the plan is on the disk when this resolves, and nothing was sent. @throws as `Ledger.begin` */
  static async begin(order: DeletionOrder, services: SessionServices): Promise<DeletionSession> {
    // Loaded at the first deletion: it holds axios, which start-up does without.
    const { createGatewayClient } = await import('../../core/gateway/client.js');
    const { mediaIds, account, resumes } = order;
    const { endpoint, httpMethod: method, responseFormat: format, timeoutMs } = order.settings;
    const { credentials } = account;
    const { userAgent, log, uncertainDeletions, ledger } = services;
    const client = createGatewayClient({ endpoint, method, format, credentials, userAgent }, timeoutMs);
    log.batchBegins(mediaIds.length, method, endpoint.href, summaryOf(account));
    const uncertain = order.isFurtherTry ? uncertainDeletions.attemptsOf(mediaIds, scopeOf(order)) : [];
    const earlierAttempts = new Map([...uncertain, ...(resumes?.unknown ?? [])]);
    const record = await ledger.begin({
      account: account.name,
      accountId: account.id,
      endpoint: endpoint.origin,
      method,
      mediaIds,
      ...(resumes === undefined ? {} : { resumes: resumes.batches }),
      ...(earlierAttempts.size === 0 ? {} : { earlierAttempts: Object.fromEntries(earlierAttempts) }),
    });
    return new DeletionSession(order, services, client, record, earlierAttempts);
  }

  /** Sends the requests, under a progress notification. To be called once. */
  async run(): Promise<SessionReport> {
    const { mediaIds, settings } = this.order;
    const { states, rateLimiters } = this.services;
    states.markWaiting(mediaIds);
    const { rateLimiter, end } = rateLimiters.begin(this.scope, settings.requestsPerSecond);
    let report: BatchReport | undefined;
    let unrecorded = 0;
    let lookUp: LookUp | undefined;
    let copies: CopiesKept;
    try {
      copies = await keepCopiesBefore(this.order, this.services.copies, this.record.id);
      const toSend = mediaIds.filter((mediaId) => !copies.failed.has(mediaId));
      const sent = await withDeletionProgress(mediaIds.length, copies.signal, rateLimiter, (progress, stopped) =>
        deleteBatch(toSend, {
          attempt: (mediaId, abort, ifUnsent) => {
            states.markDeleting(mediaId);
            return this.client.attempt(mediaId, abort, ifUnsent);
          },
          earlierAttempts: this.earlierAttempts,
          retries: settings.retries,
          concurrency: settings.concurrency,
          rateLimiter,
          clock: systemClock,
          signal: stopped,
          abandon: this.order.abandon,
          onAttempt: (mediaId, attempt, number) => {
            this.services.log.attempt(mediaId, attempt, number);
          },
          onBegin: (mediaId) => this.record.intent(mediaId),
          onLeave: () => this.record.check(),
          onEnd: (deletion, stop) => this.onEnd(deletion, stop, progress),
          onPause: (pause) => this.services.pausePrompts.ask(pause, stopped),
        }),
      );
      const results = await this.recordWithoutCopy(copies.failed);
      report = withAll(mediaIds, sent, results);
      lookUp = await this.lookUp(report);
    } finally {
      end();
      ({ unrecorded } = await this.close(report));
    }
    return { ...report, unrecorded, commonCause: this.causes.common, lookUp, withoutCopy: copies.failed };
  }

  private async recordWithoutCopy(failed: CopiesKept['failed']): Promise<DeletionResult[]> {
    const { states, log } = this.services;
    const results = [...failed].map(([mediaId, why]) => withoutCopy(mediaId, why));
    for (const result of results) {
      // What could not be written is tried again at the end, and counted there.
      await this.record.outcome(result).catch(() => undefined);
      states.recordEnd(result, this.scope);
      log.withoutCopy(result);
    }
    return results;
  }

  private async onEnd(deletion: Deletion, stop: Stop | undefined, progress: DeletionProgress): Promise<void> {
    const { states, uncertainDeletions, log } = this.services;
    const { result } = deletion;
    const isLeftOpen = deletion.isCutShort && isForClosing(stop);
    // First of all: what is known is on record even where it can't be shown.
    const recorded = isLeftOpen
      ? this.record.leaveOpen(result.mediaId, deletion.mayHaveLeft)
      : this.record.outcome(result);
    try {
      states.recordEnd(result, this.scope);
      uncertainDeletions.recordEnd(result, this.scope);
      this.causes.add(deletion);
      if (isLeftOpen) this.leftOpen++;
      else log.ended(deletion, this.summary);
      progress.ended(result);
    } finally {
      await recorded;
    }
  }

  /** Asks the account once what it lists now, where that may tell something, and records it. */
  private async lookUp(report: BatchReport): Promise<LookUp | undefined> {
    const { signal, listedBefore } = this.order;
    const ask = (): ReturnType<SessionServices['checkAccount']> =>
      this.services.checkAccount(this.scope.accountId, signal);
    const lookUp = signal.aborted ? undefined : await lookUpAfter(report, listedBefore, ask);
    if (lookUp === undefined) return undefined;
    // A look-up that can't be written is lost; the outcomes are on record.
    await this.record.lookUp(lookUp).catch(() => undefined);
    this.services.states.recordLookUp(lookUp, this.scope);
    this.services.log.lookedUp(lookUp.listed.size, lookUp.notListed.size);
    return lookUp;
  }

  private async close(report: BatchReport | undefined): Promise<{ readonly unrecorded: number }> {
    const { ledger, log } = this.services;
    const isClosing = this.order.signal.reason === windowCloses;
    // Where a window that closes couldn't even show the progress, no ID had its turn.
    const end = await this.record.end(isClosing && report === undefined);
    // In the background: a failure loses nothing, and the next deletion tries again.
    if (!isClosing) void ledger.compact().catch(() => undefined);
    if (this.leftOpen > 0) log.leftOpen(this.leftOpen);
    return end;
  }
}

function scopeOf({ account, settings }: DeletionOrder): AccountScope {
  return { accountId: account.id, origin: settings.endpoint.origin };
}
