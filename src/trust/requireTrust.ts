import * as vscode from 'vscode';

/**
 * Whether requests may be sent from this window. In Restricted Mode it says why not and leads to the place where trust
 * is given.
 */
export async function requireTrust(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Nothing is deleted in Restricted Mode: the files of this workspace are not trusted to say what should be deleted. Nothing was sent.',
    ),
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
