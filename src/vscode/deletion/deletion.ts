import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import { summaryOf } from '../accounts/account';
import { setCredentials } from '../accounts/setCredentials';
import { confirmDeletion } from '../confirmation/confirmDeletion';
import type { DeletionPlan } from '../confirmation/deletionPlan';
import { nothingLeftText } from '../confirmation/leftOut';
import type { MediaSelection } from '../confirmation/mediaSelection';
import { includedIn, withAccountList, withoutUnderWay } from '../confirmation/mediaSelection';
import type { MediaId } from '../../core/mediaId/mediaId';
import { UserError } from '../messages/userError';
import { requireTrust } from '../settings/requireTrust';
import { readSendingSettings } from '../settings/sendingSettings';
import type { Usage } from '../uses/usage';
import type { ResumedBatches, SessionReport, SessionServices } from './deletionOrder';
import { DeletionSession } from './deletionSession';
import { toUserError } from './ledgerErrors';
import type { PastDeletions } from './pastDeletions';
import type { RunningBatches } from './runningBatches';

/** What should be deleted, and what is known of it. */
export interface DeletionRequest {
  readonly selection: MediaSelection;
  /** Continues a failed deletion of this window: IDs that became unknown then are still uncertain. */
  readonly isFurtherTry?: boolean;
  /** Media that nothing in the workspace uses: the number is always to be typed. */
  readonly areUnused?: boolean;
  /** What this one continues. */
  readonly resumes?: ResumedBatches;
}

export interface DeletionServices extends SessionServices {
  readonly accounts: AccountStore;
  readonly running: RunningBatches;
  readonly past: PastDeletions;
  /** Whether the user said that this is not a media ID. */
  readonly isIgnored: (mediaId: string) => boolean;
  /** Says how the workspace uses these; it may search for some seconds. */
  readonly usageOf: (mediaIds: readonly string[]) => Promise<Usage>;
  /** The paths of files that hold any of these, and in which more may be than was found. */
  readonly incompleteFiles: (mediaIds: readonly string[]) => readonly string[];
}

/**
 * The one way from a wish to delete to requests: trust, settings, account, confirmation, and only then the gateway.
 * @returns the outcome of each confirmed ID and what was left out; `undefined` when nothing was confirmed and nothing sent.
 * @throws UserError before anything was sent.
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
  // What was interrupted is resumed with the same account, or not at all.
  if (resumes !== undefined && kept?.id !== resumes.accountId) throw new UserError(goneText());
  const account = kept ?? (await setCredentials(services, endpoint));
  if (account === undefined) return undefined;
  const isUnderWay = (mediaId: MediaId): boolean => services.running.isUnderWay(endpoint.origin, mediaId);
  const available = withoutUnderWay(request.selection, isUnderWay);
  if (isNothingLeft(available)) return undefined;
  const serviceWaitMs = services.rateLimiters.longWait({ accountId: account.id, origin: endpoint.origin });
  // A service that asks to be left alone isn't asked.
  const asks = settings.checkAccountBeforeDeleting && available.candidates.length > 1 && serviceWaitMs === undefined;
  const check = asks ? await services.checkAccount(account.id) : undefined;
  const wanted =
    check?.kind === 'listed' ? withAccountList(available, (mediaId) => check.listing.media.has(mediaId)) : available;
  const keepsCopies = settings.keepCopies === 'always';
  const copies = keepsCopies ? (services.copies.isAvailable(account) ? 'kept' : 'notAvailable') : undefined;
  const planFor = async (selection: MediaSelection): Promise<DeletionPlan> => {
    const mediaIds = includedIn(selection);
    const { requestsPerSecond } = settings;
    const { areUnused = false } = request;
    return {
      endpoint,
      requestsPerSecond,
      typeToConfirmAbove: areUnused ? 0 : settings.typeToConfirmAbove,
      areUnused,
      copies,
      selection,
      mediaIds,
      account: summaryOf(account),
      accountUnread: check?.kind === 'notKnown' ? check : undefined,
      resumedInDoubt: resumes?.unknown.size,
      serviceWaitMs,
      ...(await services.usageOf(mediaIds)),
      incompleteFiles: services.incompleteFiles(mediaIds),
    };
  };
  const confirmed = await confirmDeletion(wanted, planFor);
  if (confirmed === undefined) return undefined;
  // Read again: while the confirmation was open, the key may have been replaced, or removed to prevent just this.
  const current = await services.accounts.accountFor(endpoint.origin);
  if (current?.id !== account.id) throw new UserError(goneText());
  // And another call may have been confirmed meanwhile.
  const left = withoutUnderWay(confirmed, isUnderWay);
  if (isNothingLeft(left)) return undefined;
  const mediaIds = includedIn(left);
  const report = await services.running.run(endpoint.origin, mediaIds, async (signal, abandon) => {
    const { resumes, isFurtherTry = false } = request;
    const listedBefore = check?.kind === 'listed' ? check.listing.media : undefined;
    const order = {
      mediaIds,
      settings,
      account: current,
      signal,
      abandon,
      resumes,
      isFurtherTry,
      listedBefore,
      keepsCopies: copies === 'kept',
    };
    const session = await DeletionSession.begin(order, services).catch((error: unknown) => {
      throw toUserError(error);
    });
    return session.run();
  });
  return { ...report, selection: left };
}

/** Whether a selection includes nothing; the reason is shown then. */
function isNothingLeft(selection: MediaSelection): boolean {
  const isNothing = includedIn(selection).length === 0;
  if (isNothing) void vscode.window.showInformationMessage(nothingLeftText(selection));
  return isNothing;
}

/** A report, and the selection that the user confirmed. */
export interface ConfirmedReport extends SessionReport {
  readonly selection: MediaSelection;
}

function goneText(): string {
  return vscode.l10n.t('The credentials were removed while you were asked. Nothing was sent.');
}
