import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import { otherUsesTexts } from './otherUsesText';
import type { WorkspaceUses } from './workspaceUses';
import { findWorkspaceUses } from './workspaceUses';

/** How long the confirmation waits for the search for uses (ms). */
const searchLimitMs = 5_000;

/** Uses that are found with place and name; more are only counted. */
const maxUses = 1000;

/** What is known of the use of media IDs before they are deleted. */
export interface Usage {
  /** In how many files of the workspace they are recognized; `undefined` where that isn't known. */
  readonly filesUsingThem: number | undefined;
  /** Sentences on IDs that are recognized nowhere: where their digits stand and as what. */
  readonly usedOtherwise: readonly string[];
}

/** Says how media IDs are used. The workspace is searched for those alone that are recognized nowhere. */
export async function usageOf(
  mediaIds: readonly string[],
  index: Pick<OccurrenceIndex, 'filesUsing'>,
  scan: Pick<WorkspaceScan, 'findUses' | 'isScanned'>,
  limitMs = searchLimitMs,
): Promise<Usage> {
  const files = new Set(mediaIds.flatMap((mediaId) => [...index.filesUsing(mediaId)]));
  const unlisted = mediaIds.filter((mediaId) => index.filesUsing(mediaId).size === 0);
  if (unlisted.length === 0) return { filesUsingThem: scan.isScanned ? files.size : undefined, usedOtherwise: [] };
  const progress = {
    location: vscode.ProgressLocation.Window,
    title: vscode.l10n.t('Searching for other uses of the digits…'),
  };
  const limits = { until: AbortSignal.timeout(limitMs), maxUses };
  const found = await vscode.window.withProgress(progress, () => findWorkspaceUses(unlisted, scan, limits));
  for (const { uri, uses } of found.documents) if (uses.some(({ isMediaId }) => isMediaId)) files.add(uri.toString());
  const isKnown = scan.isScanned || (unlisted.length === mediaIds.length && isOfWholeWorkspace(found));
  return {
    filesUsingThem: isKnown ? files.size : undefined,
    usedOtherwise: otherUsesTexts(found, mediaIds.length === 1),
  };
}

function isOfWholeWorkspace({ isFinished, more, unsearchedFolders }: WorkspaceUses): boolean {
  const hasFolders = vscode.workspace.workspaceFolders !== undefined;
  return hasFolders && isFinished && more === 0 && unsearchedFolders.length === 0;
}
