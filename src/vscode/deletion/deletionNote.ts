import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { localTime } from '../messages/localTime';
import type { LastDeletion } from '../../core/ledger/ledger';

/** What a note says about a deletion. */
export type NotedDeletion = Pick<LastDeletion, 'time' | 'account' | 'outcome'>;

/** When a deletion was, and with which account: `Nov 3, 2026, 2:05 PM GMT+1 by account Default` */
export function deletionNote({ time, account }: NotedDeletion): string {
  return vscode.l10n.t('{0} by account {1}', localTime(new Date(time)), escapeForMessage(account, 40));
}
