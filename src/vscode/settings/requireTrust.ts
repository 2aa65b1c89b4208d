import * as vscode from 'vscode';

/**
 * Whether requests may be sent from this window. In Restricted Mode it says why not and leads to the place where trust
 * is given.
 * @param refusal what it says; without it, that nothing is deleted.
 */
export async function requireTrust(refusal = noDeletionText()): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showWarningMessage(refusal, manage);
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

function noDeletionText(): string {
  return vscode.l10n.t(
    'Nothing is deleted in Restricted Mode: the files of this workspace are not trusted to say what should be deleted. Nothing was sent.',
  );
}
