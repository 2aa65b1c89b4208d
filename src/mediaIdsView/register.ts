import * as vscode from 'vscode';

/** The view Media IDs. It has no rows yet: its welcome content says what can be done without them. */
export function registerMediaIdsView(context: vscode.ExtensionContext): void {
  const provider: vscode.TreeDataProvider<never> = {
    getChildren: () => [],
    getTreeItem: (row) => row,
  };
  context.subscriptions.push(vscode.window.registerTreeDataProvider('whatsappMedia.mediaIds', provider));
}
