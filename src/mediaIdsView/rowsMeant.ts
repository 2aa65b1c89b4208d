import type * as vscode from 'vscode';
import type { Row } from '../core/mediaList/rows';

/** What a key binding of ours hands over, because VS Code hands over nothing: the view's selection is meant. */
const selectionArgument = { selection: 'mediaIdsView' } as const;

/**
 * The rows that a command of the view is meant for: all selected ones when the clicked row is one of them, else the
 * clicked one alone. `undefined` when the command wasn't called from the view.
 */
export function rowsMeant(tree: Pick<vscode.TreeView<Row>, 'selection'>, args: readonly unknown[]): Row[] | undefined {
  const [clicked, selected] = args;
  if (isSelectionArgument(clicked)) return [...tree.selection];
  if (!isRow(clicked)) return undefined;
  const rows = Array.isArray(selected) ? selected.filter(isRow) : [];
  return rows.some(({ id }) => id === clicked.id) ? rows : [clicked];
}

/** Whether a key binding of the view says so. */
export function isSelectionArgument(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'selection' in value &&
    value.selection === selectionArgument.selection
  );
}

function isRow(value: unknown): value is Row {
  const kinds: readonly unknown[] = ['file', 'place', 'id', 'state', 'more'];
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && kinds.includes(value.kind);
}
