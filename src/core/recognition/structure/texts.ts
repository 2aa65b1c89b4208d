import { closingQuote } from '../strings';
import type { StructureState } from './structureState';

/** So many joined literals are read as one. */
const mostJoined = 60;

/** What joins two literals, by their quotes. */
const joints: Readonly<Record<string, RegExp>> = Object.fromEntries(
  ['"', "'", '`'].map((quote) => [quote, new RegExp(`${quote}\\s*[+.]\\s*(?:\\r?\\n\\s*)?${quote}`, 'y')]),
);

/** Reads a text, or looks into it where it holds a digit run. @param slashes how many backslashes stand in front of its quotes. */
export function quote(state: StructureState, character: string, slashes: number): void {
  const { text } = state;
  if (slashes === 0 && text.charAt(state.index + 1) === character && text.charAt(state.index + 2) === character) {
    state.index += 3;
    return;
  }
  const previous = text.charAt(state.index - 1);
  if (previous === '#' && character === '"') {
    // A raw text, r#"…"#: its quotes are its own.
    state.index++;
    return;
  }
  const begins = state.index + 1;
  const isApostrophe = character === "'" && slashes === 0 && /[\p{L}\p{N}]/u.test(previous) && previous !== 's';
  const end = isApostrophe ? -1 : closingQuote(text, begins, Math.min(state.to, state.limit()), character, slashes);
  if (end === -1) {
    state.index = begins;
    return;
  }
  const joined = slashes === 0 ? joinedEnd(state, end, character) : end;
  if (joined !== end && state.holdsRun(begins, joined)) {
    state.push('string', Math.min(joined, state.to));
    state.index = begins;
    return;
  }
  const after = end + slashes + 1;
  if (end === begins && state.limit() !== state.to) {
    // Doubled quotes are the quotes of a text within a text.
    state.index = after;
    return;
  }
  const content = text.slice(begins, end);
  if (state.holdsRun(begins, end) && !/^\s*\d+\s*$/.test(content)) {
    state.push('string', Math.min(end, state.to));
    state.index = begins;
    return;
  }
  if (state.holdsRun(begins, end)) {
    state.index = begins + (/\d/.exec(content)?.index ?? 0);
    const runEnd = state.wanted.get(state.index);
    if (runEnd !== undefined) state.foundRun(runEnd);
    state.index = after;
    // A key of digits tells nothing of what is behind it.
    return;
  }
  state.index = after;
  const infix = /^\s+to\s+(?=["'\d\p{L}])/u.exec(text.slice(after, after + 8))?.[0];
  if (infix !== undefined) {
    // Kotlin’s `"id" to "…"`.
    state.endChain();
    state.reading.name = content;
    state.separator(infix.length, false);
  } else if (/^\s*(?::(?!:)|=>|->|=(?!=))/.test(text.slice(after, after + 8))) {
    state.endChain();
    state.reading.name = content;
  } else {
    // A path into JSON is an expression like any other.
    const path = /^\$?\.?((?:[\p{L}_]\w*[.])+[\p{L}_]\w*)$/u.exec(content.replace(/\[\w*\]/g, ''))?.[1];
    if (path !== undefined) state.remember(path.split('.'));
    state.value(content.length <= 200 ? content : undefined);
  }
}

/** Where the last of several literals ends that are joined by `+` or `.`; what is between them is passed over. */
function joinedEnd(state: StructureState, end: number, character: string): number {
  const pattern = joints[character];
  if (pattern === undefined) return end;
  let last = end;
  for (let count = 0; count < mostJoined; count++) {
    pattern.lastIndex = last;
    const between = pattern.exec(state.text)?.[0];
    if (between === undefined) break;
    const next = closingQuote(state.text, last + between.length, state.to, character, 0);
    if (next === -1) break;
    state.joins.set(last, last + between.length);
    last = next;
  }
  return last;
}

/** Ends a text that was looked into. */
export function closeText(state: StructureState): void {
  const at = state.open.findLastIndex(({ end }) => end !== Infinity);
  state.closeDownTo(at);
  // Behind the closing quote, and the backslashes in front of it.
  while (state.index < state.to && /[\\]/.test(state.text.charAt(state.index))) state.index++;
  state.index++;
  state.value(undefined);
}
