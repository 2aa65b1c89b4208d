import * as vscode from 'vscode';
import { nothingLeftOut } from '../confirmation/leftOut';
import { inMessage } from '../core/foreignText/inOneLine';
import { readMediaIdList } from '../core/mediaIds/typedList';
import type { Damage } from '../core/recognition/digitRuns';
import type { Confidence } from '../core/recognition/rule';
import type { DeletionRequest } from './deletion';

/** What a deletion needs to know of something recognised. */
export interface Candidate {
  readonly mediaId: string;
  readonly confidence: Confidence;
  readonly damage: Damage | undefined;
  readonly isProbablyRounded: boolean;
}

export interface FromOccurrences {
  /** `undefined` when nothing is left that may be deleted. */
  readonly request: DeletionRequest | undefined;
  /** What was left out, and why; each as it stood there. */
  readonly damaged: readonly string[];
}

/**
 * Makes a request of what was recognised: each distinct ID once, `likely` where no place of it is certain. Damaged IDs
 * are left out, and so are those that look rounded, unless one stands alone.
 */
export function requestFrom(candidates: readonly Candidate[], leftOut = nothingLeftOut): FromOccurrences {
  const isAlone = new Set(candidates.map(({ mediaId }) => mediaId)).size === 1;
  const isLeftOut = ({ damage, isProbablyRounded }: Candidate): boolean =>
    damage !== undefined || (isProbablyRounded && !isAlone);
  const leftOutIds = candidates.filter(isLeftOut).map(({ mediaId }) => mediaId);
  const left = candidates.filter((candidate) => !isLeftOut(candidate));
  const { mediaIds, rejected } = readMediaIdList(left.map(({ mediaId }) => mediaId));
  const rounded = new Set(left.filter((candidate) => candidate.isProbablyRounded).map(({ mediaId }) => mediaId));
  const certain = new Set(
    candidates.filter(({ confidence }) => confidence === 'certain').map(({ mediaId }) => mediaId),
  );
  const damaged = [...new Set([...leftOutIds, ...rejected.map(({ text }) => text)])];
  if (mediaIds.length === 0) return { request: undefined, damaged };
  return {
    request: {
      mediaIds,
      likely: new Set(mediaIds.filter((mediaId) => !certain.has(mediaId))),
      rounded: new Set(mediaIds.filter((mediaId) => rounded.has(mediaId))),
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
