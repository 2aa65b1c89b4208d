import * as vscode from 'vscode';
import type { DescribedCopy } from '../../core/copies/manifest';
import { writeManifest } from '../../core/copies/manifest';
import type { CopyResult } from '../../core/copies/saveCopy';
import { saveCopy } from '../../core/copies/saveCopy';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { AccountList } from '../accountMedia/accountList';
import type { AccountReading, ReadingOrder } from '../accounts/accountReading';
import type { AccountStore } from '../accounts/accountStore';
import { UserError } from '../messages/userError';
import { readReadingSettings } from '../settings/sendingSettings';
import type { FailedCopy } from './copyText';

export interface MediaFileServices {
  readonly accounts: AccountStore;
  readonly reading: AccountReading;
  readonly list: Pick<AccountList, 'listing'>;
}

export interface SavedCopies {
  readonly copies: readonly DescribedCopy[];
  readonly failed: ReadonlyMap<MediaId, FailedCopy>;
}

/** Fetches the files of media objects from the service. */
export class MediaFiles {
  constructor(private readonly services: MediaFileServices) {}

  /** With which account files are fetched now. @throws UserError without credentials, or with a setting that can't be used. */
  async order(): Promise<ReadingOrder> {
    const settings = readReadingSettings();
    const account = await this.services.accounts.accountFor(settings.endpoint.origin);
    if (account === undefined) {
      throw new UserError(
        vscode.l10n.t('No credentials are set for {0}. Nothing was sent.', settings.endpoint.origin),
        {
          title: vscode.l10n.t('Set Credentials'),
          run: () => vscode.commands.executeCommand('whatsappMedia.signIn'),
        },
      );
    }
    return { account, ...settings };
  }

  /** Whether the gateway of this account is known to hand out no files. */
  hasNone({ account }: Pick<ReadingOrder, 'account'>): boolean {
    const { id: accountId, origin } = account;
    return this.services.reading.capabilitiesOf({ accountId, origin }).download === 'no';
  }

  /** Saves a copy in a folder on this machine, under the name that the account gives it. */
  save(order: ReadingOrder, mediaId: MediaId, folder: string, signal: AbortSignal): Promise<CopyResult> {
    const name = this.services.list.listing?.media.get(mediaId)?.identifier;
    return saveCopy(mediaId, folder, name, (file) => this.services.reading.download(order, mediaId, file, signal));
  }

  /**
   * Saves copies, one after another, and writes a manifest beside them.
   * @param onCopy told after each.
   * @throws the system's error where the manifest can't be written.
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
    for (const mediaId of mediaIds) {
      if (signal.aborted) break;
      const copy = await this.save(order, mediaId, folder, signal);
      if (copy.kind === 'copied') copies.push({ copy, media: this.services.list.listing?.media.get(mediaId) });
      else failed.set(mediaId, copy);
      onCopy();
    }
    const { account, endpoint } = order;
    const source = { account: account.name, endpoint: endpoint.origin, savedMs: Date.now() };
    if (copies.length > 0) await writeManifest(folder, source, copies);
    return { copies, failed };
  }
}
