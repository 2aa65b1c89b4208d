import type { StructureState } from './structureState';

const keywords = new Set(
  (
    'new return await async yield const let var val final static private public protected readonly def fn func fun mut ' +
    'export default import from type struct class interface void if else in of is not and or then do end assert expect not_to'
  ).split(' '),
);

const anyWord = /[\p{L}_$@][\p{L}\p{M}\p{N}_$]*(?:-[\p{L}_][\p{L}\p{N}_]*)*/uy;

/** The word that begins at an index. Most are plain ASCII, which is several times faster to see than any letter. */
function wordAt(text: string, index: number): string {
  let end = index + 1;
  let code = text.charCodeAt(end);
  while (isPlainWordPart(code)) code = text.charCodeAt(++end);
  // Hyphens, and letters of other scripts.
  const isWhole = code !== 45 && !(code > 127) && text.charCodeAt(index) < 128;
  if (isWhole) return text.slice(index, end);
  anyWord.lastIndex = index;
  return anyWord.exec(text)?.[0] ?? text.charAt(index);
}

/** An ASCII letter or digit, `_` or `$`. */
function isPlainWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}

/** Reads a word: a keyword, or the next part of an expression. */
export function word(state: StructureState): void {
  const whole = wordAt(state.text, state.index);
  // A run may begin behind the letter of an escape: `%3D123…`.
  while ((state.starts[state.nextStart] ?? Infinity) < state.index) state.nextStart++;
  const room = (state.starts[state.nextStart] ?? Infinity) - state.index;
  const word = whole.length > room ? whole.slice(0, room) : whole;
  state.index += word.length;
  const { reading } = state;
  const first = word.charAt(0);
  const name = first === '$' || first === '@' ? word.replace(/^[$@]+/, '') : word;
  if (name === '') return;
  if (name === 'string' || name === 'int') {
    const dumped = /^\(\d+\)/.exec(state.text.slice(state.index, state.index + 12))?.[0];
    if (dumped !== undefined) {
      // As PHP dumps a value: `string(15) "…"`.
      state.index += dumped.length;
      if (name === 'int') state.value(undefined);
      return;
    }
  }
  const isKeyword = !reading.connects && keywords.has(name);
  if (isKeyword && !/^\s*(?:=>|[:=])/.test(state.text.slice(state.index, state.index + 4))) {
    state.endChain();
    return;
  }
  if (!reading.connects) state.endChain();
  // An array that begins with a value takes less memory than one that is pushed to.
  if (reading.chain.length === 0) reading.chain = [name];
  else reading.chain.push(name);
  reading.connects = false;
  reading.name = reading.chain.length === 1 ? name : reading.chain.slice(-4).join('.');
}

const anyLetter = /\p{L}/u;

/** Whether a word begins with a character. */
export function isWordStart(code: number, character: string): boolean {
  if ((code >= 97 && code <= 122) || (code >= 64 && code <= 90) || code === 95 || code === 36) return true;
  return code > 127 && anyLetter.test(character);
}
