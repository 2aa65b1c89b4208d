import * as vscode from 'vscode';
import { olderThan } from '../../core/accountMedia/unusedMedia';
import type { MediaId } from '../../core/mediaId/mediaId';
import { parseMediaId } from '../../core/mediaId/mediaId';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { DeletionResult } from '../../core/outcome';
import type { AccountList, AccountListing } from '../accountMedia/accountList';
import type { AccountScope } from '../accounts/account';
import { scopeKey } from '../accounts/account';
import type { DeletionController } from '../deletion/deletionController';
import { UserError } from '../messages/userError';
import { requireTrust } from '../settings/requireTrust';
import { skippedText } from '../workspace/searchText';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import { findUnused } from './unusedMedia';

interface UnusedServices {
  readonly list: Pick<AccountList, 'refresh' | 'listing'>;
  readonly index: Pick<OccurrenceIndex, 'filesUsing' | 'mediaIds'>;
  readonly scan: WorkspaceScan;
  readonly controller: DeletionController;
}

/** Media that is younger may be about to be used (days). */
const defaultMinimumAge = 7;

/**
 * Delete WhatsApp Media Unused in Workspace: what the account lists and nothing in this workspace uses, once the whole of
 * it was searched, through the one confirmation.
 * @param only those of which some are meant; all of the account by default.
 * @throws UserError where it can't be known what is unused.
 */
export async function deleteUnusedCommand(
  services: UnusedServices,
  only?: ReadonlySet<string>,
): Promise<DeletionResult[] | undefined> {
  if (!(await requireTrust())) return undefined;
  const { index, scan, controller } = services;
  requireCompleteSearch(scan);
  const days = await askForMinimumAge();
  if (days === undefined || !(await acceptSkippedFiles(scan))) return undefined;
  const { media, scope } = await readList(services.list);
  const meant = [...media.values()].filter(({ mediaId }) => only?.has(mediaId) ?? true);
  const old = olderThan(meant, days, Date.now()).map(({ mediaId }) => mediaId);
  const unused = await findUnused(old, index, scan);
  if (unused === undefined) throw new UserError(unfinishedText());
  // A search that began meanwhile has yet to find what it will find.
  requireCompleteSearch(scan);
  requireSameAccount(services.list, scope);
  const mediaIds = unused.flatMap((text): MediaId[] => {
    const parsed = parseMediaId(text);
    return parsed.ok ? [parsed.mediaId] : [];
  });
  if (mediaIds.length > 0) return controller.deleteUnused(mediaIds);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The account lists no media of at least {0} days that this workspace does not use.', days),
  );
  return undefined;
}

function requireCompleteSearch({ isScanned }: WorkspaceScan): void {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    throw new UserError(vscode.l10n.t('Open a folder first: without one, nothing is known to be unused.'));
  }
  const elsewhere = folders.filter(({ uri }) => uri.scheme !== 'file').map(({ name }) => name);
  if (elsewhere.length > 0) {
    throw new UserError(
      vscode.l10n.t(
        'Nothing is known to be unused: {0} is not on this machine, and cannot be searched for digits.',
        elsewhere.join(', '),
      ),
    );
  }
  if (isScanned) return;
  throw new UserError(vscode.l10n.t('Search the whole workspace first: before that, nothing is known to be unused.'), {
    title: vscode.l10n.t('Search'),
    run: () => vscode.commands.executeCommand('whatsappMedia.refresh'),
  });
}

/** What another account lists isn't this one's to delete: a list is forgotten when the account changes. */
function requireSameAccount({ listing }: UnusedServices['list'], scope: AccountScope): void {
  if (listing !== undefined && scopeKey(listing.scope) === scopeKey(scope)) return;
  throw new UserError(vscode.l10n.t('The account was changed meanwhile. Nothing was deleted.'));
}

/** @returns days; `undefined` for Escape. */
async function askForMinimumAge(): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Delete Media Unused in Workspace'),
    prompt: vscode.l10n.t('Minimum age in days. Media without a date are never included.'),
    value: String(defaultMinimumAge),
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^\d{1,5}$/.test(text.trim()) ? undefined : vscode.l10n.t('Type a number of days, such as 7.'),
  });
  return typed === undefined ? undefined : Number(typed.trim());
}

/** Files that were not searched may use media: that must be accepted first. */
async function acceptSkippedFiles({ status }: WorkspaceScan): Promise<boolean> {
  const skipped = status.kind === 'scanned' ? skippedText(status.summary.skipped) : '';
  if (skipped === '') return true;
  const goOn = vscode.l10n.t('Continue Without Them');
  const pressed = await vscode.window.showWarningMessage(
    vscode.l10n.t('Some files were not searched. Media used only there would count as unused.'),
    { modal: true, detail: vscode.l10n.t('{0}. The output names them.', skipped) },
    goOn,
  );
  return pressed === goOn;
}

/** Asks for the list anew. @throws UserError */
async function readList(list: UnusedServices['list']): Promise<AccountListing> {
  const status = await list.refresh({ isOnDemand: true });
  const { listing } = list;
  if (status.kind === 'listed' && listing !== undefined) return listing;
  throw new UserError(
    status.kind === 'noCredentials'
      ? vscode.l10n.t('No credentials are set. Nothing was deleted.')
      : status.kind === 'noList'
        ? vscode.l10n.t('This gateway does not list the media of an account, so nothing is known to be unused.')
        : vscode.l10n.t(
            'The account could not be read, so nothing is known to be unused{0}.',
            'reason' in status ? `: ${status.reason}` : '',
          ),
  );
}

function unfinishedText(): string {
  return vscode.l10n.t('The search did not come to its end, so nothing is known to be unused. Nothing was deleted.');
}
