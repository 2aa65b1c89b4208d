import * as vscode from 'vscode';
import { BatchNotOpenError, LedgerError } from '../../core/ledger/errors';
import { UserError } from '../messages/userError';
import { notOpenText } from './notOpenText';

/** What a user can do where the ledger refused to open, resume or discard a deletion; any other error as it is. */
export function toUserError(error: unknown): unknown {
  if (error instanceof BatchNotOpenError) {
    return new UserError(`${notOpenText(error.reason)} ${vscode.l10n.t('Nothing was sent.')}`);
  }
  if (error instanceof LedgerError) {
    return new UserError(
      vscode.l10n.t(
        'The deletion could not be recorded ({0}), so nothing was sent. Free up disk space, then try again.',
        error.message,
      ),
    );
  }
  return error;
}
