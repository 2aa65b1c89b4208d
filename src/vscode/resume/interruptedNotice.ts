import * as vscode from 'vscode';
import type { Commands } from '../commands';
import type { InterruptedBatch, Ledger } from '../../core/ledger/ledger';
import { Disposable } from '../disposable';
import { discardInterrupted } from './discardInterrupted';

/** Delay after the start before the ledger is read, so that it delays no start (ms). */
const firstLookMs = 1_500;

/** Interval at which it is read again while another window deletes, which may die unnoticed (ms). */
const nextLookMs = 30_000;

/**
 * Interval of the cheap check whether that window still deletes (ms). A window that is reloaded starts before the old
 * one, which waits for its last responses, has given its batch back.
 */
const leaseCheckMs = 1_000;

const resumeCommandId = 'whatsappMedia.resume';

/** Reports once each deletion whose window closed or whose process died, and offers what can be done about it. */
export class InterruptedNotice extends Disposable {
  private readonly reported = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor(
    private readonly ledger: Ledger,
    private readonly commands: Commands,
  ) {
    super();
    this.own({
      dispose: () => {
        this.isDisposed = true;
        clearTimeout(this.timer);
      },
    });
    this.later(firstLookMs, () => this.look());
  }

  private async look(): Promise<void> {
    const underWay = this.ledger.underWay();
    const all = await this.ledger.interrupted();
    setInterruptedContext(all.length > 0);
    const interrupted = all.filter(({ plan }) => !this.reported.has(plan.batch));
    for (const { plan } of interrupted) this.reported.add(plan.batch);
    if (interrupted.length > 0) void offer(interrupted, this.ledger, this.commands);
    if (underWay.length > 0) this.checkLeasesLater(underWay, nextLookMs / leaseCheckMs);
  }

  private later(ms: number, act: () => Promise<void>): void {
    if (this.isDisposed) return;
    // A folder that can't be read now may be read later.
    this.timer = setTimeout(() => {
      act().catch(() => {
        this.later(nextLookMs, () => this.look());
      });
    }, ms);
  }

  private checkLeasesLater(before: readonly string[], checksLeft: number): void {
    this.later(leaseCheckMs, async () => {
      const now = new Set(this.ledger.underWay());
      if (checksLeft > 1 && before.every((lease) => now.has(lease))) this.checkLeasesLater(before, checksLeft - 1);
      else await this.look();
    });
  }
}

/** Brings the context key up to date that shows the commands about interrupted deletions. */
export async function updateInterruptedContext(ledger: Ledger): Promise<void> {
  setInterruptedContext((await ledger.interrupted()).length > 0);
}

function setInterruptedContext(isAny: boolean): void {
  void vscode.commands.executeCommand('setContext', 'whatsappMedia.hasInterruptedDeletions', isAny);
}

async function offer(interrupted: readonly InterruptedBatch[], ledger: Ledger, commands: Commands): Promise<void> {
  const unknown = new Set(interrupted.flatMap((batch) => [...batch.unknown.keys()]));
  const neverSent = new Set(interrupted.flatMap((batch) => batch.neverSent).filter((id) => !unknown.has(id)));
  const [resume, show, discard] = [vscode.l10n.t('Resume'), vscode.l10n.t('Show'), vscode.l10n.t('Discard')];
  const chosen = await vscode.window.showWarningMessage(
    interruptionText(unknown.size, neverSent.size),
    resume,
    show,
    discard,
  );
  if (chosen === resume) await vscode.commands.executeCommand(resumeCommandId);
  if (chosen === show) {
    await vscode.commands.executeCommand('whatsappMedia.showHistory');
    // What is to be done about it is still open.
    void offer(interrupted, ledger, commands);
  }
  if (chosen !== discard) return;
  await commands.handled(resumeCommandId, () => discardInterrupted(ledger, interrupted));
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
