import type { MediaKind } from '../core/mediaIndex/mediaKind';
import { mediaKinds } from '../core/mediaIndex/mediaKind';
import type { MediaState } from '../deleting/deletionStates';
import { mediaStates } from '../deleting/deletionStates';

/** What the list is narrowed to; everything given must hold, and of several kinds or states one. */
export interface ListFilter {
  /** As it was typed. */
  readonly typed: string;
  /** In lower case; each must be part of the ID, the path or the evidence. */
  readonly words: readonly string[];
  readonly kinds: ReadonlySet<MediaKind>;
  readonly states: ReadonlySet<MediaState>;
}

export type ParsedFilter =
  { readonly ok: true; readonly filter: ListFilter } | { readonly ok: false; readonly problem: string };

/** Reads `welcome @kind:image @state:failed`, as the filters of VS Code's own views are written. */
export function parseFilter(typed: string): ParsedFilter {
  const words: string[] = [];
  const kinds = new Set<MediaKind>();
  const states = new Set<MediaState>();
  for (const part of typed.split(/\s+/).filter((one) => one !== '')) {
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

const failures: readonly MediaState[] = ['refused', 'unauthorized', 'throttled', 'unreachable', 'unknown'];

function statesNamed(value: string): readonly MediaState[] {
  if (value.toLowerCase() === 'failed') return failures;
  return mediaStates.filter((state) => state.toLowerCase() === value.toLowerCase());
}

/** Whether something passes the filter. */
export function passes(
  filter: ListFilter,
  { text, kind, state }: { readonly text: string; readonly kind: MediaKind | undefined; readonly state: MediaState },
): boolean {
  if (filter.kinds.size > 0 && (kind === undefined || !filter.kinds.has(kind))) return false;
  if (filter.states.size > 0 && !filter.states.has(state)) return false;
  const lower = text.toLowerCase();
  return filter.words.every((word) => lower.includes(word));
}
