import type { MediaIdsView } from './mediaIdsView';
import { selectedRows } from './selectedRows';

/** The distinct IDs of the rows that are meant; without rows, of the selection. */
export function selectedIds(view: MediaIdsView, args: readonly unknown[]): string[] {
  view.list.flush();
  const rows = selectedRows(args) ?? [...view.tree.selection];
  return [...new Set(rows.flatMap((row) => view.rows.occurrencesOf(row)).map(({ occurrence }) => occurrence.mediaId))];
}
