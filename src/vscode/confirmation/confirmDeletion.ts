import * as vscode from 'vscode';
import { chooseButton, chooseGroups } from './chooseGroups';
import { confirmationDetail, confirmationQuestion, offersOnlyCertain } from './confirmationText';
import type { DeletionPlan } from './deletionPlan';
import { nothingLeftText } from './leftOut';
import type { MediaSelection } from './mediaSelection';
import { includedIn, withGroups } from './mediaSelection';

/**
 * The one confirmation that every way to delete passes, for one ID as for a thousand.
 * @param planFor what is to be known of a selection; asked again after the user has chosen.
 * @returns the selection that the user confirmed, or `undefined` when nothing may be sent.
 */
export async function confirmDeletion(
  selection: MediaSelection,
  planFor: (selection: MediaSelection) => DeletionPlan | Promise<DeletionPlan>,
): Promise<MediaSelection | undefined> {
  for (let asked = selection; ;) {
    const plan = await planFor(asked);
    const answer = await ask(plan);
    if (answer === undefined) return undefined;
    if (answer !== 'choose') return confirmByTyping(answer, plan.typeToConfirmAbove);
    // Escape there leads back to the same question.
    asked = (await chooseGroups(asked)) ?? asked;
    if (includedIn(asked).length > 0) continue;
    void vscode.window.showInformationMessage(nothingLeftText(asked));
    return undefined;
  }
}

/** Shows the modal. @returns what to delete, `choose` where that is to be said first, `undefined` for Escape. */
async function ask(plan: DeletionPlan): Promise<MediaSelection | 'choose' | undefined> {
  const { selection } = plan;
  const onlyCertain = offersOnlyCertain(plan);
  const first = firstButton(plan, onlyCertain);
  const choose = chooseButton();
  // Of one ID alone there is nothing to choose.
  const hasChoice = selection.groups.length > 0 && selection.candidates.length > 1;
  const pressed = await vscode.window.showWarningMessage(
    confirmationQuestion(plan),
    { modal: true, detail: confirmationDetail(plan) },
    first,
    ...(hasChoice ? [choose] : []),
  );
  if (pressed === choose) return 'choose';
  if (pressed !== first) return undefined;
  return onlyCertain ? withoutLikely(selection) : selection;
}

function firstButton({ mediaIds, typeToConfirmAbove, copies }: DeletionPlan, onlyCertain: boolean): string {
  if (copies === 'notAvailable') {
    return onlyCertain ? vscode.l10n.t('Delete Only Certain Without Copies') : vscode.l10n.t('Delete Without Copies');
  }
  if (onlyCertain) return vscode.l10n.t('Delete Only Certain');
  return mediaIds.length > typeToConfirmAbove ? vscode.l10n.t('Continue…') : vscode.l10n.t('Delete');
}

function withoutLikely(selection: MediaSelection): MediaSelection {
  const included = selection.groups.filter(({ kind, isIncluded }) => isIncluded && kind !== 'likely');
  return withGroups(selection, new Set(included.map(({ kind }) => kind)));
}

async function confirmByTyping(selection: MediaSelection, limit: number): Promise<MediaSelection | undefined> {
  const count = includedIn(selection).length;
  if (count <= limit) return selection;
  const number = String(count);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Delete {0} Media Objects', number),
    prompt: vscode.l10n.t('Type {0} to delete {0} media objects. This cannot be undone.', number),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === number || text === ''
        ? undefined
        : vscode.l10n.t('Type {0}, or press Escape to send nothing.', number),
  });
  return typed?.trim() === number ? selection : undefined;
}
