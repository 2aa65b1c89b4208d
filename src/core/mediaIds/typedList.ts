import type { MediaId, MediaIdProblem } from './mediaId';
import { parseMediaId } from './mediaId';
import type { Company } from './rounding';
import { roundedAmong } from './rounding';

export interface RejectedText {
  readonly text: string;
  readonly problem: MediaIdProblem;
}

/** What was found in a typed or handed-over list: each distinct ID once, in the order given. */
export interface MediaIdList {
  readonly mediaIds: readonly MediaId[];
  readonly rejected: readonly RejectedText[];
  /** How many entries repeated an earlier one. */
  readonly repeated: number;
  /** Those that look rounded by a spreadsheet. */
  readonly rounded: ReadonlySet<MediaId>;
}

/** Splits what a person typed or pasted: IDs separated by commas, semicolons, white space or lines. */
export function splitTypedList(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}

/** Checks a list of media IDs. */
export function readMediaIdList(texts: readonly string[], company: Company = 'list'): MediaIdList {
  const mediaIds = new Set<MediaId>();
  const rejected: RejectedText[] = [];
  let repeated = 0;
  for (const text of texts) {
    const parsed = parseMediaId(text);
    if (!parsed.ok) rejected.push({ text, problem: parsed.problem });
    else {
      if (mediaIds.has(parsed.mediaId)) repeated++;
      mediaIds.add(parsed.mediaId);
    }
  }
  return { mediaIds: [...mediaIds], rejected, repeated, rounded: roundedAmong(mediaIds, company) };
}
