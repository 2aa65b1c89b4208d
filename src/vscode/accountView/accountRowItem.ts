import * as vscode from 'vscode';
import type { AccountGroupRow, AccountRow } from '../../core/accountMedia/accountRows';
import { expiryOf } from '../../core/accountMedia/expiry';
import type { AccountMedia } from '../../core/gateway/accountMedia';
import type { MediaState } from '../../core/list/mediaState';
import { escapeForMessage } from '../../core/text/escaping';
import { expiryText, kindText } from '../accountMedia/accountMediaText';
import { isolated } from '../messages/isolated';
import { asMarkdown, newTooltip, pictureMarkdown } from '../messages/markdown';
import { localTime } from '../messages/localTime';
import { stateIcon, stateText } from '../view/stateText';

/** Longer names are cut in a row (UTF-16 code units). */
const maxNameLength = 80;

/** What a row asks of others. */
export interface AccountRowSources {
  readonly stateOf: (mediaId: string) => MediaState;
  /** URIs of the files in which it is recognized. */
  readonly filesUsing: (mediaId: string) => ReadonlySet<string>;
  /** Whether the whole workspace was searched. */
  readonly isSearched: () => boolean;
  /** Of a media object, where one is at hand. */
  readonly pictureOf: (mediaId: string) => vscode.Uri | undefined;
}

export function accountRowItem(row: AccountRow, sources: AccountRowSources): vscode.TreeItem {
  switch (row.kind) {
    case 'accountGroup':
      return groupItem(row, sources);
    case 'accountMedia':
      return mediaItem(row.id, row.media, sources);
    case 'accountMore': {
      const item = new vscode.TreeItem(vscode.l10n.t('Show More ({0} hidden)', row.hidden.toLocaleString()));
      item.id = row.id;
      item.contextValue = 'accountMore';
      item.command = {
        command: 'whatsappMedia.account.showMore',
        title: vscode.l10n.t('Show More'),
        arguments: [row.parent.id],
      };
      return item;
    }
  }
}

function groupItem(row: AccountGroupRow, { isSearched }: AccountRowSources): vscode.TreeItem {
  const { group, media } = row;
  const item = new vscode.TreeItem(groupText(group), vscode.TreeItemCollapsibleState.Expanded);
  item.id = row.id;
  const count = media.length.toLocaleString();
  const isGuess = group.by === 'use' && !isSearched();
  item.description = isGuess ? vscode.l10n.t('{0} · workspace not searched', count) : count;
  item.accessibilityInformation = { label: [groupText(group), item.description].join(', ') };
  item.contextValue = group.by === 'use' && !group.isUsed ? 'accountUnused' : 'accountGroup';
  item.tooltip =
    group.by === 'use'
      ? vscode.l10n.t('As far as this workspace tells. Other repositories and databases may use them.')
      : groupText(group);
  return item;
}

function groupText(group: AccountGroupRow['group']): string {
  switch (group.by) {
    case 'use':
      return group.isUsed ? vscode.l10n.t('Used') : vscode.l10n.t('Not used in this workspace');
    case 'kind':
      return kindText(group.kind);
    case 'number':
      return group.wabaNumber === undefined
        ? vscode.l10n.t('Number unknown')
        : escapeForMessage(group.wabaNumber, maxNameLength);
    case 'expiry':
      switch (group.when) {
        case 'expired':
          return vscode.l10n.t('Expired');
        case 'soon':
          return vscode.l10n.t('Expires within 7 days');
        case 'later':
          return vscode.l10n.t('Expires later');
        case 'unknown':
          return vscode.l10n.t('Age unknown');
      }
  }
}

function mediaItem(id: string, media: AccountMedia, sources: AccountRowSources): vscode.TreeItem {
  const { mediaId, identifier, wabaNumber, kind } = media;
  const item = new vscode.TreeItem(identifier === undefined ? mediaId : shownName(identifier));
  item.id = id;
  item.contextValue = 'accountMedia';
  const state = sources.stateOf(mediaId);
  item.iconPath = stateIcon(state) ?? new vscode.ThemeIcon(kindIcons[kind]);
  const files = sources.filesUsing(mediaId).size;
  const words = [
    ...(state === 'notDeleted' ? [] : [stateText(state)]),
    expiryText(media, Date.now()),
    ...(identifier === undefined ? [] : [mediaId]),
    kindText(kind),
    ...(wabaNumber === undefined ? [] : [escapeForMessage(wabaNumber, maxNameLength)]),
    ...(files === 0 ? [] : [usedText(files)]),
  ];
  item.description = words.join(' · ');
  item.accessibilityInformation = { label: [item.label as string, ...words].join(', ') };
  return item;
}

/** The tooltip of a media object: all that the account says about it, and where the workspace uses it. */
export function accountTooltip(media: AccountMedia, sources: AccountRowSources): vscode.MarkdownString {
  const { mediaId, identifier, description, kind, createdMs, wabaNumber, status } = media;
  const expiry = expiryOf(media);
  const files = sources.filesUsing(mediaId).size;
  const state = sources.stateOf(mediaId);
  const lines = [
    mediaId,
    ...(identifier === undefined ? [] : [vscode.l10n.t('Name: {0}', escapeForMessage(identifier, 200))]),
    ...(description === undefined ? [] : [vscode.l10n.t('Description: {0}', escapeForMessage(description, 200))]),
    vscode.l10n.t('Kind: {0}', kindText(kind)),
    ...(createdMs === undefined ? [] : [vscode.l10n.t('Uploaded: {0}', localTime(new Date(createdMs)))]),
    ...(expiry === undefined ? [] : [vscode.l10n.t('Expires: {0}', localTime(new Date(expiry)))]),
    ...(wabaNumber === undefined ? [] : [vscode.l10n.t('WABA number: {0}', escapeForMessage(wabaNumber, 40))]),
    ...(status === undefined ? [] : [vscode.l10n.t('Status: {0}', escapeForMessage(status, 40))]),
    vscode.l10n.t('State: {0}', stateText(state)),
    files > 0
      ? usedText(files)
      : sources.isSearched()
        ? vscode.l10n.t('not used in this workspace')
        : vscode.l10n.t('workspace not searched'),
  ];
  return newTooltip().appendMarkdown(
    [...lines.map(asMarkdown), pictureMarkdown(mediaId, sources.pictureOf(mediaId))].join('\n\n'),
  );
}

function usedText(files: number): string {
  return files === 1 ? vscode.l10n.t('used in 1 file') : vscode.l10n.t('used in {0} files', files);
}

/** A name that somebody uploaded a file with. */
function shownName(name: string): string {
  return isolated(escapeForMessage(name, maxNameLength));
}

const kindIcons: Readonly<Record<AccountMedia['kind'], string>> = {
  image: 'file-media',
  video: 'device-camera-video',
  audio: 'unmute',
  document: 'file',
  unknown: 'circle-large-outline',
};
