import * as vscode from 'vscode';
import { readArgument } from '../commands';
import { UserError } from '../messages/userError';
import { escapeForMessage } from '../../core/text/escaping';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import type { Candidate } from '../deletion/candidates';
import type { ListedCandidates } from '../deletion/listedCandidates';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import { selectedRows } from './selectedRows';

/** Says what the view's rows stand for to those who delete; looks at their files once more before. */
export function listedCandidates(view: MediaIdsView, scan: WorkspaceScan): ListedCandidates {
  const candidates = (places: readonly ListedOccurrence[]): Candidate[] => places.map(({ occurrence }) => occurrence);
  const lookAgain = async (uris: Iterable<string>): Promise<void> => {
    // A search in progress looks at every file itself, and an update would wait for its end.
    if (scan.isScanned) await scan.update([...new Set(uris)].map((uri) => vscode.Uri.parse(uri)));
    view.list.flush();
  };
  return {
    candidatesFromArguments: (args) => {
      const rows = readArgument(() => selectedRows(args));
      if (rows === undefined) return undefined;
      view.list.flush();
      const places = rows.flatMap((row) => view.rows.occurrencesOf(row));
      return lookAgain(places.map(({ uri }) => uri)).then(() => {
        requireStillListed(places, view);
        return candidates(places);
      });
    },
    mediaIdsOfRows: (args) => {
      const rows = readArgument(() => selectedRows(args));
      if (rows === undefined) return undefined;
      const places = rows.flatMap((row) => view.rows.occurrencesOf(row));
      return [...new Set(places.map(({ occurrence }) => occurrence.mediaId))].map((mediaId) => ({ mediaId }));
    },
    allListed: async () => {
      await scan.ensure();
      view.list.flush();
      await lookAgain(view.list.uris());
      // What is listed then is from an earlier scan, or from editors alone: "all" would be a guess.
      if (scan.status.kind === 'failed') throw new UserError(outOfDateText(scan.status.reason));
      return candidates(view.list.occurrences());
    },
  };
}

/** A file may have been replaced without anybody telling of it: then nothing of what was chosen is deleted. */
function requireStillListed(places: readonly ListedOccurrence[], view: MediaIdsView): void {
  const idsByFile = new Map<string, ReadonlySet<string>>();
  const isListed = ({ uri, occurrence: { mediaId } }: ListedOccurrence): boolean => {
    const ids = idsByFile.get(uri) ?? new Set(view.list.occurrencesIn(uri).map(({ occurrence }) => occurrence.mediaId));
    idsByFile.set(uri, ids);
    return ids.has(mediaId);
  };
  const gone = places.filter((place) => !isListed(place));
  const [first] = gone;
  if (first === undefined) return;
  const ids = new Set(gone.map(({ occurrence }) => occurrence.mediaId));
  throw new UserError(
    vscode.l10n.t(
      'Nothing was deleted: {0} changed on disk and no longer contains {1}. The list is up to date now; choose again.',
      escapeForMessage(vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri)), 100),
      ids.size === 1 ? first.occurrence.mediaId : vscode.l10n.t('{0} of the media IDs', ids.size),
    ),
  );
}

/** A notification shows the beginning of a long text: what matters comes first. */
function outOfDateText(reason: string): string {
  return vscode.l10n.t(
    'Nothing was deleted: the search for media IDs failed, and the list may be out of date. {0}',
    escapeForMessage(reason, 200),
  );
}
