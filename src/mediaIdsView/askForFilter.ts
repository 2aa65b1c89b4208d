import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import { mediaKinds } from '../core/mediaIndex/mediaKind';
import type { ListFilter } from '../core/mediaList/listFilter';
import { parseFilter } from '../core/mediaList/listFilter';

/** Asks what the list should be narrowed to; `none` for everything, `undefined` when the user left. */
export async function askForFilter(current: ListFilter | undefined): Promise<ListFilter | 'none' | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Media IDs'),
    prompt: vscode.l10n.t('Text of the ID, the path or the evidence; @kind:image; @state:failed'),
    value: current?.typed ?? '',
    validateInput: (text) => {
      const parsed = parseFilter(text);
      return parsed.ok ? undefined : problemText(parsed.problem);
    },
  });
  if (typed === undefined) return undefined;
  const parsed = parseFilter(typed);
  if (!parsed.ok) return undefined;
  return typed.trim() === '' ? 'none' : parsed.filter;
}

function problemText(part: string): string {
  return vscode.l10n.t(
    '{0} is not understood. Kinds: {1}. States: failed, deleted, notFound, refused, unknown, waiting, deleting, listed.',
    inMessage(part, 40),
    mediaKinds.join(', '),
  );
}
