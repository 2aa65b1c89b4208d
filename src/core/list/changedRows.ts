import type { ListChange } from './listChange';
import type { MediaList } from './mediaList';
import type { StateGroup } from './mediaState';
import type { ParentRow, Rows, StateRow } from './rows';

/** With more changed rows than this, all rows are rendered again. */
const maxChangedRows = 20;

/** Finds the rows that a change concerns: only those are rendered again, with their children. */
export class ChangedRows {
  private shownStates: ReadonlyMap<StateGroup, readonly string[]> | undefined;

  constructor(
    private readonly list: MediaList,
    private readonly rows: Rows,
  ) {}

  get(change: ListChange): 'all' | readonly ParentRow[] {
    switch (this.rows.grouping) {
      case 'file':
        if (change.hasOtherFiles || change.files.size > maxChangedRows) return 'all';
        return this.rows.givenRows(change.files, new Set());
      case 'id':
        if (change.hasOtherIds || change.ids.size > maxChangedRows) return 'all';
        return this.rows.givenRows([], change.ids);
      case 'state':
        return this.ofStates(change);
    }
  }

  private ofStates(change: ListChange): 'all' | readonly ParentRow[] {
    const before = this.shownStates;
    const now = this.list.byState();
    this.shownStates = now;
    const given = this.rows.givenStates();
    const hasOtherStates = given.length !== now.size || given.some(({ state }) => !now.has(state));
    if (before === undefined || hasOtherStates || change.ids.size > maxChangedRows) return 'all';
    const others = given.filter(({ state }) => !isSameList(before.get(state) ?? [], now.get(state) ?? []));
    const touched = this.rows.givenRows([], change.ids);
    // What is in a row that is shown again needs no refresh of its own.
    const isCovered = (row: ParentRow): boolean => row.kind === 'id' && others.includes(row.parent ?? noState);
    return [...others, ...touched.filter((row) => !isCovered(row))];
  }
}

const noState: StateRow = { kind: 'state', id: '', state: 'notDeleted' };

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}
