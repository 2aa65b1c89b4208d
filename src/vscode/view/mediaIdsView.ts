import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import { ChangedRows } from '../../core/list/changedRows';
import type { ListFilter } from '../../core/list/listFilter';
import { MediaList } from '../../core/list/mediaList';
import { UpdateScheduler } from '../../core/list/updateScheduler';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import type { Grouping, Row } from '../../core/list/rows';
import { groupings, Rows } from '../../core/list/rows';
import type { AccountWords } from '../accountMedia/accountWords';
import type { HoverPictures } from '../preview/hoverPictures';
import type { WindowDeletions } from '../deletion/windowDeletions';
import { Disposable } from '../disposable';
import { evidenceText } from '../editor/evidenceText';
import type { ScanStatus, WorkspaceScan } from '../workspace/workspaceScan';
import { ContextKeys } from './contextKeys';
import type { IgnoredMediaIds } from './ignoredMediaIds';
import { RowItems } from './rowItem';
import { tooltipOf } from './rowTooltip';
import { stateText } from './stateText';
import { ViewStatus } from './viewStatus';

const viewId = 'whatsappMedia.mediaIds';

/** Delay in which changes are collected before they are shown (ms). */
const delayMs = 60;

/** Delay while the view is hidden, when only the badge changes (ms). */
const hiddenDelayMs = 3000;

/** The context key, and the key in the workspace's storage: a reload keeps what the list is grouped by. */
const groupingKey = 'whatsappMedia.grouping';

function storedGrouping(storage: vscode.Memento): Grouping {
  const stored = storage.get<unknown>(groupingKey);
  return groupings.find((grouping) => grouping === stored) ?? 'file';
}

/** What a window knows of deletions, as far as rows show it. */
type KnownOfDeletions = Pick<WindowDeletions, 'states' | 'past' | 'keptCopies'>;

/** What is known of the account. */
export interface KnownOfAccount {
  readonly words: AccountWords;
  /** Of its media, for tooltips. */
  readonly pictures: HoverPictures;
}

