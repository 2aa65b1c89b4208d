import * as path from 'node:path';
import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import type { MediaKind } from '../core/mediaIndex/mediaKind';
import { mediaKindOf } from '../core/mediaIndex/mediaKind';
import type { MediaList } from '../core/mediaList/mediaList';
import type { Place } from '../core/mediaList/place';
import type { ParentRow, Row, Rows } from '../core/mediaList/rows';
import type { DeletionStates } from '../deleting/deletionStates';
import { openCommand } from './openPlace';
import type { Damaged } from './rowText';
import { damageWords, fileLabel, idCount, lineText, placeCount, placeWords } from './rowText';
import { stateIcon, stateText } from './stateText';

const kindIcons: Readonly<Record<MediaKind, string>> = {
  image: 'file-media',
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
  ) {}

  itemOf(row: Row): vscode.TreeItem {
    const item = this.bare(row);
    item.id = row.id;
    item.contextValue = row.kind;
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
    item.collapsibleState = this.rows.isOpenAtFirst(row) ? Expanded : Collapsed;
    return item;
  }

  private fileItem(uri: string): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.Uri.parse(uri));
    const folder = path.posix.dirname(this.list.pathOf(uri));
    const count = this.list.placesIn(uri).length.toLocaleString();
    item.description = folder === '.' ? count : `${folder} · ${count}`;
    // The file's own icon and decorations come with its URI.
    item.iconPath = vscode.ThemeIcon.File;
    item.accessibilityInformation = { label: fileLabel(this.list, uri) };
    return item;
  }

  private idItem({ mediaId }: Extract<Row, { kind: 'id' }>): vscode.TreeItem {
    const places = this.list.placesOf(mediaId);
    const [first] = places;
    const state = this.list.stateOf(mediaId);
    const damage = damageWords(damageOf(places));
    const count = placeCount(places.length);
    const item = new vscode.TreeItem(mediaId);
    const words = [count, ...damage];
    item.description = [...(state === 'listed' ? [] : [this.endText(mediaId)]), ...words].join(' · ');
    item.iconPath = damage.length > 0 ? new vscode.ThemeIcon('warning') : (stateIcon(state) ?? kindIcon(places));
    const where = first === undefined ? [] : [`${this.list.pathOf(first.uri)} ${lineText(first)}`];
    item.accessibilityInformation = {
      label: vscode.l10n.t('Media ID {0}, {1}, {2}', mediaId, [...words, ...where].join(', '), stateText(state)),
    };
    return item;
  }

  private stateItem({ state }: Extract<Row, { kind: 'state' }>): vscode.TreeItem {
    const item = new vscode.TreeItem(stateText(state));
    const count = this.list.byState().get(state)?.length ?? 0;
    item.description = count.toLocaleString();
    item.iconPath = stateIcon(state) ?? new vscode.ThemeIcon('circle-large-outline');
    item.accessibilityInformation = { label: vscode.l10n.t('State {0}, {1}', stateText(state), idCount(count)) };
    return item;
  }

  /** A place in a list by file: there the row is the ID's. */
  private idAtPlaceItem(place: Place): vscode.TreeItem {
    const { mediaId } = place.occurrence;
    const state = this.list.stateOf(mediaId);
    const item = this.openingItem(mediaId, place);
    item.description = [...(state === 'listed' ? [] : [this.endText(mediaId)]), ...placeWords(place)].join(' · ');
    const isDamaged = damageWords(place.occurrence).length > 0;
    const sign = isDamaged ? new vscode.ThemeIcon('warning') : stateIcon(state);
    item.iconPath = sign ?? kindIcon([place]);
    return item;
  }

  /** A place in a list by ID: there the row is the file's. */
  private placeItem(place: Place): vscode.TreeItem {
    const item = this.openingItem(this.list.pathOf(place.uri), place);
    item.description = placeWords(place).join(' · ');
    item.iconPath = new vscode.ThemeIcon('go-to-file');
    return item;
  }

  private openingItem(label: string, place: Place): vscode.TreeItem {
    const { mediaId } = place.occurrence;
    const item = new vscode.TreeItem(label);
    item.command = openCommand(place);
    const file = this.list.pathOf(place.uri);
    const words = placeWords(place).join(', ');
    item.accessibilityInformation = {
      label: vscode.l10n.t('Media ID {0}, {1}, {2}, {3}', mediaId, file, words, this.endText(mediaId)),
    };
    return item;
  }

  /** The state, with the service's own words where it said no. */
  private endText(mediaId: string): string {
    const state = stateText(this.list.stateOf(mediaId));
    const result = this.states.resultOf(mediaId);
    const isFailure = result !== undefined && result.outcome !== 'deleted' && result.outcome !== 'cancelled';
    return isFailure && result.reason !== undefined ? `${state}: ${inMessage(result.reason, 80)}` : state;
  }
}

/** Of an ID at all its places: one place where nothing happened to its digits shows that they are right. */
function damageOf(places: readonly Place[]): Damaged {
  const whole = places.find(({ occurrence }) => occurrence.damage === undefined);
  return {
    damage: whole === undefined ? places[0]?.occurrence.damage : undefined,
    isProbablyRounded: places.some(({ occurrence }) => occurrence.isProbablyRounded),
  };
}

function moreItem({ hidden, parent }: Extract<Row, { kind: 'more' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('{0} more', hidden.toLocaleString()));
  const title = vscode.l10n.t('Show More');
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'whatsappMedia.mediaIds.showMore', title, arguments: [parent?.id ?? ''] };
  item.accessibilityInformation = { label: vscode.l10n.t('{0} more, {1}', hidden.toLocaleString(), title) };
  return item;
}

/** The sign of the kind of media that any of these places tells of. */
function kindIcon(places: readonly Place[]): vscode.ThemeIcon {
  const kind = places.map(({ occurrence }) => mediaKindOf(occurrence.evidence)).find((one) => one !== undefined);
  return new vscode.ThemeIcon(kind === undefined ? 'symbol-key' : kindIcons[kind]);
}
