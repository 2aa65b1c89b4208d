import { escapeForMessage } from '../../core/text/escaping';
import type { DigitRun } from '../../core/recognition/digitRuns';
import { findDigitRunsInSteps } from '../../core/recognition/digitRuns';
import { runCooperatively } from '../../core/recognition/runCooperatively';

/** A number that could be a media ID, with what stands around it. */
export interface NumberInText {
  readonly digits: string;
  /** 0-based; lines end at LF, CRLF or CR, as in VS Code. */
  readonly line: number;
  /** Its line as far as it is near, made safe to be shown. */
  readonly excerpt: string;
}

/** Text shown on either side of a number (UTF-16 units). */
const excerptReach = 60;

/** Every undamaged number of 13 to 20 digits in a text, in order. */
export async function numbersInText(text: string): Promise<NumberInText[]> {
  const runs = (await runCooperatively(findDigitRunsInSteps(text), new AbortController().signal)) ?? [];
  return withLines(
    text,
    runs.filter(({ damage }) => damage === undefined),
  );
}

/** The line of what stands from `start` to `end`, as far as it is near; one line, cut where it is long. */
export function excerptOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - excerptReach), start);
  const after = text.slice(end, end + excerptReach);
  const lineBefore = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const lineAfter = /^[^\r\n]*/.exec(after)?.[0] ?? '';
  const isCutBefore = lineBefore.length === excerptReach && start > excerptReach;
  const isCutAfter = lineAfter.length === excerptReach && end + excerptReach < text.length;
  const excerpt = `${lineBefore}${text.slice(start, end)}${lineAfter}`.trim();
  return escapeForMessage(`${isCutBefore ? '…' : ''}${excerpt}${isCutAfter ? '…' : ''}`);
}

function withLines(text: string, runs: readonly DigitRun[]): NumberInText[] {
  const lineBreaks = text.matchAll(/\r\n|\r|\n/g);
  let next = lineBreaks.next();
  let line = 0;
  return runs.map(({ digits, start, end }) => {
    for (; next.done !== true && next.value.index < start; next = lineBreaks.next()) line++;
    return { digits, line, excerpt: excerptOf(text, start, end) };
  });
}
