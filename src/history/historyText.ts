import * as vscode from 'vscode';
import type { LedgerEntry } from '../core/deletionLedger/format';
import type { Damage } from '../core/deletionLedger/ledger';
import { inOneLine } from '../core/foreignText/inOneLine';
import { outcomeText } from '../output/deletionLog';

/** The scheme of the document that shows the history. */
export const historyScheme = 'whatsapp-media-history';

/** The history as text: a line an entry, the latest first. */
export function historyText(entries: readonly LedgerEntry[], damage: readonly Damage[]): string {
  const head =
    entries.length === 0
      ? vscode.l10n.t('Nothing was deleted yet.')
      : vscode.l10n.t('{0} media IDs, the latest first. Times are UTC.', entries.length);
  const lost = damage.flatMap(({ file, lines, problem }) => [
    ...(lines === 0
      ? []
      : [vscode.l10n.t('{0} lines of {1} cannot be read; what they said is missing here.', lines, inOneLine(file))]),
    ...(problem === undefined
      ? []
      : [vscode.l10n.t('{0} cannot be read ({1}); what it said is missing here.', inOneLine(file), problem)]),
  ]);
  return [head, ...lost, '', ...entries.map(lineOf).reverse(), ''].join('\n');
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
