import type { Row } from '../../core/list/rows';

/** The rows of the view Media IDs that a command of its menus is meant for; `undefined` when it wasn't called from there. */
export function selectedRows(args: readonly unknown[]): Row[] | undefined {
  return clickedOrSelected(args, isRow);
}

/**
 * The rows that a command of a view's menus is meant for: all selected ones when the clicked row is one of them, else the
 * clicked one alone. `undefined` when the command wasn't called from that view.
 */
export function clickedOrSelected<AnyRow extends { readonly id: string }>(
  [clicked, selected]: readonly unknown[],
  isRowOfView: (value: unknown) => value is AnyRow,
): AnyRow[] | undefined {
  if (!isRowOfView(clicked)) return undefined;
  // A right-click on a row that isn't selected passes that row alone, whatever is selected.
  const rows = Array.isArray(selected) ? selected.filter(isRowOfView) : [];
  return rows.some(({ id }) => id === clicked.id) ? rows : [clicked];
}

function isRow(value: unknown): value is Row {
  const kinds: readonly unknown[] = ['file', 'place', 'id', 'state', 'more'];
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && kinds.includes(value.kind);
}
