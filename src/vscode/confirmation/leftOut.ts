import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { groupTexts } from './groupTexts';
import type { LeftOutReason, MediaSelection } from './mediaSelection';
import { leftOutOf, mediaGroupKinds } from './mediaSelection';

/** The first so many texts that can't be used are named; the rest is counted. */
const namedTexts = 3;

const reasons: readonly LeftOutReason[] = [...mediaGroupKinds, 'underWay', 'exponent', 'unreadable', 'repeated'];

/** A sentence for each reason for which something is left out of a deletion; none where nothing is. */
export function leftOutTexts(selection: MediaSelection): string[] {
  const counts = leftOutOf(selection);
  return reasons.flatMap((reason) => {
    const count = counts[reason] ?? 0;
    return count === 0 ? [] : [leftOutText(reason, count, selection)];
  });
}

/** What is said where nothing is left to delete: why, with all reasons. */
export function nothingLeftText(selection: MediaSelection): string {
  return [vscode.l10n.t('There is nothing to delete.'), ...leftOutTexts(selection)].join(' ');
}

function leftOutText(reason: LeftOutReason, count: number, { damaged, unreadable }: MediaSelection): string {
  switch (reason) {
    case 'underWay':
      return vscode.l10n.t('{0} left out: already being deleted.', count);
    case 'exponent':
      return count === 1
        ? vscode.l10n.t('1 left out: it looks damaged by a spreadsheet ({0}). Take it from its source.', named(damaged))
        : vscode.l10n.t(
            '{0} left out: they look damaged by a spreadsheet ({1}). Take them from their source.',
            count,
            named(damaged),
          );
    case 'unreadable':
      return count === 1
        ? vscode.l10n.t('1 left out: not a media ID ({0}).', named(unreadable))
        : vscode.l10n.t('{0} left out: not media IDs ({1}).', count, named(unreadable));
    case 'repeated':
      return count === 1 ? vscode.l10n.t('1 duplicate ignored.') : vscode.l10n.t('{0} duplicates ignored.', count);
    default:
      return groupTexts[reason].leftOut(count);
  }
}

function named(texts: readonly string[]): string {
  const shown = texts.slice(0, namedTexts).map((text) => escapeForMessage(text, 40));
  return (texts.length > namedTexts ? [...shown, '…'] : shown).join(', ');
}
