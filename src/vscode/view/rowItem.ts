import * as path from 'node:path';
import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import type { MediaKind } from '../../core/occurrences/mediaKind';
import { mediaKindOf } from '../../core/occurrences/mediaKind';
import { damageOf, isDamaged } from '../../core/list/damage';
import type { MediaList } from '../../core/list/mediaList';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import type { ParentRow, Row, Rows } from '../../core/list/rows';
import type { DeletionStates } from '../deletion/deletionStates';
import { clockText } from '../messages/localTime';
import { endText as endTextOf } from '../messages/outcomeText';
import type { AccountWords } from '../accountMedia/accountWords';
import { isolated } from '../messages/isolated';
import { openCommand } from './openPlace';
import {
  damageWords,
  fileLabel,
  idCount,
  lineText,
  pathText,
  placeCount,
  occurrenceDescription,
  occurrenceWords,
  whereText,
} from './rowText';
import { groupIcon, groupText, stateIcon, stateText } from './stateText';

const kindIcons: Readonly<Record<MediaKind, string>> = {
  image: 'device-camera',
  video: 'device-camera-video',
  audio: 'unmute',
  document: 'file-pdf',
  sticker: 'smiley',
};

/** What rows look like. */
export class RowItems {
  constructor(
    private readonly list: MediaList,
    private readonly rows: Rows,
    private readonly states: Pick<DeletionStates, 'resultOf'>,
    private readonly words: Pick<AccountWords, 'rowText'>,
  ) {}

  itemOf(row: Row): vscode.TreeItem {
    const item = this.bare(row);
    item.id = row.id;
    // A row that represents a single place has the commands of a place.
    item.contextValue = this.rows.onlyOccurrenceOf(row) === undefined ? row.kind : 'place';
    return item;
  }

  private bare(row: Row): vscode.TreeItem {
    switch (row.kind) {
      case 'place':
        return row.parent.kind === 'file' ? this.idAtPlaceItem(row.place) : this.placeItem(row.place);
      case 'more':
        return moreItem(row);
      default:
        return this.parentItem(row);
    }
  }

  private parentItem(row: ParentRow): vscode.TreeItem {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item =
      row.kind === 'file' ? this.fileItem(row.uri) : row.kind === 'id' ? this.idItem(row) : this.stateItem(row);
    if (this.rows.onlyOccurrenceOf(row) === undefined)
      item.collapsibleState = this.rows.isOpenAtFirst(row) ? Expanded : Collapsed;
    return item;
  }

