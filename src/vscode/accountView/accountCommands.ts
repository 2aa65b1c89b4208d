import * as vscode from 'vscode';
import { parseAccountFilter } from '../../core/accountMedia/accountFilter';
import type { AccountRow } from '../../core/accountMedia/accountRows';
import { mediaOfRows } from '../../core/accountMedia/accountRows';
import type { AccountMedia } from '../../core/gateway/accountMedia';
import { escapeForMessage } from '../../core/text/escaping';
import { publicAccountMedia } from '../accountMedia/publicAccountMedia';
import { readArgument } from '../commands';
import type { CommandTable } from '../commands';
import type { Candidate } from '../deletion/candidates';
import { UserError } from '../messages/userError';
import { requireTrust } from '../settings/requireTrust';
import { copyMediaIds } from '../view/copyCommand';
import { showFilterBox } from '../view/filterBox';
import { clickedOrSelected } from '../view/selectedRows';
import type { AccountMediaView, AccountViewSources } from './accountMediaView';

/** The commands of the view Account Media. */
export function accountViewCommands(view: AccountMediaView, { list, index }: AccountViewSources): CommandTable {
  return {
    'whatsappMedia.refreshAccount': async () => {
      const refusal = vscode.l10n.t(
        'The account is not read in Restricted Mode: nothing is sent until you trust this workspace.',
      );
      if (!(await requireTrust(refusal))) return undefined;
      const status = await list.refresh({ isOnDemand: true });
      if (status.kind !== 'listed') {
        if (!view.tree.visible) showWhyNot(status);
        return undefined;
      }
      return publicAccountMedia(list.listing?.media.values() ?? [], (mediaId) => index.filesUsing(mediaId));
    },
    'whatsappMedia.account.cancel': () => {
      list.cancel();
    },
    'whatsappMedia.account.filter': () => {
      askForAccountFilter(view);
    },
    'whatsappMedia.account.clearFilter': () => {
      view.setFilter(undefined);
    },
    'whatsappMedia.account.groupByUse': () => {
      view.groupBy('use');
    },
    'whatsappMedia.account.groupByKind': () => {
      view.groupBy('kind');
    },
    'whatsappMedia.account.groupByNumber': () => {
      view.groupBy('number');
    },
    'whatsappMedia.account.groupByExpiry': () => {
      view.groupBy('expiry');
    },
    'whatsappMedia.account.showMore': (groupId) => {
      if (typeof groupId === 'string') view.showMore(groupId);
    },
    'whatsappMedia.account.copyId': async (...args) => {
      const ids = (accountMediaOf(args) ?? mediaOfRows(view.tree.selection)).map(({ mediaId }) => mediaId);
      await copyMediaIds(ids);
    },
    'whatsappMedia.account.copy': () => vscode.commands.executeCommand('whatsappMedia.account.copyId'),
    'whatsappMedia.account.delete': () => {
      const { selection } = view.tree;
      const [row] = selection;
      if (row !== undefined) {
        const isUnusedGroup = selection.length === 1 && isUnused(row);
        const command = isUnusedGroup ? 'whatsappMedia.deleteUnused' : 'whatsappMedia.delete';
        return vscode.commands.executeCommand(command, row, [...selection]);
      }
      void vscode.window.showInformationMessage(vscode.l10n.t('Select a row in the view Account Media first.'));
      return undefined;
    },
  };
}

/** What rows of the view mean to those who delete; `undefined` where the arguments are none of its rows. @throws UserError */
export function accountCandidates(args: readonly unknown[]): Candidate[] | undefined {
  const rows = readArgument(() => selectedAccountRows(args)) ?? [];
  // What is not recognized anywhere may be used all the same: that is looked for first.
  const unused = rows.find(isUnused);
  if (unused !== undefined) {
    throw new UserError(
      vscode.l10n.t('Nothing was deleted: what is not used is deleted alone, once the workspace was searched for it.'),
      {
        title: vscode.l10n.t('Delete Unused…'),
        run: () => vscode.commands.executeCommand('whatsappMedia.deleteUnused', unused),
      },
    );
  }
  return accountMediaOf(args)?.map(({ mediaId }) => {
    return { mediaId, confidence: 'certain', damage: undefined, isProbablyRounded: false };
  });
}

function isUnused(row: AccountRow): row is Extract<AccountRow, { readonly kind: 'accountGroup' }> {
  return row.kind === 'accountGroup' && row.group.by === 'use' && !row.group.isUsed;
}

/** Of the row *Not used in this workspace* what it shows; `undefined` where the arguments are none. */
export function unusedMediaOf(args: readonly unknown[]): ReadonlySet<string> | undefined {
  return readArgument(() => {
    const group = selectedAccountRows(args)?.find(isUnused);
    return group === undefined ? undefined : new Set(group.media.map(({ mediaId }) => mediaId));
  });
}

/** The media objects that rows of the view stand for; `undefined` where the arguments are none of its rows. */
export function accountMediaOf(args: readonly unknown[]): AccountMedia[] | undefined {
  return readArgument(() => {
    const rows = selectedAccountRows(args);
    return rows === undefined ? undefined : mediaOfRows(rows);
  });
}

function selectedAccountRows(args: readonly unknown[]): AccountRow[] | undefined {
  return clickedOrSelected(args, isAccountRow);
}

function isAccountRow(value: unknown): value is AccountRow {
  const kinds: readonly unknown[] = ['accountGroup', 'accountMedia', 'accountMore'];
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && kinds.includes(value.kind);
}

function showWhyNot(status: Awaited<ReturnType<AccountViewSources['list']['refresh']>>): void {
  if (status.kind === 'noList') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This gateway does not list the media of an account. Nothing else depends on it.'),
    );
  }
  if (status.kind === 'noCredentials') {
    void vscode.window.showInformationMessage(vscode.l10n.t('No credentials are set. Nothing was sent.'));
  }
  if (status.kind === 'rejected' || status.kind === 'failed') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The account could not be read: {0}', escapeForMessage(status.reason, 200)),
    );
  }
}

function askForAccountFilter(view: AccountMediaView): void {
  showFilterBox({
    title: vscode.l10n.t('Filter Account Media'),
    prompt: vscode.l10n.t(
      'Text of the media ID, the name, the description or the number; @unused, @kind:video, @expires:<7d. Escape keeps the former filter.',
    ),
    placeholder: vscode.l10n.t('Text, @unused, @kind:… or @expires:<7d'),
    current: view.rows.filter,
    parse: parseAccountFilter,
    problemText: (part) =>
      vscode.l10n.t(
        'Unknown filter {0}. Known: @used, @unused, @kind:image, video, audio, document or unknown, @expires:<7d.',
        escapeForMessage(part, 40),
      ),
    apply: (filter) => {
      view.setFilter(filter);
    },
  });
}
