import type { Frame } from '../frames';
import type { StructureState } from './structureState';

/** Brackets that open and close frames. */
export const openers: Readonly<Record<string, Frame['opener']>> = { '{': '{', '[': '[', '(': '(' };
export const closers: Readonly<Record<string, Frame['opener']>> = { '}': '{', ']': '[', ')': '(' };

const space = /\s/;

/** So much space may stand between a bracket and what goes on behind it. UTF-16 units. */
const longestSpace = 80;

/** Opens a frame at a bracket. */
export function openBracket(state: StructureState, character: string): void {
  const opener = openers[character];
  if (opener === undefined) return;
  const previous = state.text.charAt(state.index - 1);
  // Only what touches an opening square bracket is indexed by it.
  if (character === '[' && !/[\p{L}\p{N}_)\]?!]/u.test(previous)) state.endChain();
  if (character === '{') labelByText(state);
  state.push(opener, Infinity);
  state.index++;
}

/** A block behind a text has it as its label: `variable "media_id" {`. */
function labelByText(state: StructureState): void {
  const before = state.text.slice(Math.max(0, state.index - 80), state.index);
  const label = /["']([\p{L}_][\p{L}\p{N}_.-]*)["']\s*$/u.exec(before)?.[1];
  if (label === undefined || state.reading.key !== undefined) return;
  state.reading.key = label;
  state.reading.hasValue = false;
}

/** Closes the frame that a bracket opened, unless that lies outside of the text that is being read; what it held may be a value. */
export function closeBracket(state: StructureState, opener: Frame['opener']): void {
  state.index++;
  const floor = state.open.findLastIndex(({ end }) => end !== Infinity);
  const at = state.open.findLastIndex(({ frame }) => frame.opener === opener);
  if (at <= floor) return;
  const word = state.reading.name;
  const inner = [...state.reading.chain];
  const closed = state.closeDownTo(at);
  const { reading } = state;
  const [only] = closed.values;
  const isAlone = closed.values.length === 1;
  const isEmpty = only === undefined && closed.keys.size === 0;
  const next = nextVisible(state);
  if (
    opener === '[' &&
    isEmpty &&
    word !== undefined &&
    next === '=' &&
    /^\s*=/.test(state.text.slice(state.index, state.index + 4))
  ) {
    // `[id] => …`, as PHP prints it.
    reading.name = word;
    return;
  }
  const goesOn = /[-.?]/.test(next) && /^\s*(?:->|\.|\?)/.test(state.text.slice(state.index, state.index + 60));
  if (opener === '(' && closed.chain.length === 0 && inner.length > 0 && (goesOn || reading.key === undefined)) {
    // `(new ImageMessage('…'))->setId` goes on with what is in the parentheses.
    reading.chain.push(...inner);
    return;
  }
  // `Image = new CardImage() {…}`: the value is what follows.
  if (opener === '(' && isEmpty && next === '{') return;
  const isAssigned = next === '=' && /^\s*=[^=~>]/.test(state.text.slice(state.index, state.index + 6));
  if (opener === '{' && isAssigned && closed.chain.length > 0) {
    // `string LogoMediaId { get; set; } = …`
    reading.name = closed.chain.at(-1);
    reading.key = undefined;
    return;
  }
  // The brackets of a type, as in `[]string{…}`, are no value.
  if (opener === '[' && isEmpty && /^[\p{L}{*&]/u.test(state.text.slice(state.index, state.index + 1))) return;
  if (
    opener === '[' &&
    only !== undefined &&
    isAlone &&
    reading.chain.length === 0 &&
    next === '=' &&
    /^\s*=>/.test(state.text.slice(state.index, state.index + 5))
  ) {
    reading.name = only;
    return;
  }
  if (opener === '[' && only !== undefined && isAlone && reading.chain.length > 0) {
    reading.chain.push(only);
    reading.name = reading.chain.slice(-4).join('.');
  } else state.value(undefined);
}

/** The next character that is no space, if one stands near. */
function nextVisible(state: StructureState): string {
  const end = Math.min(state.text.length, state.index + longestSpace);
  for (let at = state.index; at < end; at++) {
    const character = state.text.charAt(at);
    if (!space.test(character)) return character;
  }
  return '';
}
