import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { Commands } from '../commands';
import { inMessage } from '../core/foreignText/inOneLine';
import type { CrashedBatch, Ledger } from '../core/deletionLedger/ledger';
import type { DeletionResult } from '../core/deletion/outcome';
import type { MediaId } from '../core/mediaIds/mediaId';
import { isProbablyRounded } from '../core/mediaIds/mediaId';
import type { Deleting } from '../deleting/register';
import { readEndpoint } from '../settings/sendingSettings';
import { requireTrust } from '../trust/requireTrust';

const command = 'whatsappMedia.resume';

/** So long after the start the ledger is looked at: nobody waits for it. Milliseconds. */
const lookAfterMs = 1500;

export interface ResumingParts {
  readonly ledger: Ledger;
  readonly deleting: Deleting;
  readonly accounts: AccountStore;
}

/** The command Resume Interrupted Deletion, and the notice after a crash. */
export function registerResuming(
  context: vscode.ExtensionContext,
  commands: Commands,
  { ledger, deleting, accounts }: ResumingParts,
): void {
  commands.register(command, async (): Promise<DeletionResult[] | undefined> => {
    if (!(await requireTrust())) return undefined;
    const [batch] = ledger.crashed();
    if (batch === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No deletion was interrupted.'));
      return undefined;
    }
    if (!(await isSamePlace(batch, accounts))) return undefined;
    const mediaIds = openIds(batch) as MediaId[];
    const rounded = new Set(mediaIds.filter(isProbablyRounded));
    // Claimed only once confirmed: who presses Escape leaves it as it is.
    return deleting.run({ mediaIds, likely: new Set(), rounded, resumes: batch.id });
  });
  const timer = setTimeout(() => {
    void notice(ledger, commands);
  }, lookAfterMs);
  context.subscriptions.push(
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

function openIds({ unknown, neverSent }: CrashedBatch): string[] {
  return [...unknown, ...neverSent];
}

/** What was interrupted goes on with the same account at the same server, or not at all. */
async function isSamePlace({ plan }: CrashedBatch, accounts: AccountStore): Promise<boolean> {
  const { origin } = readEndpoint();
  const account = await accounts.accountFor(origin);
  if (origin === plan.endpoint && account?.id === plan.accountId) return true;
  void vscode.window.showWarningMessage(
    origin === plan.endpoint
      ? vscode.l10n.t(
          'The interrupted deletion used the account {0}, whose credentials are not set any more. Nothing was sent.',
          inMessage(plan.account, 60),
        )
      : vscode.l10n.t(
          'The interrupted deletion was sent to {0}, and the setting whatsappMedia.endpoint says {1} now. Nothing was sent.',
          inMessage(plan.endpoint, 100),
          inMessage(origin, 100),
        ),
  );
  return false;
}

async function notice(ledger: Ledger, commands: Commands): Promise<void> {
  const crashed = ledger.crashed();
  if (crashed.length === 0) return;
  const unknown = crashed.flatMap((batch) => batch.unknown).length;
  const neverSent = crashed.flatMap((batch) => batch.neverSent).length;
  const [resume, show, discard] = [vscode.l10n.t('Resume'), vscode.l10n.t('Show'), vscode.l10n.t('Discard')];
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'A deletion was interrupted: of {0} media it is unknown whether they were deleted, {1} were never sent.',
      unknown,
      neverSent,
    ),
    resume,
    show,
    discard,
  );
  if (chosen === resume) await vscode.commands.executeCommand(command);
  if (chosen === show) await vscode.commands.executeCommand('whatsappMedia.showHistory');
  if (chosen !== discard) return;
  await commands.handled(command, async () => {
    for (const { id } of crashed) if (ledger.claim(id)) await ledger.close(id, 'discarded');
  });
}
