import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { mediaIdDigits } from '../../core/mediaId/mediaId';
import type { MediaIdList, RejectedText } from '../../core/input/typedList';
import { parseTypedMediaIds } from '../../core/input/typedList';

/** Rejected entries that are named; the rest are counted. */
const namedRejections = 3;

/**
 * Asks for one media ID or many, checked while typing. `undefined` when the user left.
 * @param suggested what the box holds at first, selected, so that typing replaces it.
 */
export async function askForMediaIds(suggested: readonly string[]): Promise<MediaIdList | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Delete WhatsApp Media'),
    prompt: vscode.l10n.t('Media IDs, separated by commas, spaces or lines'),
    placeHolder: vscode.l10n.t('Type or paste media IDs: {0} to {1} digits each', mediaIdDigits.min, mediaIdDigits.max),
    // A box turns line breaks into nothing.
    value: suggested.join(', '),
    ignoreFocusOut: true,
    validateInput: checkTyped,
  });
  return typed === undefined ? undefined : parseTypedMediaIds(typed);
}

/** What is wrong with the text so far, or how many IDs it holds. Nothing is said of an empty box before Enter. */
function checkTyped(text: string): string | vscode.InputBoxValidationMessage | undefined {
  const list = parseTypedMediaIds(text);
  if (list.rejected.length > 0) return rejectionText(list.rejected);
  if (list.mediaIds.length === 0) return vscode.l10n.t('Enter a media ID, or press Escape to cancel.');
  const message = countText(list);
  if (message === undefined) return undefined;
  const { Info, Warning } = vscode.InputBoxValidationSeverity;
  return { severity: list.rounded.size > 0 ? Warning : Info, message };
}

/** How many IDs a list holds, and what is to be known of them; nothing of one alone. */
function countText({ mediaIds, rounded, repeated }: MediaIdList): string | undefined {
  if (mediaIds.length === 1 && rounded.size > 0) {
    return vscode.l10n.t(
      'It may be rounded: the zeros at its end look like those of a spreadsheet. Compare it with its source.',
    );
  }
  const notes = [
    ...(repeated === 0 ? [] : [duplicatesText(repeated)]),
    ...(rounded.size === 0 ? [] : [vscode.l10n.t('{0} may be rounded', rounded.size)]),
  ];
  const count = mediaIds.length === 1 ? vscode.l10n.t('1 media ID') : vscode.l10n.t('{0} media IDs', mediaIds.length);
  if (notes.length > 0) return vscode.l10n.t('{0} ({1})', count, notes.join(', '));
  return mediaIds.length === 1 ? undefined : count;
}

function duplicatesText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 duplicate ignored') : vscode.l10n.t('{0} duplicates ignored', count);
}

/** Says of each entry that is no media ID why it isn't one and what to do. */
export function rejectionText(rejected: readonly RejectedText[]): string {
  const named = rejected.slice(0, namedRejections).map(adviceFor);
  const more = rejected.length - named.length;
  return [...named, ...(more > 0 ? [vscode.l10n.t('… and {0} more', more)] : [])].join(' ');
}

function adviceFor({ text, problem }: RejectedText): string {
  const shown = escapeForMessage(text, 40);
  const { min, max } = mediaIdDigits;
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
      return vscode.l10n.t('{0} has {1} digits: a media ID has {2} to {3}.', shown, text.trim().length, min, max);
  }
}
