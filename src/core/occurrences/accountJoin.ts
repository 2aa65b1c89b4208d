import type { FoundOccurrence } from '../recognition/occurrences';

/** What an account says of media, joined to what recognition found: it is no part of that. */
export interface AccountJoin {
  /** Whether the account lists this media ID. */
  isListed(mediaId: string): boolean;
  /** Numbers that recognition takes for nothing and the account lists, by the file's URI: without empty lists. */
  readonly further: Map<string, readonly FoundOccurrence[]>;
}

/** The `rule` of what the account's word decided. */
const ruleId = 'listed-by-account';

/** A number that stands at a place and that the account lists. @param line 0-based. @param character 0-based UTF-16 unit. */
export function listedAt(mediaId: string, line: number, character: number): FoundOccurrence {
  return {
    mediaId,
    line,
    character,
    confidence: 'certain',
    evidence: { kind: 'listedByAccount' },
    rule: ruleId,
    damage: undefined,
    isProbablyRounded: false,
  };
}

/**
 * What a file holds, by recognition and by the account's word, in order. What the account lists is certain, and not
 * rounded, whatever it looks like; what lost digits stays as it is.
 * @returns the same array where the account says nothing about it.
 */
export function joined(
  found: readonly FoundOccurrence[],
  account: AccountJoin,
  further: readonly FoundOccurrence[],
): readonly FoundOccurrence[] {
  const told = found.map((one) => {
    const isNews = one.confidence !== 'certain' || one.isProbablyRounded;
    if (!isNews || one.damage !== undefined || !account.isListed(one.mediaId)) return one;
    return one.confidence === 'certain'
      ? { ...one, isProbablyRounded: false }
      : { ...one, ...listedAt(one.mediaId, one.line, one.character) };
  });
  const places = new Set(found.map(placeOf));
  const others = further.filter((one) => !places.has(placeOf(one)));
  if (others.length > 0) {
    return [...told, ...others].sort((a, b) => a.line - b.line || a.character - b.character);
  }
  return told.some((one, at) => one !== found[at]) ? told : found;
}

function placeOf({ line, character }: FoundOccurrence): string {
  return `${line}:${character}`;
}
