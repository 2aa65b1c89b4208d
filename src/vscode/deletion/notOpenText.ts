import * as vscode from 'vscode';
import type { NotOpenReason } from '../../core/ledger/errors';

/** Why an interrupted deletion can't be resumed or discarded any more. */
export function notOpenText(reason: NotOpenReason): string {
  switch (reason) {
    case 'resumed':
      return vscode.l10n.t('This deletion was already resumed.');
    case 'discarded':
      return vscode.l10n.t('This deletion was already discarded.');
    case 'ended':
      return vscode.l10n.t('This deletion has already ended.');
    case 'underWay':
      return vscode.l10n.t('This deletion is still in progress.');
    case 'claimed':
      return vscode.l10n.t('Another window is resuming or discarding this deletion right now.');
    case 'gone':
      return vscode.l10n.t('The record of this deletion no longer exists.');
  }
}

/** Why a deletion in progress stopped: another window took it for one that was interrupted. */
export function takenText(reason: NotOpenReason): string {
  switch (reason) {
    case 'resumed':
      return vscode.l10n.t('Stopped: another window has resumed this deletion.');
    case 'discarded':
      return vscode.l10n.t('Stopped: another window has discarded this deletion.');
    case 'ended':
    case 'underWay':
    case 'claimed':
    case 'gone':
      return vscode.l10n.t('Stopped: another window is resuming or discarding this deletion.');
  }
}
