import type { StructureState } from './structureState';
import { blank } from './structureState';

/** Begins a tag of markup, or ends one; `false` when this is no tag. */
export function tag(state: StructureState): boolean {
  const pattern = /<(\/?)([A-Za-z][\w:.-]*)/y;
  pattern.lastIndex = state.index;
  const [whole = '', slash, name = ''] = pattern.exec(state.text) ?? [];
  if (whole === '') return false;
  if (slash === '/') {
    const at = state.open.findLastIndex(({ frame }) => frame.opener === 'tag' && frame.key === name);
    const floor = state.open.findLastIndex(({ end }) => end !== Infinity);
    const end = state.text.slice(state.index, state.index + 200).indexOf('>');
    state.index += end === -1 ? whole.length : end + 1;
    if (at > floor) state.closeDownTo(at);
    return true;
  }
  const ahead = state.text.slice(state.index, Math.min(state.to, state.index + 4000));
  const endsItself = /^<[^<>]*\/>/.test(ahead);
  if (!endsItself && !ahead.includes(`</${name}`) && !/^<(?:img|input|meta|link|source)\b/i.test(ahead)) return false;
  state.endChain();
  const outer = state.reading;
  state.reading = blank(name);
  state.push('tag', Infinity);
  const opened = state.innermost;
  if (opened) state.open[state.open.length - 1] = { ...opened, outside: { ...outer, hasValue: true }, inTag: true };
  state.index += whole.length;
  return true;
}

/** Ends the opening tag of markup; its content follows. */
export function endOfTag(state: StructureState): void {
  const { innermost, text } = state;
  const isVoid = /^(?:img|input|meta|link|source|br|hr)$/i.test(innermost?.frame.key ?? '');
  const endsItself = text.charAt(state.index - 1) === '/' || isVoid;
  state.index++;
  if (innermost === undefined) return;
  if (endsItself) state.closeDownTo(state.open.length - 1);
  else {
    innermost.inTag = false;
    state.endChain();
    state.reading = blank();
  }
}
