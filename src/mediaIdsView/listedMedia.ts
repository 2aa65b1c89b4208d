import type { Place } from '../core/mediaList/place';
import type { Candidate } from '../deleting/fromOccurrences';
import type { ListedMedia } from '../deleting/register';
import type { WorkspaceScan } from '../scanning/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import { rowsMeant } from './rowsMeant';

/** Says what the view's rows stand for to those who delete. */
export function listedMedia(view: MediaIdsView, scan: WorkspaceScan): ListedMedia {
  const candidates = (places: readonly Place[]): Candidate[] => places.map(({ occurrence }) => occurrence);
  return {
    candidatesMeant: (args) => {
      const rows = rowsMeant(view.tree, args);
      if (rows === undefined) return undefined;
      view.list.settle();
      return candidates(rows.flatMap((row) => view.rows.placesOf(row)));
    },
    allListed: async () => {
      await scan.ensure();
      view.list.settle();
      return candidates(view.list.places());
    },
  };
}
