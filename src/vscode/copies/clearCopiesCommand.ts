import * as vscode from 'vscode';
import { UserError } from '../messages/userError';
import { keptCopiesText } from './copyText';
import type { KeptCopies } from './keptCopies';

/** Clear Kept Copies…: says how many there are and what they take, and removes them once that is confirmed. */
export async function clearCopies(copies: KeptCopies): Promise<void> {
  const usage = await copies.usage();
  if (usage.count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No copies are kept.'));
    return;
  }
  const clear = vscode.l10n.t('Clear');
  const detail = vscode.l10n.t(
    'They may be all that is left of media that was deleted. This cannot be undone. They lie in {0}.',
    copies.folder,
  );
  const question = vscode.l10n.t('Clear {0}?', keptCopiesText(usage));
  const pressed = await vscode.window.showWarningMessage(question, { modal: true, detail }, clear);
  if (pressed !== clear) return;
  await copies.clear().catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    throw new UserError(vscode.l10n.t('Not all kept copies could be removed ({0}).', code));
  });
  void vscode.window.showInformationMessage(vscode.l10n.t('Cleared {0}.', keptCopiesText(usage)));
}