/** The view Media IDs: a list that follows the index, the deletions, the filter and what is ignored. */
export class MediaIdsView extends Disposable implements vscode.TreeDataProvider<Row> {
  readonly list: MediaList;
  readonly rows: Rows;
  readonly tree: vscode.TreeView<Row>;
  private readonly changed = this.own(new vscode.EventEmitter<Row | Row[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly items: RowItems;
  private readonly changedRows: ChangedRows;
  private readonly contextKeys = new ContextKeys();
  private readonly status: ViewStatus;
  private readonly updates = new UpdateScheduler(
    () => this.update(),
    () => (this.tree.visible ? delayMs : hiddenDelayMs),
  );
  private mustShowAll = false;
  /** Whether VS Code has been notified of other rows and hasn't asked for them yet. */
  private awaitsRoots = false;

  constructor(
    index: OccurrenceIndex,
    ignored: IgnoredMediaIds,
    private readonly scan: WorkspaceScan,
    private readonly deletions: KnownOfDeletions,
    private readonly account: KnownOfAccount,
    private readonly storage: vscode.Memento,
  ) {
    super();
    const { states } = deletions;
    const { words } = account;
    this.list = this.own(
      new MediaList({
        index,
        stateOf: (mediaId) => states.stateOf(mediaId),
        isIgnored: (mediaId) => ignored.has(mediaId),
        wordOf: (mediaId) => words.wordOf(mediaId),
        pathOf: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
        evidenceText,
        stateText,
      }),
    );
    this.rows = new Rows(this.list);
    this.rows.grouping = storedGrouping(storage);
    this.items = new RowItems(this.list, this.rows, states, words);
    this.changedRows = new ChangedRows(this.list, this.rows);
    this.tree = this.own(
      vscode.window.createTreeView(viewId, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.status = new ViewStatus(this.tree, this.list, this.contextKeys);
    this.contextKeys.set(groupingKey, this.rows.grouping);
    this.own({
      dispose: () => {
        this.updates.stop();
      },
    });
    this.own({
      dispose: index.onDidChange(() => {
        this.updates.schedule();
      }),
    });
    this.own(
      states.onDidChange((mediaIds) => {
        this.list.statesChanged(mediaIds === 'many' ? index.mediaIds() : mediaIds);
        this.updates.schedule();
      }),
    );
    let { listing } = words;
    this.own(
      words.onDidChange(() => {
        if (words.listing === listing) return;
        listing = words.listing;
        this.list.accountChanged();
        this.updates.schedule();
      }),
    );
    this.own(
      ignored.onDidChange((mediaIds) => {
        this.list.ignoredChanged(mediaIds);
        this.updates.schedule();
      }),
    );
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.list.forgetPaths();
        this.showAll();
      }),
    );
    this.own(
      scan.onDidChangeStatus((status) => {
        this.follow(status);
      }),
    );
    this.own(
      this.tree.onDidChangeVisibility(({ visible }) => {
        if (visible) this.ensureLoaded();
      }),
    );
    this.status.update(scan.status);
    if (this.tree.visible) this.ensureLoaded();
  }

  get filter(): ListFilter | undefined {
    return this.list.filter;
  }

  setFilter(filter: ListFilter | undefined): void {
    this.list.filter = filter;
    this.rows.forgetPortions();
    this.contextKeys.set('whatsappMedia.isFiltered', filter !== undefined);
    this.showAll();
  }

  groupBy(grouping: Grouping): void {
    this.rows.grouping = grouping;
    this.contextKeys.set(groupingKey, grouping);
    void this.storage.update(groupingKey, grouping);
    this.showAll();
  }

  showMore(parentId: string): void {
    this.rows.showMore(parentId);
    this.changed.fire(this.rows.givenRow(parentId));
  }

  /** Brings the list and what is shown of it up to date, for a command that speaks of rows. */
  flush(): void {
    this.list.flush();
    this.show();
  }

  /** Selects the row of a place, which is shown for that if need be. */
  async reveal(place: ListedOccurrence, focus: boolean): Promise<void> {
    if (!this.tree.visible) return;
    const grown = this.rows.growToShow(place);
    if (grown.includes(undefined)) this.changed.fire(undefined);
    else if (grown.length > 0) this.changed.fire(grown.filter((row) => row !== undefined));
    await this.tree.reveal(this.rows.rowOf(place), { select: true, focus }).then(undefined, () => {
      // The list changed meanwhile and the row is gone; the editor shows the place all the same.
    });
  }

  getChildren(row?: Row): Row[] {
    if (row !== undefined) return this.updates.measure(() => this.rows.children(row));
    if (this.awaitsRoots) {
      this.awaitsRoots = false;
      // After the rows have gone to VS Code: it would say meanwhile that nothing was found.
      setImmediate(() => {
        this.status.update(this.scan.status);
      });
    }
    return this.updates.measure(() => this.rows.roots());
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return this.updates.measure(() => this.items.itemOf(row));
  }

  getParent(row: Row): Row | undefined {
    return this.rows.parent(row);
  }

  async resolveTreeItem(item: vscode.TreeItem, row: Row, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    const { states, past, keptCopies } = this.deletions;
    const { words, pictures } = this.account;
    const sources = { list: this.list, states, past, keptCopies, words, pictures };
    const tooltip = await tooltipOf(row, sources, token);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** The view is visible: now the files and the ledger are read. */
  private ensureLoaded(): void {
    void this.scan.ensure();
    void this.deletions.past.reload();
    this.updates.scheduleNow();
  }

  private showAll(): void {
    this.mustShowAll = true;
    this.updates.scheduleNow();
  }

  /** Reports the end of a search after its results are shown. */
  private follow(status: ScanStatus): void {
    if (status.kind === 'scanning') this.status.update(status);
    else this.updates.schedule();
  }

  private async update(): Promise<void> {
    while (!this.updates.measure(() => this.list.applyPending())) await new Promise((resolve) => setImmediate(resolve));
    this.updates.measure(() => {
      this.show();
    });
  }

  private show(): void {
    const rows = this.changedRows.get(this.list.drainChanges());
    const isAll = this.mustShowAll || rows === 'all';
    if (!this.tree.visible) {
      // Shown once the view is visible.
      this.mustShowAll = isAll || rows.length > 0;
      this.status.update(this.scan.status);
      return;
    }
    this.mustShowAll = false;
    if (isAll) {
      this.awaitsRoots = true;
      this.changed.fire(undefined);
      return;
    }
    if (rows.length > 0) this.changed.fire([...rows]);
    // Else updated with the rows that VS Code is about to ask for.
    if (!this.awaitsRoots) this.status.update(this.scan.status);
  }
}
