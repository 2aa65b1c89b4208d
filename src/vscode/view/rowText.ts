import * as vscode from 'vscode';
import type { Damaged } from '../../core/list/damage';
import { mediaStates } from '../../core/list/mediaState';
import type { MediaList } from '../../core/list/mediaList';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import { escapeForMessage } from '../../core/text/escaping';
import { isolated } from '../messages/isolated';
import { evidenceName, evidenceText } from '../editor/evidenceText';
import { stateText } from './stateText';

/** Longer paths are cut in a row. UTF-16 units. */
const maxPathLength = 300;

export function idCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 media ID') : vscode.l10n.t('{0} media IDs', count.toLocaleString());
}

export function placeCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count.toLocaleString());
}

/** `line 4`, or `cell 2, line 4` */
export function lineText({ occurrence: { cell, line } }: ListedOccurrence): string {
  return cell === undefined
    ? vscode.l10n.t('line {0}', line + 1)
    : vscode.l10n.t('cell {0}, line {1}', cell.number, line + 1);
}

/** What spreadsheets did to the digits of an ID, or may have done, in a few words; none where nothing is suspected. */
export function damageWords({ damage, isProbablyRounded }: Damaged): string[] {
  if (damage !== undefined) return [vscode.l10n.t('damaged by a spreadsheet')];
  return isProbablyRounded ? [vscode.l10n.t('may be rounded')] : [];
}

/** The path of a file beside other text: made safe, and isolated where it has right-to-left letters. */
export function pathText(list: MediaList, uri: string): string {
  return isolated(escapeForMessage(list.pathOf(uri), maxPathLength));
}

/** A row's words on a place beside its ID and state: the line first, so that a narrow view shows it. */
export function occurrenceDescription(place: ListedOccurrence): string[] {
  const { damage, isProbablyRounded, confidence, evidence } = place.occurrence;
  return [
    lineText(place),
    ...(damage === undefined ? [] : [vscode.l10n.t('damaged')]),
    ...(damage === undefined && isProbablyRounded ? [vscode.l10n.t('may be rounded')] : []),
    ...(confidence === 'likely' ? [vscode.l10n.t('likely')] : []),
    evidenceName(evidence),
  ];
}

/** `src/send.ts:4`, or `demo.ipynb (cell 2, line 4)` */
export function whereText(list: MediaList, place: ListedOccurrence): string {
  const { cell, line } = place.occurrence;
  const file = pathText(list, place.uri);
  return cell === undefined ? `${file}:${line + 1}` : `${file} (${lineText(place)})`;
}

/** What a screen reader says of a place beside its ID and state. */
export function occurrenceWords(place: ListedOccurrence): string[] {
  const { occurrence } = place;
  return [
    lineText(place),
    ...damageWords(occurrence),
    ...(occurrence.confidence === 'likely' ? [vscode.l10n.t('likely')] : []),
    evidenceText(occurrence.evidence),
  ];
}

/** What a screen reader says of a file: its path, how much is in it, and how deletions ended. */
export function fileLabel(list: MediaList, uri: string): string {
  const { length: places } = list.occurrencesIn(uri);
  const { ids, states } = list.summaryOf(uri);
  const ends = mediaStates
    .filter((state) => state !== 'notDeleted' && states.has(state))
    .map((state) => `${states.get(state) ?? 0} ${stateText(state)}`);
  const count = ids === places ? idCount(ids) : vscode.l10n.t('{0} in {1}', idCount(ids), placeCount(places));
  return [pathText(list, uri), count, ...ends].join(', ');
}
