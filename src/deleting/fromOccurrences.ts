import * as vscode from 'vscode';
import { nothingLeftOut } from '../confirmation/leftOut';
import { inMessage } from '../core/foreignText/inOneLine';
import type { MediaId } from '../core/mediaIds/mediaId';
import { readMediaIdList } from '../core/mediaIds/typedList';
import type { Damage } from '../core/recognition/digitRuns';
import type { Confidence } from '../core/recognition/rule';
import type { DeletionRequest } from './deletion';

/** What a deletion needs to know of something recognised. */
export interface Candidate {
  readonly mediaId: string;
  readonly confidence: Confidence;
  readonly damage: Damage | undefined;
}

export interface FromOccurrences {
  /** `undefined` when nothing is left that may be deleted. */
  readonly request: DeletionRequest | undefined;
  /** What was left out, and why; each as it stood there. */
  readonly damaged: readonly string[];
}

/**
 * Makes a request of what was recognised: each distinct ID once, `likely` where no place of it is certain. Damaged IDs
 * are left out, except one that only looks rounded and stands alone.
 */
export function requestFrom(candidates: readonly Candidate[], leftOut = nothingLeftOut): FromOccurrences {
  const exponents = candidates.filter(({ damage }) => damage === 'exponent').map(({ mediaId }) => mediaId);
  const { mediaIds, rounded, rejected } = readMediaIdList(
    candidates.filter(({ damage }) => damage !== 'exponent').map(({ mediaId }) => mediaId),
  );
  const certain = new Set(
    candidates.filter(({ confidence }) => confidence === 'certain').map(({ mediaId }) => mediaId),
  );
  const damaged = [...new Set([...exponents, ...rejected.map(({ text }) => text)])];
  if (mediaIds.length === 0) return { request: undefined, damaged };
  return {
    request: {
      mediaIds,
      likely: new Set(mediaIds.filter((mediaId) => !certain.has(mediaId))),
      rounded: new Set<MediaId>(rounded === undefined ? [] : [rounded]),
      leftOut,
    },
    damaged,
  };
}

/** So many damaged IDs are named. */
const namedDamaged = 3;

/** Says which IDs a spreadsheet damaged, and what to do. */
export function damagedText(damaged: readonly string[]): string {
  const named = damaged
    .slice(0, namedDamaged)
    .map((mediaId) => inMessage(mediaId, 40))
    .join(', ');
  return damaged.length === 1
    ? vscode.l10n.t('{0} was damaged by a spreadsheet and is left out. Take the ID from its source.', named)
    : vscode.l10n.t(
        '{0} IDs were damaged by a spreadsheet and are left out ({1}). Take them from their source; one that ends in zeros can be deleted on its own.',
        damaged.length,
        damaged.length > namedDamaged ? `${named} …` : named,
      );
}
