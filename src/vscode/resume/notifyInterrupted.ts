import * as vscode from 'vscode';
import type { Commands } from '../commands';
import type { InterruptedBatch, Ledger } from '../../core/ledger/ledger';
import { discardInterrupted } from './discardInterrupted';

/** So long after the start the ledger is looked at: nobody waits for it. Milliseconds. */
const firstLookMs = 1_500;

/** So often it is looked at again while another window deletes, which may die unseen. Milliseconds. */
const nextLookMs = 30_000;

/**
 * So often it is asked meanwhile whether it still does, which costs next to nothing. A window that is loaded anew comes
 * before the old one, which waits for its last answers, has given its batch back. Milliseconds.
 */
const nextGlanceMs = 1_000;

/** Says once of each deletion that its window closed or its process died, and offers what can be done about it. */
export function notifyInterrupted(ledger: Ledger, resume: string, commands: Commands): vscode.Disposable {
  const told = new Set<string>();
  const look = async (): Promise<void> => {
    const underWay = ledger.underWay();
    const all = await ledger.interrupted();
    setWhetherInterrupted(all.length > 0);
    const interrupted = all.filter(({ plan }) => !told.has(plan.batch));
    for (const { plan } of interrupted) told.add(plan.batch);
    if (interrupted.length > 0) void offer(interrupted, ledger, resume, commands);
    if (underWay.length > 0) glanceLater(underWay, nextLookMs / nextGlanceMs);
  };
  let timer: NodeJS.Timeout;
  let isDisposed = false;
  const later = (ms: number, act: () => Promise<void>): void => {
    if (isDisposed) return;
    // A folder that can't be read now may be read later.
    timer = setTimeout(() => {
      act().catch(() => {
        later(nextLookMs, look);
      });
    }, ms);
  };
  const glanceLater = (before: readonly string[], left: number): void => {
    later(nextGlanceMs, async () => {
      const now = new Set(ledger.underWay());
      if (left > 1 && before.every((lease) => now.has(lease))) glanceLater(before, left - 1);
      else await look();
    });
  };
  later(firstLookMs, look);
  return new vscode.Disposable(() => {
    isDisposed = true;
    clearTimeout(timer);
  });
}

/** Brings the context key up to date that shows the commands about interrupted deletions. */
export async function updateInterruptedContext(ledger: Ledger): Promise<void> {
  setWhetherInterrupted((await ledger.interrupted()).length > 0);
}

function setWhetherInterrupted(isAny: boolean): void {
  void vscode.commands.executeCommand('setContext', 'whatsappMedia.hasInterruptedDeletions', isAny);
}

async function offer(
  interrupted: readonly InterruptedBatch[],
  ledger: Ledger,
  resumeCommand: string,
  commands: Commands,
): Promise<void> {
  const unknown = new Set(interrupted.flatMap((batch) => [...batch.unknown.keys()]));
  const neverSent = new Set(interrupted.flatMap((batch) => batch.neverSent).filter((id) => !unknown.has(id)));
  const [resume, show, discard] = [vscode.l10n.t('Resume'), vscode.l10n.t('Show'), vscode.l10n.t('Discard')];
  const chosen = await vscode.window.showWarningMessage(
    interruptionText(unknown.size, neverSent.size),
    resume,
    show,
    discard,
  );
  if (chosen === resume) await vscode.commands.executeCommand(resumeCommand);
  if (chosen === show) {
    await vscode.commands.executeCommand('whatsappMedia.showHistory');
    // What is to be done about it is still open.
    void offer(interrupted, ledger, resumeCommand, commands);
  }
  if (chosen !== discard) return;
  await commands.handled(resumeCommand, () => discardInterrupted(ledger, interrupted));
  await updateInterruptedContext(ledger);
}

/** A window that closed has mostly had all its answers: then nothing is said of a doubt. */
function interruptionText(unknown: number, neverSent: number): string {
  return unknown === 0
    ? vscode.l10n.t(
        'A deletion was interrupted: {0} media were not deleted, as no request was made for them.',
        neverSent,
      )
    : vscode.l10n.t(
        'A deletion was interrupted: {0} may have been deleted, and no request was made for {1}.',
        unknown,
        neverSent,
      );
}
