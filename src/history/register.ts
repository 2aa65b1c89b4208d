import * as vscode from 'vscode';
import type { Commands } from '../commands';
import { inOneLine } from '../core/foreignText/inOneLine';
import type { LedgerEntry } from '../core/deletionLedger/format';
import type { Ledger } from '../core/deletionLedger/ledger';
import { outcomeText } from '../output/deletionLog';

/** The command Show Deletion History: a plain list in an editor, and its entries for the caller. */
export function registerHistory(commands: Commands, ledger: Ledger): void {
  commands.register('whatsappMedia.showHistory', async (): Promise<LedgerEntry[]> => {
    const entries = await ledger.entries();
    void show(entries);
    return entries;
  });
}

async function show(entries: readonly LedgerEntry[]): Promise<void> {
  const head =
    entries.length === 0
      ? vscode.l10n.t('Nothing was deleted yet.')
      : vscode.l10n.t('{0} media IDs, the latest first. Times are UTC.', entries.length);
  const content = [head, '', ...entries.map(lineOf).reverse(), ''].join('\n');
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  await vscode.window.showTextDocument(document, { preview: true });
}

function lineOf({ time, mediaId, outcome, account, endpoint, statusCode, reason, attempts }: LedgerEntry): string {
  const words = [
    `${time}  ${mediaId}  ${outcomeText(outcome)}`,
    vscode.l10n.t('account {0}', JSON.stringify(inOneLine(account))),
    endpoint,
    ...(statusCode === undefined ? [] : [`statusCode ${JSON.stringify(inOneLine(statusCode))}`]),
    ...(reason === undefined ? [] : [JSON.stringify(inOneLine(reason))]),
    attempts === 1 ? vscode.l10n.t('1 attempt') : vscode.l10n.t('{0} attempts', attempts),
  ];
  return words.join(' · ');
}
