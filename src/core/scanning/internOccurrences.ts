import { Buffer } from 'node:buffer';
import type { FoundOccurrence } from '../recognition/occurrences';
import type { Evidence } from '../recognition/rule';

/** So many kinds of evidence are kept; then it begins anew. */
const maxKept = 5000;

const kept = new Map<string, Evidence>();

/**
 * The same occurrences without the text they were found in. A part of a string keeps the whole string in memory: a few
 * media IDs would keep the text of their file. What speaks for them is the same thousands of times and kept once.
 */
export function internOccurrences(occurrences: readonly FoundOccurrence[]): readonly FoundOccurrence[] {
  return occurrences.map(
    ({ mediaId, line, character, confidence, evidence, rule, damage, isProbablyRounded, fileMayHoldMore }) => ({
      mediaId: copyOfDigits(mediaId),
      line,
      character,
      confidence,
      evidence: internEvidence(evidence),
      rule,
      damage,
      isProbablyRounded,
      ...(fileMayHoldMore === undefined ? {} : { fileMayHoldMore }),
    }),
  );
}

/** Digits, and what an exponent is written with, are ASCII. */
function copyOfDigits(digits: string): string {
  return Buffer.from(digits, 'latin1').toString('latin1');
}

function internEvidence(evidence: Evidence): Evidence {
  const key = JSON.stringify(evidence);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= maxKept) kept.clear();
  const copy = JSON.parse(key) as Evidence;
  kept.set(key, copy);
  return copy;
}
