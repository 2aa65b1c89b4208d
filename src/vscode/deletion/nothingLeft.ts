import * as vscode from 'vscode';
import { chooseButton, chooseGroups } from '../confirmation/chooseGroups';
import { nothingLeftText } from '../confirmation/leftOut';
import type { MediaSelection } from '../confirmation/mediaSelection';

/**
 * Says why nothing is left to delete, and offers to take groups in where there are any. Doesn't wait for an answer: a
 * notification may go unanswered for ever.
 * @param goOn deletes what was chosen then, once confirmed.
 */
export function showNothingLeft(selection: MediaSelection, goOn: (chosen: MediaSelection) => unknown): void {
  const choose = chooseButton();
  const buttons = selection.groups.length > 0 ? [choose] : [];
  const offer = async (): Promise<void> => {
    if ((await vscode.window.showInformationMessage(nothingLeftText(selection), ...buttons)) !== choose) return;
    const chosen = await chooseGroups(selection);
    if (chosen !== undefined) await goOn(chosen);
  };
  void offer();
}
