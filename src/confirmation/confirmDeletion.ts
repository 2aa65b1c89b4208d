import * as vscode from 'vscode';
import type { MediaId } from '../core/mediaIds/mediaId';
import { confirmationDetail, confirmationQuestion } from './confirmationText';
import type { DeletionPlan } from './deletionPlan';

/**
 * The one confirmation that every way to delete passes, for one ID as for a thousand.
 * @returns the IDs that the user confirmed, or `undefined` when nothing may be sent.
 */
export async function confirmDeletion(plan: DeletionPlan): Promise<readonly MediaId[] | undefined> {
  const mustType = plan.mediaIds.length > plan.typeToConfirmAbove;
  const goOn = mustType ? vscode.l10n.t('Continue…') : vscode.l10n.t('Delete');
  const certain = plan.mediaIds.filter((mediaId) => !plan.likely.has(mediaId));
  const onlyCertain = vscode.l10n.t('Delete Only Certain');
  const offersCertain = certain.length > 0 && certain.length < plan.mediaIds.length;
  const chosen = await vscode.window.showWarningMessage(
    confirmationQuestion(plan),
    { modal: true, detail: confirmationDetail(plan) },
    goOn,
    ...(offersCertain ? [onlyCertain] : []),
  );
  if (chosen === onlyCertain && offersCertain) {
    return certain.length > plan.typeToConfirmAbove ? typeTheNumber(certain) : certain;
  }
  if (chosen !== goOn) return undefined;
  return mustType ? typeTheNumber(plan.mediaIds) : plan.mediaIds;
}

async function typeTheNumber(mediaIds: readonly MediaId[]): Promise<readonly MediaId[] | undefined> {
  const number = String(mediaIds.length);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Delete {0} Media Objects', number),
    prompt: vscode.l10n.t('Type {0} to delete {0} media objects. This cannot be undone.', number),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === number || text === ''
        ? undefined
        : vscode.l10n.t('Type {0}, or press Escape to send nothing.', number),
  });
  return typed?.trim() === number ? mediaIds : undefined;
}
