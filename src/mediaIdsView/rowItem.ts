import * as path from 'node:path';
import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import { mediaKindOf } from '../core/mediaIndex/mediaKind';
import type { MediaKind } from '../core/mediaIndex/mediaKind';
import type { LedgerEntry } from '../core/deletionLedger/format';
import type { PastDeletions } from '../deleting/pastDeletions';
import { outcomeText } from '../output/deletionLog';
import type { DeletionStates } from '../deleting/deletionStates';
import { evidenceText } from '../recognition/evidenceText';
import type { MediaList, Place } from './mediaList';
import type { Row } from './rows';
import { stateIcon, stateText } from './stateText';

const kindIcons: Readonly<Record<MediaKind, string>> = {
  image: 'file-media',
  video: 'device-camera-video',
  audio: 'unmute',
  document: 'file-pdf',
  sticker: 'smiley',
};

/** So many places are named in a tooltip. */
const namedPlaces = 15;

/** So many earlier deletions are named in a tooltip. */
const namedDeletions = 5;

/** What rows look like. */
export class RowItems {
  constructor(
    private readonly list: MediaList,
    private readonly states: DeletionStates,
    private readonly past: Pick<PastDeletions, 'of'>,
  ) {}

  itemOf(row: Row): vscode.TreeItem {
    const item = this.bare(row);
    item.id = row.id;
    item.contextValue = row.kind;
    return item;
  }

  /** What is told of a row when the pointer rests on it. */
  async tooltipOf(row: Row): Promise<vscode.MarkdownString | undefined> {
    if (row.kind !== 'place' && row.kind !== 'id') return undefined;
    const mediaId = row.kind === 'id' ? row.mediaId : row.place.occurrence.mediaId;
    const text = new vscode.MarkdownString();
    const add = (line: string): void => {
      text.appendText(line);
      text.appendMarkdown('\n\n');
    };
    add(mediaId);
    if (row.kind === 'place') add(recognisedAs(row.place));
    add(vscode.l10n.t('State: {0}', stateText(this.states.stateOf(mediaId))));
    const result = this.states.resultOf(mediaId);
    if (result?.reason !== undefined) add(vscode.l10n.t('The service said: "{0}"', inMessage(result.reason, 200)));
    const places = this.list.placesOf(mediaId);
    const named = places.slice(0, namedPlaces).map((place) => `${pathOf(place.uri)}:${place.occurrence.line + 1}`);
    const more = places.length - named.length;
    add(vscode.l10n.t('Used in {0} places: {1}', places.length, named.join(', ') + (more > 0 ? ` (+${more})` : '')));
    const history = (await this.past.of(mediaId)).slice(-namedDeletions).reverse();
    if (history.length > 0) add(vscode.l10n.t('History: {0}', history.map(deletionText).join('; ')));
    return text;
  }

  private bare(row: Row): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    switch (row.kind) {
      case 'file': {
        const uri = vscode.Uri.parse(row.uri);
        const count = this.list.placesIn(row.uri).length;
        const item = new vscode.TreeItem(uri, Expanded);
        const folder = path.posix.dirname(pathOf(row.uri));
        item.description = folder === '.' ? String(count) : `${folder} · ${count}`;
        item.iconPath = vscode.ThemeIcon.File;
        item.accessibilityInformation = {
          label: vscode.l10n.t('{0}, {1} media IDs', pathOf(row.uri), count),
        };
        return item;
      }
      case 'place':
        return this.placeItem(row.place, row.parent.kind !== 'file');
      case 'id': {
        const places = this.list.placesOf(row.mediaId);
        const state = this.states.stateOf(row.mediaId);
        const item = new vscode.TreeItem(row.mediaId, Collapsed);
        const count = placeCount(places.length);
        item.description = state === 'listed' ? count : `${stateText(state)} · ${count}`;
        item.iconPath = stateIcon(state) ?? kindIcon(places);
        item.accessibilityInformation = {
          label: vscode.l10n.t('Media ID {0}, {1}, {2}', row.mediaId, count, stateText(state)),
        };
        return item;
      }
      case 'state': {
        const item = new vscode.TreeItem(stateText(row.state), Expanded);
        const icon = stateIcon(row.state);
        if (icon !== undefined) item.iconPath = icon;
        return item;
      }
      case 'more': {
        const item = new vscode.TreeItem(vscode.l10n.t('{0} more', row.hidden), None);
        item.iconPath = new vscode.ThemeIcon('ellipsis');
        item.command = { command: 'whatsappMedia.mediaIds.showMore', title: vscode.l10n.t('Show More') };
        return item;
      }
    }
  }

  private placeItem(place: Place, namesFile: boolean): vscode.TreeItem {
    const { occurrence, uri } = place;
    const { mediaId, line } = occurrence;
    const state = this.states.stateOf(mediaId);
    const where = vscode.l10n.t('line {0}', line + 1);
    const item = new vscode.TreeItem(namesFile ? pathOf(uri) : mediaId, vscode.TreeItemCollapsibleState.None);
    const words = [
      ...(state === 'listed' || namesFile ? [] : [this.endText(mediaId)]),
      where,
      ...(occurrence.damage === undefined ? [] : [vscode.l10n.t('damaged by a spreadsheet')]),
      ...(occurrence.confidence === 'likely' ? [vscode.l10n.t('likely')] : []),
      evidenceText(occurrence.evidence),
    ];
    item.description = words.join(' · ');
    const sign = occurrence.damage === undefined ? stateIcon(state) : new vscode.ThemeIcon('warning');
    item.iconPath = namesFile ? new vscode.ThemeIcon('go-to-file') : (sign ?? kindIcon([place]));
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: openArguments(place) };
    item.accessibilityInformation = {
      label: vscode.l10n.t('Media ID {0}, {1}, {2}, {3}', mediaId, pathOf(uri), words.join(', '), stateText(state)),
    };
    return item;
  }

  /** How a deletion ended, with the service's own words where it said no. */
  private endText(mediaId: string): string {
    const state = stateText(this.states.stateOf(mediaId));
    const result = this.states.resultOf(mediaId);
    const isFailure = result !== undefined && result.outcome !== 'deleted' && result.outcome !== 'cancelled';
    return isFailure && result.reason !== undefined ? `${state}: ${inMessage(result.reason, 80)}` : state;
  }
}

/** Opens the exact range in a preview, as a result of a search does. */
export function openArguments({ uri, occurrence }: Place): [vscode.Uri, vscode.TextDocumentShowOptions] {
  const { line, character, mediaId } = occurrence;
  const selection = new vscode.Range(line, character, line, character + mediaId.length);
  return [vscode.Uri.parse(uri), { selection, preview: true, preserveFocus: true }];
}

function deletionText({ time, outcome, account }: LedgerEntry): string {
  return vscode.l10n.t(
    '{0} {1}, account {2}',
    new Date(time).toLocaleString(),
    outcomeText(outcome),
    inMessage(account, 40),
  );
}

function recognisedAs({ occurrence: { evidence, confidence } }: Place): string {
  const certainty = confidence === 'certain' ? vscode.l10n.t('certain') : vscode.l10n.t('likely');
  return vscode.l10n.t('Recognised as: {0} ({1})', evidenceText(evidence), certainty);
}

function placeCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count);
}

/** The sign of the kind of media that any of these places tells of. */
function kindIcon(places: readonly Place[]): vscode.ThemeIcon {
  const kind = places.map(({ occurrence }) => mediaKindOf(occurrence.evidence)).find((one) => one !== undefined);
  return new vscode.ThemeIcon(kind === undefined ? 'symbol-key' : kindIcons[kind]);
}

function pathOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
