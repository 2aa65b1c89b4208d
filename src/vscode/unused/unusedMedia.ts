import * as vscode from 'vscode';
import { mayBeLeftOf, writtenForms } from '../../core/accountMedia/unusedMedia';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import { findWorkspaceUses } from '../uses/workspaceUses';
import type { WorkspaceScan } from '../workspace/workspaceScan';

/**
 * Those of the media whose digits stand nowhere in the workspace, neither as a media ID nor as anything else, neither
 * whole nor rounded, neither in files nor in editors that aren't saved.
 * @returns `undefined` where the search was canceled or did not come to its end: then nothing is known to be unused.
 */
export async function findUnused(
  mediaIds: readonly string[],
  index: Pick<OccurrenceIndex, 'filesUsing' | 'mediaIds'>,
  scan: Pick<WorkspaceScan, 'findUses'>,
): Promise<string[] | undefined> {
  const unlisted = mediaIds.filter((mediaId) => index.filesUsing(mediaId).size === 0);
  if (unlisted.length === 0) return [];
  const forms = new Map(unlisted.map((mediaId) => [mediaId, writtenForms(mediaId)]));
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Searching the workspace for the digits of {0} media…', unlisted.length.toLocaleString()),
    cancellable: true,
  };
  const found = await vscode.window.withProgress(progress, (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    return findWorkspaceUses([...forms.values()].flat(), scan, { until: abort.signal, maxUses: Infinity });
  });
  if (!found.isFinished || found.unsearchedFolders.length > 0) return undefined;
  const used = new Set(found.documents.flatMap(({ uses }) => uses.map(({ mediaId }) => mediaId)));
  const damaged = index.mediaIds().filter((mediaId) => /[eE]/.test(mediaId));
  return unlisted.filter(
    (mediaId) =>
      !(forms.get(mediaId) ?? []).some((form) => used.has(form)) && !damaged.some((one) => mayBeLeftOf(one, mediaId)),
  );
}
