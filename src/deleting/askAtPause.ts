import * as vscode from 'vscode';
import { systemClock } from '../core/deletion/clock';
import type { Pause } from '../core/deletion/pause';
import { inMessage } from '../core/foreignText/inOneLine';
import { outcomeText } from '../output/deletionLog';
import { momentText } from '../output/momentText';

/** Asks whether a paused batch goes on. Escape stops it. */
export async function askAtPause(pause: Pause): Promise<'continue' | 'stop'> {
  const goOn = vscode.l10n.t('Continue');
  const stop: vscode.MessageItem = { title: vscode.l10n.t('Stop'), isCloseAffordance: true };
  const chosen = await vscode.window.showWarningMessage<vscode.MessageItem>(
    vscode.l10n.t('The deletion is paused.'),
    { modal: true, detail: pauseText(pause) },
    { title: goOn },
    stop,
  );
  return chosen?.title === goOn ? 'continue' : 'stop';
}

/** Why the batch paused, and what that probably means. */
export function pauseText(pause: Pause): string {
  switch (pause.kind) {
    case 'wrongEndpoint':
      return vscode.l10n.t(
        'The answer (HTTP {0}) is not from the service. The setting whatsappMedia.endpoint is probably wrong.',
        pause.httpStatus ?? '?',
      );
    case 'askedToWait':
      return vscode.l10n.t(
        'The service asks to be left alone until {0}. If you continue, the rest is sent from then on.',
        momentText(new Date(Date.now() + pause.until - systemClock.now())),
      );
    case 'sameFailure': {
      const text = vscode.l10n.t(
        '{0} in a row ended in "{1}". Services block callers that go on regardless.',
        pause.count,
        pause.outcomes.map(outcomeText).join(', '),
      );
      return pause.reason === undefined
        ? text
        : `${text}\n${vscode.l10n.t('The service said: "{0}"', inMessage(pause.reason))}`;
    }
  }
}
