import * as vscode from 'vscode';
import { groupTexts, namedText } from './groupTexts';
import type { MediaGroupKind, MediaSelection } from './mediaSelection';
import { withGroups } from './mediaSelection';

/** The button that leads to `chooseGroups`. */
export function chooseButton(): string {
  return vscode.l10n.t('Choose…');
}

/** Lets the user take groups of a deletion in or leave them out. `undefined` when the user left. */
export async function chooseGroups(selection: MediaSelection): Promise<MediaSelection | undefined> {
  const lines = selection.groups.map(
    ({ kind, notes, isIncluded }): vscode.QuickPickItem & { readonly group: MediaGroupKind } => ({
      label: groupTexts[kind].line(notes.size),
      detail: namedText(notes),
      picked: isIncluded,
      group: kind,
    }),
  );
  const picked = await vscode.window.showQuickPick(lines, {
    title: vscode.l10n.t('Choose What to Delete'),
    placeHolder: vscode.l10n.t('Check what to include. You are asked again afterward.'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return picked === undefined ? undefined : withGroups(selection, new Set(picked.map(({ group }) => group)));
}
