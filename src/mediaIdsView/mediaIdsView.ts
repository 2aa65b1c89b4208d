import * as vscode from 'vscode';
import type { MediaIndex } from '../core/mediaIndex/mediaIndex';
import type { DeletionStates } from '../deleting/deletionStates';
import type { PastDeletions } from '../deleting/pastDeletions';
import type { ScanStatus, WorkspaceScan } from '../scanning/workspaceScan';
import type { IgnoredMediaIds } from './ignoredMediaIds';
import type { ListFilter } from './listFilter';
import { MediaList } from './mediaList';
import { RowItems } from './rowItem';
import type { Grouping, Row } from './rows';
import { Rows } from './rows';
import { progressText, skippedText } from './scanText';

const viewId = 'whatsappMedia.mediaIds';

/** Changes are shown together that come within so long. Milliseconds. */
const gatherMs = 60;

/** More changed files than this are shown at once rather than one by one. */
const fewFiles = 20;

/** The view Media IDs: a list that follows the index, the deletions, the filter and what is ignored. */
export class MediaIdsView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly list: MediaList;
  readonly rows: Rows;
  private readonly items: RowItems;
  private readonly changed = new vscode.EventEmitter<Row | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly tree: vscode.TreeView<Row>;
  private readonly changedFiles = new Set<string>();
  private mustShowAll = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly subscriptions: readonly { dispose(): unknown }[];

  constructor(
    index: MediaIndex,
    states: DeletionStates,
    ignored: IgnoredMediaIds,
    private readonly scan: WorkspaceScan,
    private readonly past: PastDeletions,
  ) {
    this.list = new MediaList(index, states, ignored);
    this.rows = new Rows(this.list);
    this.items = new RowItems(this.list, states, past);
    this.tree = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.subscriptions = [
      this.tree,
      this.changed,
      {
        dispose: index.onDidChange((uris) => {
          this.showLater(uris);
        }),
      },
      states.onDidChange((ids) => {
        if (this.rows.grouping === 'file' && this.filter === undefined) {
          this.showLater(new Set(ids.flatMap((mediaId) => [...index.filesUsing(mediaId)])));
        } else this.showLater();
      }),
      ignored.onDidChange(() => {
        this.showLater();
      }),
      scan.onDidChangeStatus((status) => {
        this.tellStatus(status);
      }),
      this.tree.onDidChangeVisibility(({ visible }) => {
        if (visible) this.need();
      }),
    ];
    this.tellStatus(scan.status);
    if (this.tree.visible) this.need();
  }

  /** Somebody looks: now the files and the ledger are read. */
  private need(): void {
    void this.scan.ensure();
    void this.past.learn();
  }

  get filter(): ListFilter | undefined {
    return this.list.filter;
  }

  setFilter(filter: ListFilter | undefined): void {
    this.list.filter = filter;
    void vscode.commands.executeCommand('setContext', 'whatsappMedia.isFiltered', filter !== undefined);
    this.showLater();
  }

  groupBy(grouping: Grouping): void {
    this.rows.grouping = grouping;
    void vscode.commands.executeCommand('setContext', 'whatsappMedia.grouping', grouping);
    this.showLater();
  }

  showMore(): void {
    this.rows.showMore();
    this.changed.fire(undefined);
  }

  getChildren(row?: Row): Row[] {
    return row === undefined ? this.rows.roots() : this.rows.children(row);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return this.items.itemOf(row);
  }

  getParent(row: Row): Row | undefined {
    return this.rows.parent(row);
  }

  async resolveTreeItem(item: vscode.TreeItem, row: Row): Promise<vscode.TreeItem> {
    const tooltip = await this.items.tooltipOf(row);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Shows changes soon: of these files only, or of everything. */
  private showLater(uris?: ReadonlySet<string>): void {
    if (uris === undefined) this.mustShowAll = true;
    else for (const uri of uris) this.changedFiles.add(uri);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.show();
    }, gatherMs);
  }

  private show(): void {
    const files = [...this.changedFiles];
    const rows = files.map((uri) => ({
      uri,
      row: this.rows.shownFile(uri),
      isListed: this.list.placesIn(uri).length > 0,
    }));
    const isStructure = rows.some(({ row, isListed }) => (row === undefined) === isListed);
    const isAll = this.mustShowAll || this.rows.grouping !== 'file' || files.length > fewFiles || isStructure;
    this.changedFiles.clear();
    this.mustShowAll = false;
    for (const { uri, isListed } of rows) if (!isListed) this.rows.forgetFile(uri);
    if (isAll) this.changed.fire(undefined);
    else for (const { row } of rows) if (row !== undefined) this.changed.fire(row);
    this.tellStatus(this.scan.status);
  }

  private tellStatus(status: ScanStatus): void {
    const count = this.list.count();
    const tooltip = count === 1 ? vscode.l10n.t('1 media ID') : vscode.l10n.t('{0} media IDs', count);
    this.tree.badge = count === 0 ? undefined : { value: count, tooltip };
    const lines = [
      ...(status.kind === 'scanning' ? [progressText(status.progress)] : []),
      ...(status.kind === 'failed' ? [vscode.l10n.t('The scan failed: {0}', status.reason)] : []),
      ...(this.filter === undefined ? [] : [vscode.l10n.t('Filter: {0}', this.filter.typed)]),
    ];
    const skipped = status.kind === 'scanned' ? skippedText(status.summary.skipped) : '';
    if (count > 0 && skipped !== '') lines.push(skipped);
    // An empty view with a message has no welcome content: there the description has what was skipped.
    this.tree.message = lines.join('\n');
    this.tree.description = count === 0 ? skipped : tooltip;
    void vscode.commands.executeCommand('setContext', 'whatsappMedia.scan', status.kind);
  }
}
