import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import type { Place } from '../core/mediaList/place';
import type { Candidate } from '../deleting/fromOccurrences';
import type { ListedMedia } from '../deleting/register';
import { ScanError } from '../scanning/scanError';
import type { WorkspaceScan } from '../scanning/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import { rowsMeant } from './rowsMeant';

/** Says what the view's rows stand for to those who delete. */
export function listedMedia(view: MediaIdsView, scan: WorkspaceScan): ListedMedia {
  const candidates = (places: readonly Place[]): Candidate[] => places.map(({ occurrence }) => occurrence);
  return {
    candidatesMeant: (args) => {
      const rows = rowsMeant(args);
      if (rows === undefined) return undefined;
      view.list.settle();
      return candidates(rows.flatMap((row) => view.rows.placesOf(row)));
    },
    allListed: async () => {
      await scan.ensure();
      // What is listed then is from an earlier scan, or from editors alone: "all" would be a guess.
      if (scan.status.kind === 'failed') throw new ScanError(outOfDateText(scan.status.reason));
      view.list.settle();
      return candidates(view.list.places());
    },
  };
}

/** A notification shows the beginning of a long text: what matters comes first. */
function outOfDateText(reason: string): string {
  return vscode.l10n.t(
    'Nothing was deleted: the scan for media IDs failed, and the list may be out of date. {0}',
    inMessage(reason, 200),
  );
}
