import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import { mediaIdDigits } from '../core/mediaIds/mediaId';
import type { MediaIdList, RejectedText } from '../core/mediaIds/typedList';
import { readTypedMediaIds } from '../core/mediaIds/typedList';

/** So many rejected entries are named; the rest is counted. */
const namedRejections = 3;

/** Asks for one media ID or many, checked while typing. `undefined` when the user left. */
export async function askForMediaIds(): Promise<MediaIdList | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Delete WhatsApp Media'),
    prompt: vscode.l10n.t('Media IDs, separated by commas, spaces or lines'),
    placeHolder: '7074855483357676350',
    ignoreFocusOut: true,
    validateInput: checkTyped,
  });
  return typed === undefined ? undefined : readTypedMediaIds(typed);
}

/** What is wrong with the text so far, or how many IDs it holds. Nothing is said of an empty box before Enter. */
function checkTyped(text: string): string | vscode.InputBoxValidationMessage | undefined {
  const list = readTypedMediaIds(text);
  if (list.rejected.length > 0) return rejectionText(list.rejected);
  if (list.mediaIds.length === 0) return vscode.l10n.t('Enter a media ID, or press Escape to leave.');
  if (list.rounded.size > 0) {
    return {
      severity: vscode.InputBoxValidationSeverity.Warning,
      message: vscode.l10n.t(
        'The zeros at its end look as if a spreadsheet had rounded it. Compare it with its source.',
      ),
    };
  }
  if (list.repeated === 0 && list.mediaIds.length === 1) return undefined;
  const count = vscode.l10n.t('{0} media IDs', list.mediaIds.length);
  return {
    severity: vscode.InputBoxValidationSeverity.Info,
    message:
      list.repeated === 0
        ? count
        : vscode.l10n.t('{0}; each is deleted once, {1} stood there again', count, list.repeated),
  };
}

/** Says of each entry that is no media ID why it isn't one and what to do. */
export function rejectionText(rejected: readonly RejectedText[]): string {
  const named = rejected.slice(0, namedRejections).map(adviceFor);
  const more = rejected.length - named.length;
  return [...named, ...(more > 0 ? [vscode.l10n.t('… and {0} more', more)] : [])].join(' ');
}

function adviceFor({ text, problem }: RejectedText): string {
  const shown = inMessage(text, 40);
  const { fewest, most } = mediaIdDigits;
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('An entry is empty.');
    case 'scientificNotation':
      return vscode.l10n.t(
        '{0} was damaged by a spreadsheet, which kept only its first digits. Take the ID from its source.',
        shown,
      );
    case 'decimals':
      return vscode.l10n.t(
        '{0} is a decimal number: a spreadsheet or pandas made it one, and its last digits may have changed. Take the ID from its source.',
        shown,
      );
    case 'thousandsSeparators':
      return vscode.l10n.t('{0} has separators between its digits. Enter the digits alone.', shown);
    case 'notDigits':
      return vscode.l10n.t('{0} is not a media ID: a media ID has digits only.', shown);
    case 'tooShort':
    case 'tooLong':
      return vscode.l10n.t('{0} has {1} digits: a media ID has {2} to {3}.', shown, text.trim().length, fewest, most);
  }
}
