import type { DigitSite } from '../frames';
import { closeBracket, closers, openBracket, openers } from './brackets';
import { beginLine, newLine } from './lines';
import { StructureState } from './structureState';
import { endOfTag, tag } from './tags';
import { closeText, quote } from './texts';
import { isWordStart, word } from './words';

/**
 * Reads the structure around digit runs in any language, without needing valid syntax: brackets, keys and separators,
 * calls, tags, indentation, and texts that hold such structure themselves. One pass from `from` to `to`, in steps.
 */
export class StructureReader {
  private readonly state: StructureState;

  /** @param wanted start and end of each digit run of interest. */
  constructor(text: string, from: number, to: number, wanted: ReadonlyMap<number, number>) {
    this.state = new StructureState(text, from, to, wanted);
    beginLine(this.state);
  }

  /** How far it has read. UTF-16 index. */
  get index(): number {
    return this.state.index;
  }

  get isDone(): boolean {
    return this.state.index >= this.state.to;
  }

  /** Reads up to an index, or somewhat further. @returns the places that were found since the last time. */
  readTo(index: number): DigitSite[] {
    const { state } = this;
    const to = Math.min(index, state.to);
    while (state.index < to) {
      while (state.innermost !== undefined && state.index >= state.innermost.end) closeText(state);
      const beyond = state.joins.get(state.index);
      if (beyond === undefined) step(state, state.text.charAt(state.index));
      else state.index = beyond;
    }
    if (this.isDone) state.endChain();
    return state.places.splice(0);
  }
}

/** The same in one go. */
export function readStructure(
  text: string,
  from: number,
  to: number,
  wanted: ReadonlyMap<number, number>,
): DigitSite[] {
  return new StructureReader(text, from, to, wanted).readTo(to);
}

const anyNumber = /\d[\d_.]*/y;

/** What begins a sign of two characters: `->`, `<-`, `::`, `?.`, `&.`, `!!`. */
const beginsSign = /[-<:?&!]/;

function step(state: StructureState, character: string): void {
  const code = character.charCodeAt(0);
  if (code === 32 || code === 9) state.index++;
  else if (isWordStart(code, character)) word(state);
  else if (code >= 48 && code <= 57) {
    const end = state.wanted.get(state.index);
    if (end !== undefined) state.foundRun(end);
    else number(state);
  } else if (character === '\n') newLine(state);
  else if (code > 127 || code < 32) state.index++;
  else if (character === '"' || character === "'" || character === '`') quote(state, character, 0);
  else if (character === '\\') backslash(state);
  else if (openers[character] !== undefined) openBracket(state, character);
  else if (closers[character] !== undefined) closeBracket(state, closers[character]);
  else punctuation(state, character);
}

function number(state: StructureState): void {
  anyNumber.lastIndex = state.index;
  anyNumber.test(state.text);
  const digits = state.text.slice(state.index, anyNumber.lastIndex);
  // A run of interest may begin within (a decimal point before it).
  for (let at = state.index + 1; at < state.index + digits.length; at++) {
    if (state.wanted.has(at)) {
      state.index = at;
      return;
    }
  }
  state.index += digits.length;
  state.value(digits);
}

function backslash(state: StructureState): void {
  const slashes = /\\+/y;
  slashes.lastIndex = state.index;
  const count = slashes.exec(state.text)?.[0].length ?? 1;
  const next = state.text.charAt(state.index + count);
  state.index += count;
  if (next === '"' || next === "'") quote(state, next, count);
  // The letter of an escape such as \n is no word.
  else if (/[nrtb0]/.test(next)) state.index++;
}

function punctuation(state: StructureState, character: string): void {
  const { reading, text } = state;
  const two = beginsSign.test(character) ? text.slice(state.index, state.index + 2) : '';
  if (two === '->' && reading.chain.length === 0 && reading.name !== undefined) {
    // Scala’s `"id" -> "…"`.
    state.separator(2, false);
  } else if (two === '<-' && reading.name !== undefined && /^\s/.test(text.slice(state.index + 2, state.index + 3))) {
    // R’s assignment.
    state.separator(2, true);
  } else if (two === '::' || two === '->' || two === '?.' || two === '&.' || two === '!!') {
    reading.connects = reading.chain.length > 0;
    state.index += two === '!!' && text.charAt(state.index + 2) === '.' ? 3 : 2;
  } else if (character === '.') {
    reading.connects = reading.chain.length > 0;
    state.index++;
  } else if (character === ':' && text.charAt(state.index + 1) !== '/') {
    state.separator(1, false);
  } else if (character === '=') {
    const sign = /^=+[>~]?/.exec(text.slice(state.index, state.index + 3))?.[0] ?? '=';
    if (sign === '==' || sign === '===') {
      state.index += sign.length;
      state.endChain();
      reading.name = undefined;
    } else state.separator(sign.length, sign === '=');
  } else if (character === ',' || character === ';') {
    state.endValue(character);
  } else if (character === '<' && tag(state)) {
    return;
  } else if (character === '>' && state.innermost?.inTag === true) {
    endOfTag(state);
  } else {
    if (character === '&' && state.frame.opener === 'string') state.endValue('&');
    else {
      if (character === '|' || character === '&') state.endChain();
      state.index++;
    }
  }
}
