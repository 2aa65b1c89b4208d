import type { MediaId, MediaIdProblem } from '../mediaId/mediaId';
import { parseMediaId } from '../mediaId/mediaId';
import type { NumberGroup } from '../mediaId/rounding';
import { findRounded } from '../mediaId/rounding';
import { splitTypedText } from './typedText';

/** Text that is no media ID, as it was given, and why. */
export interface RejectedText {
  readonly text: string;
  readonly problem: MediaIdProblem;
}

/** The media IDs of a list, and what else stood in it: everything given is in one of these. */
export interface MediaIdList {
  /** Distinct, in the order given; those that look rounded included. */
  readonly mediaIds: readonly MediaId[];
  /** Those of the IDs that look rounded by a spreadsheet. */
  readonly rounded: ReadonlySet<MediaId>;
  readonly rejected: readonly RejectedText[];
  /** How many entries repeated an earlier one. */
  readonly repeated: number;
}

/** Reads what a person typed or pasted, in any of the forms in which IDs stand in files: see `splitTypedText`. */
export function parseTypedMediaIds(text: string): MediaIdList {
  return parseMediaIdList(splitTypedText(text), 'pastedList');
}

/** Reads a list whose every element is to be one media ID, at most with quotes or white space around it. */
export function parseMediaIdList(texts: readonly string[], group: NumberGroup = 'list'): MediaIdList {
  const mediaIds = new Set<MediaId>();
  const rejected: RejectedText[] = [];
  let repeated = 0;
  for (const text of texts) {
    const parsed = parseMediaId(text);
    if (!parsed.ok) rejected.push({ text, problem: parsed.problem });
    else if (mediaIds.has(parsed.mediaId)) repeated++;
    else mediaIds.add(parsed.mediaId);
  }
  return { mediaIds: [...mediaIds], rounded: findRounded(mediaIds, group), rejected, repeated };
}
