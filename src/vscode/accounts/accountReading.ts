import * as vscode from 'vscode';
import type { ReadingCapabilities } from '../../core/accountMedia/readingCapabilities';
import { afterDownload, afterList, nothingKnown, parseCapabilities } from '../../core/accountMedia/readingCapabilities';
import type { AccountReader, ListResult } from '../../core/gateway/accountReader';
import type { Download } from '../../core/gateway/download';
import type { MediaId } from '../../core/mediaId/mediaId';
import { UserError } from '../messages/userError';
import type { ReadingSettings } from '../settings/sendingSettings';
import type { Account, AccountScope } from './account';
import { scopeKey, scopeOf } from './account';
import type { AccountStore } from './accountStore';
import type { RateLimiters } from './rateLimiters';

/** Under which it is kept what the gateways of accounts let a client read. */
const capabilitiesKey = 'readingCapabilities';

/** With which account, where and how fast the service is asked. */
export interface ReadingOrder extends ReadingSettings {
  readonly account: Account;
}

/**
 * Reads what the gateway says about an account: one request at a time for each, in the rate that it shares with the
 * account's deletions. Learns from the answers which of it a gateway has, and keeps that.
 */
export class AccountReading {
  private readonly lastReads = new Map<string, Promise<unknown>>();

  constructor(
    private readonly services: {
      readonly accounts: AccountStore;
      readonly rateLimiters: RateLimiters;
      readonly userAgent: string;
    },
    private readonly storage: vscode.Memento,
  ) {}

  /** What the gateway lets a client read, as far as it is known. */
  capabilitiesOf(scope: AccountScope): ReadingCapabilities {
    const kept = this.kept()[scopeKey(scope)];
    return kept === undefined ? nothingKnown : parseCapabilities(kept);
  }

  /** Asks for the list of media. @throws UserError in Restricted Mode, or where the credentials were removed */
  async list(order: ReadingOrder, signal: AbortSignal): Promise<ListResult> {
    const result = await this.read(order, signal, (reader) => reader.list(signal));
    await this.learn(scopeOf(order.account), (known) => afterList(known, result.kind));
    return result;
  }

  /** Saves the file of a media object at a path where nothing is. @throws as {@link list} */
  async download(order: ReadingOrder, mediaId: MediaId, file: string, signal: AbortSignal): Promise<Download> {
    const result = await this.read(order, signal, (reader) => reader.download(mediaId, file, signal));
    await this.learn(scopeOf(order.account), (known) => afterDownload(known, result));
    return result;
  }

  private read<Result>(
    { account, endpoint, timeoutMs, requestsPerSecond }: ReadingOrder,
    signal: AbortSignal,
    ask: (reader: AccountReader) => Promise<Result>,
  ): Promise<Result> {
    const { rateLimiters, userAgent } = this.services;
    const scope = scopeOf(account);
    const key = scopeKey(scope);
    const before = this.lastReads.get(key) ?? Promise.resolve();
    const own = before.then(async () => {
      await this.requireAllowed(account, endpoint.origin);
      // Loaded at the first request: it holds axios, which start-up does without.
      const { createAccountReader } = await import('../../core/gateway/accountReader.js');
      const { rateLimiter, end } = rateLimiters.begin(scope, requestsPerSecond);
      try {
        await rateLimiter.waitForTurn(signal);
        return await ask(createAccountReader({ endpoint, credentials: account.credentials, userAgent }, timeoutMs));
      } finally {
        end();
      }
    });
    this.lastReads.set(
      key,
      own.catch(() => undefined),
    );
    return own;
  }

  /** Asked before each request: while it waited, the credentials may have been removed to prevent just this. */
  private async requireAllowed(account: Account, origin: string): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      throw new UserError(vscode.l10n.t('Nothing is asked of the service in Restricted Mode.'));
    }
    const kept = await this.services.accounts.accountFor(origin);
    if (kept?.id === account.id) return;
    throw new UserError(vscode.l10n.t('The credentials were removed meanwhile. Nothing more was sent.'));
  }

  private async learn(scope: AccountScope, after: (known: ReadingCapabilities) => ReadingCapabilities): Promise<void> {
    const known = this.capabilitiesOf(scope);
    const now = after(known);
    if (JSON.stringify(now) === JSON.stringify(known)) return;
    await this.storage.update(capabilitiesKey, { ...this.kept(), [scopeKey(scope)]: now });
  }

  private kept(): Readonly<Record<string, unknown>> {
    const kept = this.storage.get<unknown>(capabilitiesKey);
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  }
}