  private fileItem(uri: string): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.Uri.parse(uri));
    const folder = path.posix.dirname(this.list.pathOf(uri));
    const name = path.posix.basename(item.resourceUri?.path ?? '');
    const safeName = escapeForMessage(name);
    // Otherwise the name is VS Code's affair, which marks what was searched for in it.
    if (safeName !== name) item.label = safeName;
    const count = this.countText(uri);
    item.description = folder === '.' ? count : `${isolated(escapeForMessage(folder))} · ${count}`;
    // The file's own icon and decorations come with its URI.
    item.iconPath = vscode.ThemeIcon.File;
    item.accessibilityInformation = { label: fileLabel(this.list, uri) };
    return item;
  }

  /** How many places a file has, or how many of its IDs are deleted where any is. */
  private countText(uri: string): string {
    const { ids, states } = this.list.summaryOf(uri);
    const deleted = states.get('deleted') ?? 0;
    return deleted === 0
      ? this.list.occurrencesIn(uri).length.toLocaleString()
      : vscode.l10n.t('{0} of {1} deleted', deleted.toLocaleString(), ids.toLocaleString());
  }

  private idItem(row: Extract<Row, { kind: 'id' }>): vscode.TreeItem {
    const { mediaId } = row;
    const places = this.list.occurrencesOf(mediaId);
    const [first] = places;
    const only = this.rows.onlyOccurrenceOf(row);
    const state = this.list.stateOf(mediaId);
    const damage = damageWords(damageOf(places));
    const item = new vscode.TreeItem(mediaId);
    const where = only === undefined ? placeCount(places.length) : whereText(this.list, only);
    item.description = [...this.stateWords(mediaId), where, ...damage].join(' · ');
    item.iconPath = damage.length > 0 ? new vscode.ThemeIcon('warning') : (stateIcon(state) ?? kindIcon(places));
    if (only !== undefined) item.command = openCommand(only);
    const at = first === undefined ? [] : [`${pathText(this.list, first.uri)} ${lineText(first)}`];
    const words = [placeCount(places.length), ...damage, ...at].join(', ');
    item.accessibilityInformation = {
      label: vscode.l10n.t(
        'Media ID {0}, {1}, {2}',
        mediaId,
        words,
        [stateText(state), ...this.accountWords(mediaId)].join(', '),
      ),
    };
    return item;
  }

  private stateItem({ state }: Extract<Row, { kind: 'state' }>): vscode.TreeItem {
    const item = new vscode.TreeItem(groupText(state));
    const count = this.list.byState().get(state)?.length ?? 0;
    item.description = count.toLocaleString();
    item.iconPath = groupIcon(state);
    item.accessibilityInformation = { label: vscode.l10n.t('State {0}, {1}', groupText(state), idCount(count)) };
    return item;
  }

  /** A place in a list by file: there the row is the ID's. */
  private idAtPlaceItem(place: ListedOccurrence): vscode.TreeItem {
    const { mediaId } = place.occurrence;
    const state = this.list.stateOf(mediaId);
    const item = this.openingItem(mediaId, place);
    item.description = [...this.stateWords(mediaId), ...occurrenceDescription(place)].join(' · ');
    const sign = isDamaged(place.occurrence) ? new vscode.ThemeIcon('warning') : stateIcon(state);
    item.iconPath = sign ?? kindIcon([place]);
    return item;
  }

  /** A place in a list by ID: there the row is the file's. */
  private placeItem(place: ListedOccurrence): vscode.TreeItem {
    const item = this.openingItem(pathText(this.list, place.uri), place);
    item.description = occurrenceDescription(place).join(' · ');
    item.iconPath = new vscode.ThemeIcon('go-to-file');
    return item;
  }

  private openingItem(label: string, place: ListedOccurrence): vscode.TreeItem {
    const { mediaId } = place.occurrence;
    const item = new vscode.TreeItem(label);
    item.command = openCommand(place);
    const file = pathText(this.list, place.uri);
    const words = occurrenceWords(place).join(', ');
    item.accessibilityInformation = {
      label: vscode.l10n.t(
        'Media ID {0}, {1}, {2}, {3}',
        mediaId,
        file,
        words,
        [this.endText(mediaId), ...this.accountWords(mediaId)].join(', '),
      ),
    };
    return item;
  }

  /** How its deletion ended; else what the account says. */
  private stateWords(mediaId: string): string[] {
    return this.list.stateOf(mediaId) === 'notDeleted' ? this.accountWords(mediaId) : [this.endText(mediaId)];
  }

  private accountWords(mediaId: string): string[] {
    const word = this.list.stateOf(mediaId) === 'notDeleted' ? this.words.rowText(mediaId) : undefined;
    return word === undefined ? [] : [word];
  }

  /** The state, with the service's own words where it said no. */
  private endText(mediaId: string): string {
    const current = this.list.stateOf(mediaId);
    const result = this.states.resultOf(mediaId);
    const isEnded = result?.outcome === current;
    const state = isEnded ? endTextOf(result, (time) => clockText(time)) : stateText(current);
    const isFailure = result !== undefined && result.outcome !== 'deleted' && result.outcome !== 'cancelled';
    return isFailure && result.reason !== undefined ? `${state}: ${escapeForMessage(result.reason, 80)}` : state;
  }
}

function moreItem({ hidden, parent }: Extract<Row, { kind: 'more' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('{0} more', hidden.toLocaleString()));
  const title = vscode.l10n.t('Show More');
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'whatsappMedia.mediaIds.showMore', title, arguments: [parent?.id ?? ''] };
  item.accessibilityInformation = { label: vscode.l10n.t('{0} more, {1}', hidden.toLocaleString(), title) };
  return item;
}

/** The icon of the media kind, where any of these places says it. */
function kindIcon(places: readonly ListedOccurrence[]): vscode.ThemeIcon {
  const kind = places.map(({ occurrence }) => mediaKindOf(occurrence.evidence)).find((one) => one !== undefined);
  return new vscode.ThemeIcon(kind === undefined ? 'file-media' : kindIcons[kind]);
}
