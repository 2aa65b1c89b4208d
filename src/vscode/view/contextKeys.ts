import * as vscode from 'vscode';

/** Context keys for `when` clauses; each is set only where its value is another. */
export class ContextKeys {
  private readonly values = new Map<string, string | boolean>();

  set(key: string, value: string | boolean): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
