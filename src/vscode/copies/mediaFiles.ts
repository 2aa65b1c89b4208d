import * as vscode from 'vscode';
import type { DescribedCopy } from '../../core/copies/manifest';
import { writeManifest } from '../../core/copies/manifest';
import type { CopyResult } from '../../core/copies/saveCopy';
import { saveCopy } from '../../core/copies/saveCopy';
import type { AccountMedia } from '../../core/gateway/accountMedia';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { AccountList } from '../accountMedia/accountList';
import { scopeKey, scopeOf } from '../accounts/account';
import type { AccountReading, ReadingOrder } from '../accounts/accountReading';
import type { AccountStore } from '../accounts/accountStore';
import { UserError } from '../messages/userError';
import type { DeletionLog } from '../output/deletionLog';
import { readReadingSettings } from '../settings/sendingSettings';
import type { FailedCopy } from './copyText';
import { failedCopyText, sizeText } from './copyText';

/** After so many failures in a row nothing more is asked: a service that is in trouble is left alone. */
const maxFailuresInARow = 5;

export interface MediaFileServices {
  readonly accounts: AccountStore;
  readonly reading: AccountReading;
  readonly list: Pick<AccountList, 'listing'>;
  readonly log: Pick<DeletionLog, 'fileFetched'>;
}

export interface SavedCopies {
  readonly copies: readonly DescribedCopy[];
  readonly failed: ReadonlyMap<MediaId, FailedCopy>;
  /** Why it ended before all were asked for: the user canceled it, one after another failed, or this error came. */
  readonly stop: 'canceled' | 'failing' | UserError | undefined;
  /** The system's code where the manifest could not be written. */
  readonly manifestProblem: string | undefined;
}

/** Fetches the files of media objects from the service. */
export class MediaFiles {
  constructor(private readonly services: MediaFileServices) {}

  /** With which account files are fetched now. @throws UserError without credentials, or with a setting that can't be used. */
  async order(): Promise<ReadingOrder> {
    const settings = readReadingSettings();
    const account = await this.services.accounts.accountFor(settings.endpoint.origin);
    if (account !== undefined) return { account, ...settings };
    throw new UserError(vscode.l10n.t('No credentials are set for {0}. Nothing was sent.', settings.endpoint.origin), {
      title: vscode.l10n.t('Set Credentials'),
      run: () => vscode.commands.executeCommand('whatsappMedia.signIn'),
    });
  }

  /**
   * Saves a copy in a folder on this machine, under the name that the account gives it.
   * @throws UserError where nothing may be asked.
   */
  async save(order: ReadingOrder, mediaId: MediaId, folder: string, signal: AbortSignal): Promise<CopyResult> {
    const { reading, log } = this.services;
    const name = this.described(order, mediaId)?.identifier;
    const copy = await saveCopy(mediaId, folder, name, (file) => reading.download(order, mediaId, file, signal));
    if (signal.aborted && copy.kind !== 'copied') return copy;
    log.fileFetched(
      mediaId,
      copy.kind === 'copied',
      copy.kind === 'copied' ? sizeText(copy.bytes) : failedCopyText(copy),
    );
    return copy;
  }

  /**
   * Saves copies, one after another, and writes a manifest beside them. Never rejects: what was saved is told.
   * @param onCopy told after each.
   */
  async saveAll(
    order: ReadingOrder,
    mediaIds: readonly MediaId[],
    folder: string,
    signal: AbortSignal,
    onCopy: () => void,
  ): Promise<SavedCopies> {
    const copies: DescribedCopy[] = [];
    const failed = new Map<MediaId, FailedCopy>();
    let stop: SavedCopies['stop'];
    let failuresInARow = 0;
    try {
      for (const mediaId of mediaIds) {
        if (failuresInARow >= maxFailuresInARow) {
          stop = 'failing';
          break;
        }
        const copy = signal.aborted ? undefined : await this.save(order, mediaId, folder, signal);
        failuresInARow = copy?.kind === 'copied' ? 0 : failuresInARow + 1;
        if (copy?.kind === 'copied') copies.push({ copy, media: this.described(order, mediaId) });
        else if (copy === undefined || signal.aborted) {
          stop = 'canceled';
          break;
        } else failed.set(mediaId, copy);
        onCopy();
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      stop = error;
    }
    return { copies, failed, stop, manifestProblem: await this.writeManifest(order, folder, copies) };
  }

  private async writeManifest(
    { account, endpoint }: ReadingOrder,
    folder: string,
    copies: readonly DescribedCopy[],
  ): Promise<string | undefined> {
    if (copies.length === 0) return undefined;
    const source = { account: account.name, endpoint: endpoint.origin, savedMs: Date.now() };
    return writeManifest(folder, source, copies).then(
      () => undefined,
      (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'EIO',
    );
  }

  /** What the account of the order says about a media object; another account's list says nothing about it. */
  private described({ account }: ReadingOrder, mediaId: MediaId): AccountMedia | undefined {
    const { listing } = this.services.list;
    const isOfAccount = listing !== undefined && scopeKey(listing.scope) === scopeKey(scopeOf(account));
    return isOfAccount ? listing.media.get(mediaId) : undefined;
  }
}
