import * as vscode from 'vscode';
import type { MediaList } from '../../core/list/mediaList';
import type { ScanStatus } from '../workspace/workspaceScan';
import type { ContextKeys } from './contextKeys';
import { progressText, skippedText } from '../workspace/searchText';

/** What the view says above and beside its rows, and to `when` clauses. Says a thing once, as long as it stays so. */
export class ViewStatus {
  private shownCount = 0;

  constructor(
    private readonly tree: Pick<vscode.TreeView<unknown>, 'badge' | 'message' | 'description'>,
    private readonly list: MediaList,
    private readonly contextKeys: ContextKeys,
  ) {}

  update(status: ScanStatus): void {
    const count = this.list.idCount;
    const left = this.list.remainingCount();
    if (left !== this.shownCount) {
      this.tree.badge = left === 0 ? undefined : { value: left, tooltip: badgeText(left) };
      this.shownCount = left;
    }
    const { message, description } = this.texts(status, count);
    if ((this.tree.message ?? '') !== message) this.tree.message = message;
    if ((this.tree.description ?? '') !== description) this.tree.description = description;
    this.contextKeys.set('whatsappMedia.scan', status.kind);
    this.contextKeys.set('whatsappMedia.hasListedIds', count > 0);
  }

  private texts(status: ScanStatus, count: number): { readonly message: string; readonly description: string } {
    const { filter } = this.list;
    const progress = status.kind === 'scanning' ? [progressText(status.progress)] : [];
    const failure = status.kind === 'failed' ? [vscode.l10n.t('The search failed: {0}', status.reason)] : [];
    const filtered = filter === undefined ? [] : [vscode.l10n.t('Filter: {0}', filter.typed)];
    const skipped = status.kind === 'scanned' ? [skippedText(status.summary.skipped)] : [];
    const isStopped = status.kind === 'scanned' && status.summary.isCancelled;
    const stopped = isStopped ? [vscode.l10n.t('The search was stopped: there may be more.')] : [];
    const more = [...failure, ...stopped, ...filtered, ...skipped].filter((text) => text !== '');
    // VS Code shows welcome content in an empty view only where it has no message, and no line breaks in one.
    return count === 0
      ? { message: progress.join(''), description: more.join(' · ') }
      : // Beside the title of the only view there is no room for a count: the badge has it.
        { message: [...progress, ...more].join(' · '), description: '' };
  }
}

/** Of how many IDs nothing is known but that they are listed, or that a deletion failed. */
function badgeText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 media ID not deleted')
    : vscode.l10n.t('{0} media IDs not deleted', count.toLocaleString());
}
