import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import { selectionOf } from '../confirmation/mediaSelection';
import type { DeletionResult } from '../../core/outcome';
import type { InterruptedBatch, Ledger } from '../../core/ledger/ledger';
import type { MediaId } from '../../core/mediaId/mediaId';
import { escapeForMessage } from '../../core/text/escaping';
import type { DeletionRequest } from '../deletion/deletion';
import type { DeletionController } from '../deletion/deletionController';
import { requireTrust } from '../settings/requireTrust';
import { readEndpoint } from '../settings/sendingSettings';
import { findInterrupted, showNoneInterrupted } from './interruptedDeletions';

export interface ResumeServices {
  readonly ledger: Ledger;
  readonly controller: DeletionController;
  readonly accounts: AccountStore;
}

/** Resume Interrupted Deletion: what is left of deletions that the current account sent to the current endpoint. */
export async function resumeCommand({
  ledger,
  controller,
  accounts,
}: ResumeServices): Promise<DeletionResult[] | undefined> {
  if (!(await requireTrust())) return undefined;
  const interrupted = await findInterrupted(ledger);
  if (interrupted.length === 0) {
    showNoneInterrupted();
    return undefined;
  }
  const { origin } = readEndpoint();
  const account = await accounts.accountFor(origin);
  const isHere = ({ plan }: InterruptedBatch): boolean => plan.endpoint === origin && plan.accountId === account?.id;
  const elsewhere = interrupted.find((batch) => !isHere(batch));
  if (elsewhere !== undefined) void vscode.window.showWarningMessage(elsewhereText(elsewhere, origin));
  const resumable = interrupted.filter(isHere);
  if (account === undefined || resumable.length === 0) return undefined;
  return controller.delete(requestFor(resumable, account.id));
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
