import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import { localTime } from '../messages/localTime';
import type { LastDeletion } from './pastDeletions';

/** When a deletion was, and with which account: `Nov 3, 2026, 2:05 PM GMT+1 by account Default` */
export function deletionNote({ time, account }: LastDeletion): string {
  return vscode.l10n.t('{0} by account {1}', localTime(new Date(time)), inMessage(account, 40));
}
