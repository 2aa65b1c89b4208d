import * as vscode from 'vscode';
import type { AccountFilter } from '../../core/accountMedia/accountFilter';
import type { AccountGrouping } from '../../core/accountMedia/accountGroups';
import { accountGroupings } from '../../core/accountMedia/accountGroups';
import type { AccountRow } from '../../core/accountMedia/accountRows';
import { AccountRows } from '../../core/accountMedia/accountRows';
import type { AccountMedia } from '../../core/gateway/accountMedia';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { AccountList } from '../accountMedia/accountList';
import { clockText } from '../messages/localTime';
import type { DeletionStates } from '../deletion/deletionStates';
import { Disposable } from '../disposable';
import { escapeForMessage } from '../../core/text/escaping';
import type { HoverPictures } from '../preview/hoverPictures';
import { ContextKeys } from '../view/contextKeys';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import type { AccountRowSources } from './accountRowItem';
import { accountRowItem, accountTooltip } from './accountRowItem';

const viewId = 'whatsappMedia.account';

/** The context key, and the key in the workspace's storage. */
const groupingKey = 'whatsappMedia.accountGrouping';

/** Delay in which changes are collected before they are shown (ms). */
const delayMs = 200;

const noMedia: ReadonlyMap<string, AccountMedia> = new Map();

export interface AccountViewSources {
  readonly list: AccountList;
  readonly index: OccurrenceIndex;
  readonly scan: WorkspaceScan;
  readonly states: DeletionStates;
  readonly pictures: HoverPictures;
}

/** The view Account Media: what the account lists. Nothing is asked of the service before it is seen. */
export class AccountMediaView extends Disposable implements vscode.TreeDataProvider<AccountRow> {
  readonly rows = new AccountRows();
  readonly tree: vscode.TreeView<AccountRow>;
  private readonly changed = this.own(new vscode.EventEmitter<AccountRow | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly rowSources: AccountRowSources;
  private readonly contextKeys = new ContextKeys();
  private timer: NodeJS.Timeout | undefined;
  private isStale = true;

  constructor(
    private readonly sources: AccountViewSources,
    private readonly storage: vscode.Memento,
  ) {
    super();
    const { list, index, scan, states, pictures } = sources;
    this.rowSources = {
      stateOf: (mediaId) => states.stateOf(mediaId),
      filesUsing: (mediaId) => index.filesUsing(mediaId),
      isSearched: () => scan.isScanned,
      pictureOf: (mediaId) => pictures.of(mediaId),
    };
    const stored = storage.get<unknown>(groupingKey);
    this.rows.grouping = accountGroupings.find((grouping) => grouping === stored) ?? 'use';
    this.tree = this.own(
      vscode.window.createTreeView(viewId, { treeDataProvider: this, canSelectMany: true, showCollapseAll: true }),
    );
    this.contextKeys.set(groupingKey, this.rows.grouping);
    const update = (): void => {
      this.schedule();
    };
    this.own({
      dispose: () => {
        clearTimeout(this.timer);
      },
    });
    this.own({ dispose: index.onDidChange(update) });
    this.own(states.onDidChange(update));
    this.own(scan.onDidChangeStatus(update));
    this.own(
      list.onDidChange(() => {
        this.showStatus();
        // The account may be another one now.
        if (list.status.kind === 'notAsked' && this.tree.visible) void list.ensure();
        this.schedule();
      }),
    );
    this.own(
      this.tree.onDidChangeVisibility(({ visible }) => {
        if (visible) this.ensureLoaded();
      }),
    );
    this.showStatus();
    if (this.tree.visible) this.ensureLoaded();
  }

  setFilter(filter: AccountFilter | undefined): void {
    this.rows.filter = filter;
    this.rows.forgetPortions();
    this.contextKeys.set('whatsappMedia.isAccountFiltered', filter !== undefined);
    this.showAll();
  }

  groupBy(grouping: AccountGrouping): void {
    this.rows.grouping = grouping;
    this.rows.forgetPortions();
    this.contextKeys.set(groupingKey, grouping);
    void this.storage.update(groupingKey, grouping);
    this.showAll();
  }

  showMore(groupId: string): void {
    this.rows.showMore(groupId);
    this.changed.fire(undefined);
  }

  getChildren(row?: AccountRow): AccountRow[] {
    if (row !== undefined) return row.kind === 'accountGroup' ? this.rows.children(row) : [];
    this.update();
    return [...this.rows.roots()];
  }

  getTreeItem(row: AccountRow): vscode.TreeItem {
    return accountRowItem(row, this.rowSources);
  }

  getParent(row: AccountRow): AccountRow | undefined {
    return row.kind === 'accountGroup' ? undefined : row.parent;
  }

  resolveTreeItem(item: vscode.TreeItem, row: AccountRow): vscode.TreeItem {
    if (row.kind === 'accountMedia') item.tooltip = accountTooltip(row.media, this.rowSources);
    return item;
  }

  private ensureLoaded(): void {
    void this.sources.list.ensure();
    // Which of them the workspace uses.
    void this.sources.scan.ensure();
    this.showAll();
  }

  private schedule(): void {
    this.isStale = true;
    if (!this.tree.visible) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.showAll();
    }, delayMs);
  }

  private showAll(): void {
    this.isStale = true;
    this.changed.fire(undefined);
    this.update();
    this.showStatus();
  }

  private update(): void {
    if (!this.isStale) return;
    this.isStale = false;
    const { list, index } = this.sources;
    this.rows.update(list.listing?.media ?? noMedia, (mediaId) => index.isUsed(mediaId), Date.now());
  }

  /** What is said above and beside the rows, and to `when` clauses. */
  private showStatus(): void {
    const { status, listing } = this.sources.list;
    this.contextKeys.set('whatsappMedia.accountList', status.kind);
    this.contextKeys.set('whatsappMedia.hasAccountMedia', (listing?.media.size ?? 0) > 0);
    const texts = this.texts();
    const isEmpty = this.rows.count === 0;
    // VS Code shows welcome content in an empty view only where it has no message.
    const message = isEmpty ? '' : texts.join(' · ');
    const asOf = listing === undefined ? [] : [vscode.l10n.t('As of {0}', clockText(new Date(listing.askedMs)))];
    const description = [...asOf, ...(isEmpty ? texts : [])].join(' · ');
    if ((this.tree.message ?? '') !== message) this.tree.message = message;
    if ((this.tree.description ?? '') !== description) this.tree.description = description;
  }

  private texts(): string[] {
    const { status, listing } = this.sources.list;
    const { filter } = this.rows;
    return [
      ...(status.kind === 'reading' ? [vscode.l10n.t('Reading the account…')] : []),
      ...(status.kind === 'rejected' || status.kind === 'failed'
        ? [vscode.l10n.t('The account could not be read: {0}', escapeForMessage(status.reason, 200))]
        : []),
      ...(filter === undefined ? [] : [vscode.l10n.t('Filter: {0}', escapeForMessage(filter.typed, 100))]),
      ...(listing === undefined || listing.unreadable === 0
        ? []
        : [vscode.l10n.t('{0} items of the list could not be read', listing.unreadable.toLocaleString())]),
    ];
  }
}
