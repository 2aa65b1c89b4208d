import * as vscode from 'vscode';
import { readArgument } from '../commands';
import { inMessage } from '../core/foreignText/inOneLine';
import type { Place } from '../core/mediaList/place';
import type { Candidate } from '../deleting/fromOccurrences';
import type { ListedMedia } from '../deleting/register';
import { ScanError } from '../scanning/scanError';
import type { WorkspaceScan } from '../scanning/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import { rowsMeant } from './rowsMeant';

/** Says what the view's rows stand for to those who delete; looks at their files once more before. */
export function listedMedia(view: MediaIdsView, scan: WorkspaceScan): ListedMedia {
  const candidates = (places: readonly Place[]): Candidate[] => places.map(({ occurrence }) => occurrence);
  const lookAgain = async (uris: Iterable<string>): Promise<void> => {
    // A search under way looks at every file itself, and an update would wait for its end.
    if (scan.isScanned) await scan.update([...new Set(uris)].map((uri) => vscode.Uri.parse(uri)));
    view.list.settle();
  };
  return {
    candidatesMeant: (args) => {
      const rows = readArgument(() => rowsMeant(args));
      if (rows === undefined) return undefined;
      view.list.settle();
      const places = rows.flatMap((row) => view.rows.placesOf(row));
      return lookAgain(places.map(({ uri }) => uri)).then(() => {
        requireStillListed(places, view);
        return candidates(places);
      });
    },
    allListed: async () => {
      await scan.ensure();
      view.list.settle();
      await lookAgain(view.list.uris());
      // What is listed then is from an earlier scan, or from editors alone: "all" would be a guess.
      if (scan.status.kind === 'failed') throw new ScanError(outOfDateText(scan.status.reason));
      return candidates(view.list.places());
    },
  };
}

/** A file may have been replaced without anybody telling of it: then nothing of what was chosen is deleted. */
function requireStillListed(places: readonly Place[], view: MediaIdsView): void {
  const idsByFile = new Map<string, ReadonlySet<string>>();
  const isListed = ({ uri, occurrence: { mediaId } }: Place): boolean => {
    const ids = idsByFile.get(uri) ?? new Set(view.list.placesIn(uri).map(({ occurrence }) => occurrence.mediaId));
    idsByFile.set(uri, ids);
    return ids.has(mediaId);
  };
  const gone = places.filter((place) => !isListed(place));
  const [first] = gone;
  if (first === undefined) return;
  const ids = new Set(gone.map(({ occurrence }) => occurrence.mediaId));
  throw new ScanError(
    vscode.l10n.t(
      'Nothing was deleted: {0} changed on disk and no longer contains {1}. The list is up to date now; choose again.',
      inMessage(vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri)), 100),
      ids.size === 1 ? first.occurrence.mediaId : vscode.l10n.t('{0} of the media IDs', ids.size),
    ),
  );
}

/** A notification shows the beginning of a long text: what matters comes first. */
function outOfDateText(reason: string): string {
  return vscode.l10n.t(
    'Nothing was deleted: the search for media IDs failed, and the list may be out of date. {0}',
    inMessage(reason, 200),
  );
}
