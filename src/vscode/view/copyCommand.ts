import * as vscode from 'vscode';
import type { MediaIdsView } from './mediaIdsView';
import { selectedIds } from './selectedIds';

/** How long the status bar says that something was copied (ms). */
const messageMs = 5_000;

/** Copy Media ID: the distinct IDs of the rows, a line each. */
export async function copyCommand(args: readonly unknown[], view: MediaIdsView): Promise<void> {
  await copyMediaIds(selectedIds(view, args));
}

/** Copies IDs, a line each, and says so in the status bar. */
export async function copyMediaIds(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await vscode.env.clipboard.writeText(ids.join('\n'));
  const text =
    ids.length === 0
      ? vscode.l10n.t('Select a media ID to copy it.')
      : ids.length === 1
        ? vscode.l10n.t('Copied {0}', ids[0] ?? '')
        : vscode.l10n.t('Copied {0} media IDs', ids.length);
  vscode.window.setStatusBarMessage(text, messageMs);
}
