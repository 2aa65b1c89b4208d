import * as vscode from 'vscode';
import type { DeletionResult } from '../../core/outcome';
import { requireTrust } from '../settings/requireTrust';
import type { DeletionController } from './deletionController';
import type { ListedCandidates } from './listedCandidates';

/** Delete WhatsApp Media Shown in View: all that is listed, as it is filtered. */
export async function deleteAllCommand(
  controller: DeletionController,
  listed: ListedCandidates,
): Promise<DeletionResult[] | undefined> {
  if (!(await requireTrust())) return undefined;
  const all = await listed.allListed();
  if (all.length > 0) return controller.deleteCandidates(all, 'whole');
  void vscode.window.showInformationMessage(vscode.l10n.t('No media IDs are listed.'));
  return undefined;
}
