import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { mediaKinds } from '../../core/occurrences/mediaKind';
import type { ListFilter } from '../../core/list/listFilter';
import { parseFilter } from '../../core/list/listFilter';
import { mediaStates } from '../../core/list/mediaState';

/**
 * Asks what the list should be narrowed to; the list follows while one types, and Escape puts the former filter back.
 * @param apply narrows the list; `undefined` shows everything.
 */
export function askForFilter(current: ListFilter | undefined, apply: (filter: ListFilter | undefined) => void): void {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter Media IDs');
  box.prompt = vscode.l10n.t(
    'Text of the media ID, the path, the key or the state; @kind:image, @state:failed. Escape keeps the former filter.',
  );
  box.placeholder = vscode.l10n.t('Text, @kind:… or @state:…');
  box.value = current?.typed ?? '';
  let isAccepted = false;
  box.onDidChangeValue((text) => {
    const parsed = parseFilter(text);
    box.validationMessage = parsed.ok ? undefined : problemText(parsed.problem);
    if (parsed.ok) apply(text.trim() === '' ? undefined : parsed.filter);
  });
  box.onDidAccept(() => {
    if (!parseFilter(box.value).ok) return;
    isAccepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!isAccepted) apply(current);
    box.dispose();
  });
  box.show();
}

function problemText(part: string): string {
  return vscode.l10n.t(
    'Unknown filter {0}. Kinds: {1}. States: failed, {2}.',
    escapeForMessage(part, 40),
    mediaKinds.join(', '),
    mediaStates.join(', '),
  );
}
