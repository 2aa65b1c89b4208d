import * as vscode from 'vscode';
import type { LedgerEntry } from '../../core/ledger/format';
import type { LedgerDamage } from '../../core/ledger/ledger';
import type { DeletionOutcome } from '../../core/outcome';
import { deletionOutcomes, isFailure } from '../../core/outcome';
import { toSingleLine } from '../../core/text/escaping';
import { keptCopiesText } from '../copies/copyText';
import type { CopiesUsage } from '../copies/keptCopies';
import { localTime } from '../messages/localTime';
import { endText, outcomeText } from '../messages/outcomeText';

/** The scheme of the document that shows the history. */
export const historyScheme = 'whatsapp-media-history';

/** The history as text: the deletions, each with a line a media ID; the latest first. */
export function historyText(
  entries: readonly LedgerEntry[],
  damage: readonly LedgerDamage[],
  copies: ReadonlyMap<string, readonly vscode.Uri[]>,
  usage: CopiesUsage,
): string {
  const batches = batchesOf(entries);
  const lost = damage.flatMap(({ file, lines, problem }) => [
    ...(lines === 0
      ? []
      : [vscode.l10n.t('{0} lines of {1} cannot be read; their entries are missing here.', lines, toSingleLine(file))]),
    ...(problem === undefined
      ? []
      : [vscode.l10n.t('{0} cannot be read ({1}); its entries are missing here.', toSingleLine(file), problem)]),
  ]);
  const head = [headText(entries.length, batches.length), ...(usage.count === 0 ? [] : [keptCopiesText(usage)])];
  return [head.join(' · '), ...lost, '', ...batches.flatMap((batch) => batchLines(batch, copies))].join('\n');
}

function headText(entries: number, batches: number): string {
  if (entries === 0) return vscode.l10n.t('Nothing has been deleted yet.');
  const ids = entries === 1 ? vscode.l10n.t('1 media ID') : vscode.l10n.t('{0} media IDs', entries.toLocaleString());
  return batches === 1
    ? vscode.l10n.t('{0} in 1 deletion', ids)
    : vscode.l10n.t('{0} in {1} deletions, the latest first', ids, batches.toLocaleString());
}

/** Of each deletion its entries, oldest first; the latest deletion first. */
function batchesOf(entries: readonly LedgerEntry[]): (readonly LedgerEntry[])[] {
  const batches = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const batch = batches.get(entry.batch);
    if (batch === undefined) batches.set(entry.batch, [entry]);
    else batch.push(entry);
  }
  const endOf = (batch: readonly LedgerEntry[]): string => batch.at(-1)?.time ?? '';
  return [...batches.values()].sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1));
}

/** A line about the deletion, and one about each media ID. */
function batchLines(batch: readonly LedgerEntry[], copies: ReadonlyMap<string, readonly vscode.Uri[]>): string[] {
  const [first] = batch;
  const last = batch.at(-1);
  if (first === undefined || last === undefined) return [];
  const counts = deletionOutcomes.flatMap((outcome) => {
    const count = batch.filter((entry) => entry.outcome === outcome).length;
    return count === 0 ? [] : [`${count.toLocaleString()} ${outcomeText(outcome)}`];
  });
  const about = [
    localTime(new Date(last.time)),
    counts.join(', '),
    vscode.l10n.t('account {0}', JSON.stringify(toSingleLine(first.account))),
    first.endpoint,
  ];
  // What needs attention first: what may or may not be deleted, then failures; what was never sent comes last.
  const inOrder = readingOrder.flatMap((outcome) => batch.filter((entry) => entry.outcome === outcome));
  return [
    about.join(' · '),
    ...lookUpLines(batch),
    ...inOrder.map((entry) => lineOf(entry, copies.get(entry.mediaId))),
    '',
  ];
}

/** What the account listed afterward: a line for each time it was asked. */
function lookUpLines(batch: readonly LedgerEntry[]): string[] {
  const times = new Map<string, { listed: number; notListed: number }>();
  for (const { lookUp } of batch) {
    if (lookUp === undefined) continue;
    const counts = times.get(lookUp.time) ?? { listed: 0, notListed: 0 };
    if (lookUp.isListed) counts.listed++;
    else counts.notListed++;
    times.set(lookUp.time, counts);
  }
  return [...times].map(([time, { listed, notListed }]) =>
    vscode.l10n.t(
      '  Looked up at {0}: {1} no longer listed by the account, {2} still listed',
      localTime(new Date(time)),
      notListed.toLocaleString(),
      listed.toLocaleString(),
    ),
  );
}

const readingOrder: readonly DeletionOutcome[] = [
  'unknown',
  ...deletionOutcomes.filter((outcome) => isFailure(outcome) && outcome !== 'unknown'),
  'notFound',
  'deleted',
  'cancelled',
];

function lineOf(entry: LedgerEntry, copies: readonly vscode.Uri[] = []): string {
  const { mediaId, statusCode, reason, attempts } = entry;
  const words = [
    `  ${mediaId}  ${endText(entry)}`,
    ...(statusCode === undefined ? [] : [`statusCode ${JSON.stringify(toSingleLine(statusCode))}`]),
    ...(reason === undefined ? [] : [JSON.stringify(toSingleLine(reason))]),
    attempts === 1 ? vscode.l10n.t('1 attempt') : vscode.l10n.t('{0} attempts', attempts),
    // VS Code makes links of them.
    ...copies.map((uri) => vscode.l10n.t('copy: {0}', uri.toString())),
  ];
  return words.join(' · ');
}
