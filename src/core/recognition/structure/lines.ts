import type { StructureState } from './structureState';
import { blank } from './structureState';

const lineLead = /[ \t]*[-.?&:{/]/y;
const lineRest = /[ \t]*(?:\/\/+[ \t]*(?=\.))?(\S{0,2})/y;

/** Ends a line: with it a statement, unless the next one goes on. */
export function newLine(state: StructureState): void {
  state.index++;
  state.line++;
  state.lineBegin = state.index;
  const { reading, frame } = state;
  // A call that was commented out goes on like any other.
  if (!goesOnHere(state)) {
    state.endChain();
    const isInBracket = frame.opener === '{' || frame.opener === '[' || frame.opener === '(' || frame.opener === 'tag';
    const awaits = reading.key !== undefined && !reading.hasValue && reading.name === undefined;
    if (!awaits) state.reading = blank(undefined, reading.position);
    if (!isInBracket || frame.opener === '{') state.statement = { chains: [] };
  }
  beginLine(state);
}

/** Whether the line that begins here goes on with what the last one began. */
function goesOnHere(state: StructureState): boolean {
  // Few lines begin so; the others are told by one character.
  lineLead.lastIndex = state.index;
  if (!lineLead.test(state.text)) return false;
  lineRest.lastIndex = state.index;
  const ahead = lineRest.exec(state.text)?.[1] ?? '';
  return /^(?:\.[\p{L}_]|->|\?\.|&\.|::|\{|:$)/u.test(ahead);
}

/** Indentation means something only outside of brackets, texts and tags. */
export function beginLine(state: StructureState): void {
  if (!/^(?:root|block|item|section)$/.test(state.frame.opener)) return;
  const pattern = /([ \t]*)(- +)?([^\n]*)/y;
  pattern.lastIndex = state.index;
  const [, space = '', dash = '', content = ''] = pattern.exec(state.text) ?? [];
  if (content.trim() === '' || /^(?:#|\/\/|\*|\/\*|--(?!-))/.test(content)) return;
  const section = /^\[+\s*([\p{L}_][\p{L}\p{N}_."' :/-]*?)\s*\]+\s*(?:#.*)?$/u.exec(content)?.[1];
  if (section !== undefined && dash === '') {
    if (state.open.length > 0) state.closeDownTo(0);
    state.block('section', section.replaceAll(/["']/g, ''), -1);
    state.index += space.length + content.length;
    return;
  }
  dedent(state, space.length, dash !== '');
  if (dash !== '') {
    state.block('item', undefined, space.length);
    state.index += space.length + dash.length;
  }
  if (!content.includes(':')) return;
  const key = /^(["']?)([\p{L}_$@][\p{L}\p{M}\p{N}_ .$@/-]*?)\1\s*:\s*(?:[|>][+-]?)?\s*(?:#.*)?\r?$/u.exec(
    content,
  )?.[2];
  if (key === undefined) return;
  state.block('block', key, space.length + dash.length);
  state.index = Math.max(state.index, pattern.lastIndex);
}

function dedent(state: StructureState, indent: number, isItem: boolean): void {
  const at = state.open.findIndex(({ frame }) => {
    if (frame.opener === 'section' || !/^(?:block|item)$/.test(frame.opener)) return false;
    return isItem && frame.opener === 'block' ? frame.indent > indent : frame.indent >= indent;
  });
  if (at === -1) return;
  state.closeDownTo(at);
  state.reading = blank();
}
