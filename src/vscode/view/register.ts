import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { Commands } from '../commands';
import type { Occurrence } from '../workspace/publicOccurrence';
import { publicOccurrences } from '../workspace/publicOccurrence';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import type { IgnoredMediaIds } from './ignoredMediaIds';
import type { OpenDocuments } from '../editor/openDocuments';
import type { PastDeletions } from '../deletion/pastDeletions';
import { askForFilter } from './askForFilter';
import { manageIgnored } from './manageIgnored';
import type { MediaIdsView } from './mediaIdsView';
import { Navigation } from './navigation';
import { isPlace, openInNotebookCommand, openPlace } from './openPlace';
import { selectedRows } from './selectedRows';
import { registerViewKeys } from './viewKeys';

/** The context key `none` or `kept`, not set before the secret store was read: what asks for credentials depends on it. */
const credentialsKey = 'whatsappMedia.credentials';

/** How long the status bar says that something was copied (ms). */
const messageMs = 5_000;

export interface ViewParts {
  readonly view: MediaIdsView;
  readonly index: OccurrenceIndex;
  readonly scan: WorkspaceScan;
  readonly ignored: IgnoredMediaIds;
  readonly accounts: AccountStore;
  readonly past: PastDeletions;
  readonly open: OpenDocuments;
}

/** The commands of the view Media IDs. */
export function registerMediaIdsView(context: vscode.ExtensionContext, commands: Commands, parts: ViewParts): void {
  const { view, index, scan, ignored, accounts } = parts;
  commands.register('whatsappMedia.refresh', async (): Promise<Occurrence[]> => {
    await Promise.all([scan.scan(), parts.past.reload()]);
    return publicOccurrences(index, (mediaId) => !ignored.has(mediaId));
  });
  commands.register('whatsappMedia.filter', () => {
    askForFilter(view.filter, (filter) => {
      view.setFilter(filter);
    });
  });
  commands.register('whatsappMedia.clearFilter', () => {
    view.setFilter(undefined);
  });
  for (const [command, grouping] of [
    ['whatsappMedia.groupByFile', 'file'],
    ['whatsappMedia.groupById', 'id'],
    ['whatsappMedia.groupByState', 'state'],
  ] as const) {
    commands.register(command, () => {
      view.groupBy(grouping);
    });
  }
  const navigation = new Navigation(view, scan, parts.open);
  commands.register('whatsappMedia.next', () => navigation.go(1, false));
  commands.register('whatsappMedia.previous', () => navigation.go(-1, false));
  registerViewKeys(commands, view, navigation);
  commands.register('whatsappMedia.mediaIds.showMore', (parentId) => {
    if (typeof parentId === 'string') view.showMore(parentId);
  });
  // Rows hand it over; it is in no menu.
  commands.register(openInNotebookCommand, async (place) => {
    if (isPlace(place)) await openPlace(place, parts.open);
  });
  commands.register('whatsappMedia.copy', async (...args) => {
    await copyIds(idsOf(view, args));
  });
  commands.register('whatsappMedia.ignore', async (...args) => {
    const ids = await ignored.add(idsOf(view, args));
    if (ids.length > 0) void commands.handled('whatsappMedia.ignore', () => offerUndo(ignored, ids));
  });
  commands.register('whatsappMedia.manageIgnored', () => manageIgnored(ignored));
  commands.register('whatsappMedia.mediaIds.openToSide', async (...args) => {
    const [place] = (selectedRows(args) ?? []).flatMap((row) => view.rows.occurrencesOf(row));
    if (place !== undefined) await openPlace(place, parts.open, { viewColumn: vscode.ViewColumn.Beside });
  });
  trackCredentials(context, view, accounts);
}

async function copyIds(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await vscode.env.clipboard.writeText(ids.join('\n'));
  const text =
    ids.length === 0
      ? vscode.l10n.t('Select a media ID to copy it.')
      : ids.length === 1
        ? vscode.l10n.t('Copied {0}', ids[0] ?? '')
        : vscode.l10n.t('Copied {0} media IDs', ids.length);
  vscode.window.setStatusBarMessage(text, messageMs);
}

/** Says what is ignored now; Undo takes back just that, whatever was ignored since. */
async function offerUndo(ignored: IgnoredMediaIds, ids: readonly string[]): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const text =
    ids.length === 1
      ? vscode.l10n.t('{0} is no longer listed in this workspace.', ids[0] ?? '')
      : vscode.l10n.t('{0} numbers are no longer listed in this workspace.', ids.length);
  if ((await vscode.window.showInformationMessage(text, undo)) === undo) await ignored.remove(ids);
}

/** The distinct IDs of the rows that are meant; without rows, of the selection. */
function idsOf(view: MediaIdsView, args: readonly unknown[]): string[] {
  view.list.flush();
  const rows = selectedRows(args) ?? [...view.tree.selection];
  return [...new Set(rows.flatMap((row) => view.rows.occurrencesOf(row)).map(({ occurrence }) => occurrence.mediaId))];
}

/** Keeps the context key. The secret store isn't read before the view is visible. */
function trackCredentials(context: vscode.ExtensionContext, view: MediaIdsView, accounts: AccountStore): void {
  let isNeeded = false;
  const update = async (): Promise<void> => {
    if (!isNeeded) return;
    // A store that doesn't answer is reported when somebody deletes.
    const state = await accounts.all().then(
      ({ length }) => (length > 0 ? 'kept' : 'none'),
      () => 'none',
    );
    await vscode.commands.executeCommand('setContext', credentialsKey, state);
  };
  const updateOnceVisible = (): void => {
    if (isNeeded || !view.tree.visible) return;
    isNeeded = true;
    void update();
  };
  context.subscriptions.push(
    view.tree.onDidChangeVisibility(updateOnceVisible),
    accounts.onDidChange(() => void update()),
  );
  updateOnceVisible();
}
