import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { Commands } from '../commands';
import { selectionOf } from '../confirmation/mediaSelection';
import type { DeletionResult } from '../../core/deletion/outcome';
import type { InterruptedBatch, Ledger } from '../../core/ledger/ledger';
import type { MediaId } from '../../core/mediaId/mediaId';
import { escapeForMessage } from '../../core/text/escaping';
import type { DeletionRequest } from '../deletion/deletion';
import type { DeletionController } from '../deletion/register';
import { readEndpoint } from '../settings/sendingSettings';
import { requireTrust } from '../settings/requireTrust';
import { discardInterrupted } from './discardInterrupted';
import { notifyInterrupted, updateInterruptedContext } from './notifyInterrupted';

const command = 'whatsappMedia.resume';

export interface ResumingParts {
  readonly ledger: Ledger;
  readonly deleting: DeletionController;
  readonly accounts: AccountStore;
}

/** The commands Resume and Discard Interrupted Deletion, and the notice after a crash or a window that closed. */
export function registerResuming(
  context: vscode.ExtensionContext,
  commands: Commands,
  { ledger, deleting, accounts }: ResumingParts,
): void {
  commands.register(command, async (): Promise<DeletionResult[] | undefined> => {
    if (!(await requireTrust())) return undefined;
    const interrupted = await lookFor(ledger);
    if (interrupted.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No deletion was interrupted.'));
      return undefined;
    }
    const { origin } = readEndpoint();
    const account = await accounts.accountFor(origin);
    const isHere = ({ plan }: InterruptedBatch): boolean => plan.endpoint === origin && plan.accountId === account?.id;
    const elsewhere = interrupted.find((batch) => !isHere(batch));
    if (elsewhere !== undefined) void vscode.window.showWarningMessage(elsewhereText(elsewhere, origin));
    const resumable = interrupted.filter(isHere);
    if (account === undefined || resumable.length === 0) return undefined;
    try {
      return await deleting.delete(requestFor(resumable, account.id));
    } finally {
      ignoreErrors(updateInterruptedContext(ledger));
    }
  });
  commands.register('whatsappMedia.discardInterrupted', async () => {
    const interrupted = await lookFor(ledger);
    if (interrupted.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No deletion was interrupted.'));
      return;
    }
    try {
      await discardInterrupted(ledger, interrupted);
    } finally {
      ignoreErrors(updateInterruptedContext(ledger));
    }
  });
  context.subscriptions.push(notifyInterrupted(ledger, command, commands));
}

/** What can't be read now is read at the next look. */
function ignoreErrors(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

/** Looking takes seconds only where another process may be at it still; then that is said. */
async function lookFor(ledger: Ledger): Promise<InterruptedBatch[]> {
  const title = vscode.l10n.t('Looking for interrupted deletions');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => ledger.interrupted());
}

/** All that is open, each once; first that of which it is unknown. */
function requestFor(interrupted: readonly InterruptedBatch[], accountId: string): DeletionRequest {
  const unknown = new Map<string, number>();
  for (const batch of interrupted)
    for (const [mediaId, attempts] of batch.unknown) unknown.set(mediaId, attempts + (unknown.get(mediaId) ?? 0));
  const open = new Set([...unknown.keys(), ...interrupted.flatMap(({ neverSent }) => neverSent)]);
  return {
    selection: selectionOf([...open] as MediaId[]),
    resumes: { batches: interrupted.map(({ plan }) => plan.batch), accountId, unknown },
  };
}

/** Why what was interrupted doesn't go on: the same account at the same server, or not at all. */
function elsewhereText({ plan }: InterruptedBatch, origin: string): string {
  return origin === plan.endpoint
    ? vscode.l10n.t(
        'The interrupted deletion used the account {0}, whose credentials are no longer set. Nothing was sent.',
        escapeForMessage(plan.account, 60),
      )
    : vscode.l10n.t(
        'The interrupted deletion was sent to {0}, and the setting whatsappMedia.endpoint says {1} now. Nothing was sent.',
        escapeForMessage(plan.endpoint, 100),
        escapeForMessage(origin, 100),
      );
}
