import * as vscode from 'vscode';
import { systemClock } from '../../core/deletion/clock';
import type { DeletionResult } from '../../core/outcome';
import type { RateLimiter } from '../../core/deletion/rateLimiter';
import { Throughput } from '../../core/deletion/throughput';
import { durationText } from '../confirmation/durationText';
import { localTime } from '../messages/localTime';

/** Interval between updates of the notification and the status bar (ms): thousands of reports would pile up. */
const reportEveryMs = 250;

/** Waits longer than this are shown (ms). */
const longWaitMs = 3_000;

export interface DeletionProgress {
  ended(result: DeletionResult): void;
}

/**
 * Runs a batch under one notification with n of N, rate, time left, failures so far and Cancel; the status bar follows
 * where the notification is hidden.
 * @param rateLimiter tells until when nothing is sent.
 * @param stopped aborted when the batch is stopped other than by Cancel in the notification.
 */
export async function withDeletionProgress<Result>(
  total: number,
  stopped: AbortSignal,
  rateLimiter: Pick<RateLimiter, 'heldUntil'>,
  run: (progress: DeletionProgress, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const title =
    total === 1
      ? vscode.l10n.t('Deleting 1 WhatsApp media object')
      : vscode.l10n.t('Deleting {0} WhatsApp media objects', total);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const bar = vscode.window.createStatusBarItem('whatsappMedia.deletion', vscode.StatusBarAlignment.Left);
  bar.name = vscode.l10n.t('WhatsApp Media Deletion');
  bar.command = 'whatsappMedia.showOutput';
  return vscode.window.withProgress(options, async (notification, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      abort.abort();
    });
    const count = new Count(total);
    let reported = 0;
    const update = (): void => {
      const wait = rateLimiter.heldUntil - systemClock.now();
      const message = abort.signal.aborted
        ? vscode.l10n.t('Canceling… waiting for requests in progress')
        : wait > longWaitMs
          ? vscode.l10n.t('The service asks clients to wait until {0}.', localTime(new Date(Date.now() + wait)))
          : count.text();
      notification.report({ message, increment: ((count.done - reported) * 100) / total });
      reported = count.done;
      bar.text = `$(loading~spin) ${vscode.l10n.t('Deleting {0} of {1}', count.done, total)}`;
      bar.tooltip = `${title}: ${message}`;
      bar.accessibilityInformation = { label: bar.tooltip };
    };
    update();
    bar.show();
    const timer = setInterval(update, reportEveryMs);
    try {
      return await run(count, AbortSignal.any([abort.signal, stopped]));
    } finally {
      clearInterval(timer);
      bar.dispose();
      subscription.dispose();
    }
  });
}

class Count implements DeletionProgress {
  done = 0;
  private failed = 0;
  private readonly speed = new Throughput(systemClock.now());

  constructor(private readonly total: number) {}

  ended({ outcome }: DeletionResult): void {
    this.done++;
    if (outcome !== 'deleted' && outcome !== 'cancelled') this.failed++;
    this.speed.ended(this.done, systemClock.now());
  }

  text(): string {
    const perSecond = this.speed.perSecond(this.done, systemClock.now());
    return [
      vscode.l10n.t('{0} of {1}', this.done, this.total),
      ...(this.failed === 0 ? [] : [vscode.l10n.t('{0} not deleted', this.failed)]),
      ...(perSecond === undefined
        ? []
        : [
            vscode.l10n.t('{0} per second', perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)),
            vscode.l10n.t('{0} left', durationText(Math.ceil((this.total - this.done) / perSecond))),
          ]),
    ].join(', ');
  }
}
