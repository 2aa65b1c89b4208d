import type { MediaId, MediaIdProblem } from './mediaId';
import { parseMediaId } from './mediaId';

export interface RejectedText {
  readonly text: string;
  readonly problem: MediaIdProblem | 'roundedAmongOthers';
}

/** What was found in a typed or handed-over list: each distinct ID once, in the order given. */
export interface MediaIdList {
  readonly mediaIds: readonly MediaId[];
  readonly rejected: readonly RejectedText[];
  /** How many entries repeated an earlier one. */
  readonly repeated: number;
  /** The only ID, when it looks rounded by a spreadsheet. */
  readonly rounded: MediaId | undefined;
}

/** Splits what a person typed or pasted: IDs separated by commas, semicolons, white space or lines. */
export function splitTypedList(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}

/**
 * Checks a list of media IDs. An ID that looks rounded by a spreadsheet is accepted only alone: among others nobody
 * would look at it closely.
 */
export function readMediaIdList(texts: readonly string[]): MediaIdList {
  const mediaIds = new Set<MediaId>();
  const rounded = new Set<MediaId>();
  const rejected: RejectedText[] = [];
  let repeated = 0;
  for (const text of texts) {
    const parsed = parseMediaId(text);
    if (!parsed.ok) rejected.push({ text, problem: parsed.problem });
    else {
      if (mediaIds.has(parsed.mediaId)) repeated++;
      mediaIds.add(parsed.mediaId);
      if (parsed.isProbablyRounded) rounded.add(parsed.mediaId);
    }
  }
  if (rounded.size > 0 && mediaIds.size > 1) {
    for (const mediaId of rounded) {
      mediaIds.delete(mediaId);
      rejected.push({ text: mediaId, problem: 'roundedAmongOthers' });
    }
    rounded.clear();
  }
  return { mediaIds: [...mediaIds], rejected, repeated, rounded: [...rounded][0] };
}
