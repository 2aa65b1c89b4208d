import type { MediaKind } from '../occurrences/mediaKind';
import { mediaKinds } from '../occurrences/mediaKind';
import type { StateGroup } from './mediaState';
import { failureStates, stateGroups } from './mediaState';

/** What the list is narrowed to; everything given must hold, and of several kinds or states one. */
export interface ListFilter {
  /** As it was typed. */
  readonly typed: string;
  /** In lower case; each must be part of the ID, the path or the evidence. */
  readonly words: readonly string[];
  readonly kinds: ReadonlySet<MediaKind>;
  readonly states: ReadonlySet<StateGroup>;
}

export type ParsedFilter =
  { readonly ok: true; readonly filter: ListFilter } | { readonly ok: false; readonly problem: string };

/** A word, or a word with a quoted text in it: `@state:"not found"`. */
const parts = /(?:"[^"]*"|[^\s"]|"(?=[^"]*$))+/g;

/**
 * Reads `welcome @kind:image @state:failed`, as the filters of VS Code's own views are written. States are named as rows
 * show them, in quotes, or in one word: `@state:"not found"`, `@state:notFound`.
 */
export function parseFilter(typed: string): ParsedFilter {
  const words: string[] = [];
  const kinds = new Set<MediaKind>();
  const states = new Set<StateGroup>();
  for (const part of typed.match(parts) ?? []) {
    const [, name, value = ''] = /^@(\w+):(.*)$/.exec(part) ?? [];
    const kind = mediaKinds.find((one) => one === value.toLowerCase());
    const stateList = statesNamed(value);
    if (name === undefined) words.push(part.toLowerCase());
    else if (name === 'kind' && kind !== undefined) kinds.add(kind);
    else if (name === 'state' && stateList.length > 0) for (const state of stateList) states.add(state);
    else return { ok: false, problem: part };
  }
  return { ok: true, filter: { typed, words, kinds, states } };
}

function statesNamed(value: string): readonly StateGroup[] {
  const name = value.replace(/["\s-]/g, '').toLowerCase();
  if (name === 'failed') return failureStates;
  return stateGroups.filter((state) => state.toLowerCase() === name);
}

/** What a filter looks at, each only when it matters: with 100,000 IDs the words alone take half a second to make. */
export interface Filterable {
  words(): string;
  kind(): MediaKind | undefined;
  /** Its state, and all else by which it may be grouped. */
  states(): readonly StateGroup[];
}

/** Whether something passes the filter. */
export function matchesFilter(filter: ListFilter, one: Filterable): boolean {
  if (filter.kinds.size > 0) {
    const kind = one.kind();
    if (kind === undefined || !filter.kinds.has(kind)) return false;
  }
  if (filter.states.size > 0 && !one.states().some((state) => filter.states.has(state))) return false;
  if (filter.words.length === 0) return true;
  const lower = one.words().toLowerCase();
  return filter.words.every((word) => lower.includes(word));
}
