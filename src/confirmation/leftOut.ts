import * as vscode from 'vscode';

/** How many distinct IDs were left out before the confirmation, and why. */
export interface LeftOut {
  /** Deleted already, or not found. */
  readonly gone: number;
  /** The user said that they are no media IDs. */
  readonly ignored: number;
  /** Another deletion of this window is at it. */
  readonly underWay: number;
}

export const nothingLeftOut: LeftOut = { gone: 0, ignored: 0, underWay: 0 };

/** A sentence for each reason, none where nothing was left out. */
export function leftOutTexts({ gone, ignored, underWay }: LeftOut): string[] {
  return [
    ...(gone === 0 ? [] : [vscode.l10n.t('{0} left out: deleted already, or not found.', gone)]),
    ...(ignored === 0 ? [] : [vscode.l10n.t('{0} left out: not a media ID, as you said.', ignored)]),
    ...(underWay === 0 ? [] : [vscode.l10n.t('{0} left out: being deleted already.', underWay)]),
  ];
}
