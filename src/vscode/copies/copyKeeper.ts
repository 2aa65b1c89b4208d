import { mkdir, rm } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { Account } from '../accounts/account';
import { scopeOf } from '../accounts/account';
import type { AccountReading, ReadingOrder } from '../accounts/accountReading';
import { withCopyProgress } from './copyProgress';
import { failedCopyText } from './copyText';
import type { KeptCopies } from './keptCopies';
import { UserError } from '../messages/userError';
import type { MediaFiles, SavedCopies } from './mediaFiles';

/** What became of the copies that are kept before a deletion. */
export interface CopiesBefore {
  /** Media without a copy, and why, as the part of a sentence: they must not be deleted. */
  readonly failed: ReadonlyMap<MediaId, string>;
  /** Whether the user wants nothing more to be done. */
  readonly isCanceled: boolean;
}

/** Keeps copies before deletions (`keepCopies`). */
export class CopyKeeper {
  constructor(
    private readonly kept: Pick<KeptCopies, 'folder'>,
    private readonly files: MediaFiles,
    private readonly reading: Pick<AccountReading, 'capabilitiesOf'>,
  ) {}

  /** Whether the gateway may hand out files, as far as its answers have told. */
  isAvailable(account: Account): boolean {
    return this.reading.capabilitiesOf(scopeOf(account)).download !== 'no';
  }

  /**
   * Saves a copy of each before a batch sends anything, under a notification with Cancel. Never rejects.
   * @param signal aborted when nothing more may be sent.
   */
  async keep(
    order: ReadingOrder,
    mediaIds: readonly MediaId[],
    batch: string,
    signal: AbortSignal,
  ): Promise<CopiesBefore> {
    const folder = path.join(this.kept.folder, batch);
    const all = (why: string): CopiesBefore => {
      return { failed: new Map(mediaIds.map((mediaId) => [mediaId, why])), isCanceled: false };
    };
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      return all(vscode.l10n.t('the file could not be written ({0})', codeOf(error)));
    }
    const title = vscode.l10n.t('Keeping copies before the deletion');
    const saved = await withCopyProgress(title, mediaIds.length, signal, (stopped, onCopy) =>
      this.files.saveAll(order, mediaIds, folder, stopped, onCopy),
    );
    if (saved.copies.length === 0) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    const copied = new Set(saved.copies.map(({ copy }) => copy.mediaId));
    const notAsked = notAskedText(saved.stop);
    const failed = mediaIds
      .filter((mediaId) => !copied.has(mediaId))
      .map((mediaId): [MediaId, string] => {
        const why = saved.failed.get(mediaId);
        return [mediaId, why === undefined ? notAsked : failedCopyText(why)];
      });
    return { failed: new Map(failed), isCanceled: saved.stop === 'canceled' };
  }
}

/** Why some were not asked for. Where the user canceled, nothing is said of each. */
function notAskedText(stop: SavedCopies['stop']): string {
  if (stop === 'failing') return vscode.l10n.t('it was not asked for, after copies of others failed');
  return stop instanceof UserError ? stop.message : '';
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'EIO';
}
