import type { Row } from '../../core/list/rows';

/**
 * The rows that a command of the view's menus is meant for: all selected ones when the clicked row is one of them, else
 * the clicked one alone. `undefined` when the command wasn't called from the view.
 */
export function selectedRows(args: readonly unknown[]): Row[] | undefined {
  const [clicked, selected] = args;
  if (!isRow(clicked)) return undefined;
  // A right-click on a row that isn't selected passes that row alone, whatever is selected.
  const rows = Array.isArray(selected) ? selected.filter(isRow) : [];
  return rows.some(({ id }) => id === clicked.id) ? rows : [clicked];
}

function isRow(value: unknown): value is Row {
  const kinds: readonly unknown[] = ['file', 'place', 'id', 'state', 'more'];
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && kinds.includes(value.kind);
}
