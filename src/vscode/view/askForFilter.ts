import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { mediaKinds } from '../../core/occurrences/mediaKind';
import type { ListFilter } from '../../core/list/listFilter';
import { parseFilter } from '../../core/list/listFilter';
import { stateGroups } from '../../core/list/mediaState';
import { showFilterBox } from './filterBox';

/**
 * Asks what the list should be narrowed to; the list follows while one types, and Escape puts the former filter back.
 * @param apply narrows the list; `undefined` shows everything.
 */
export function askForFilter(current: ListFilter | undefined, apply: (filter: ListFilter | undefined) => void): void {
  showFilterBox({
    title: vscode.l10n.t('Filter Media IDs'),
    prompt: vscode.l10n.t(
      'Text of the media ID, the path, the key or the state; @kind:image, @state:failed. Escape keeps the former filter.',
    ),
    placeholder: vscode.l10n.t('Text, @kind:… or @state:…'),
    current,
    parse: parseFilter,
    problemText,
    apply,
  });
}

function problemText(part: string): string {
  return vscode.l10n.t(
    'Unknown filter {0}. Kinds: {1}. States: failed, {2}.',
    escapeForMessage(part, 40),
    mediaKinds.join(', '),
    stateGroups.join(', '),
  );
}
