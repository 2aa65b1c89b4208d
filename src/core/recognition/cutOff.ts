import { isNotTimestamp } from './digitRuns';
import type { DigitSite } from './frames';
import { around } from './frames';

/** What surrounds the value of a list or an object, quotes included. */
const beforeValue = /[[{,:=>\n]\s*["'`]?$/;
const behindValue = /^["'`]?\s*(?:[,\]}\n]|$)/;

/** So many frames around a value say what it is, see `keyOf.ts` and the rules for lists and maps. */
const framesThatTell = 3;

/**
 * Whether a value stands in a list or object that begins further in front than was read: what it is called then isn't known.
 * @param from where reading began.
 */
export function isCutOff({ start, frame }: DigitSite, from: number, text: string): boolean {
  if (from === 0 || !isWithinStructure(text, from) || !isNotTimestamp(text, start)) return false;
  const known = around(frame, framesThatTell).filter(({ parent }) => parent !== undefined);
  // Within a call it is an argument, and the call is there.
  if (known.length === framesThatTell || known.some(({ opener }) => /^(?:\(|string)$/.test(opener))) return false;
  const digits = /^\d+/.exec(text.slice(start, start + 24))?.[0].length ?? 0;
  const behind = text.slice(start + digits, start + digits + 80);
  return beforeValue.test(text.slice(Math.max(0, start - 80), start)) && behindValue.test(behind);
}

/** Whether a text goes on at an index with what began before: within a line, or at one that is indented. */
function isWithinStructure(text: string, index: number): boolean {
  return text.charAt(index - 1) !== '\n' || /^(?:[ \t]*\r?\n)*[ \t\])}]/.test(text.slice(index, index + 400));
}
