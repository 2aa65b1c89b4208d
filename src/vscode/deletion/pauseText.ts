import * as vscode from 'vscode';
import { systemClock } from '../../core/deletion/clock';
import type { Pause } from '../../core/deletion/failureStreak';
import { escapeForMessage } from '../../core/text/escaping';
import { outcomeText } from '../messages/outcomeText';
import { localTime } from '../messages/localTime';

/** Why the batch paused, and what that probably means. */
export function pauseText(pause: Pause): string {
  switch (pause.kind) {
    case 'wrongEndpoint':
      return vscode.l10n.t(
        'The response (HTTP {0}) is not from the service. The setting whatsappMedia.endpoint is probably wrong.',
        pause.httpStatus ?? '?',
      );
    case 'askedToWait':
      return vscode.l10n.t(
        'The service asks clients to wait until {0}. If you continue, the rest is sent from then on.',
        localTime(new Date(Date.now() + pause.until - systemClock.now())),
      );
    case 'sameFailure': {
      const text = vscode.l10n.t(
        '{0} deletions in a row failed ({1}). The service may block you if you continue.',
        pause.count,
        pause.outcomes.map(outcomeText).join(', '),
      );
      return pause.reason === undefined
        ? text
        : `${text} ${vscode.l10n.t('The service said: "{0}".', escapeForMessage(pause.reason))}`;
    }
  }
}
