import * as vscode from 'vscode';
import { toSingleLine } from '../core/text/escaping';
import { UserError } from './messages/userError';
import type { UserAction } from './messages/userError';

/** What a caller passed to a command can't be used; thrown back at a caller in code, shown to a person. */
export class ArgumentError extends Error {}

/** Reads what a caller passed, which may be anything: getters and proxies may throw. @throws ArgumentError */
export function readArgument<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw new ArgumentError(vscode.l10n.t('The argument of the command cannot be read. Nothing was sent.'));
  }
}

/** The commands of a capability, by their ids. */
export type CommandTable = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Registers commands so that each handles its errors in the same way. */
export class Commands {
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** An error is shown, with a button where it has an action, and the command returns `undefined`. */
  register(table: CommandTable): void {
    for (const [id, run] of Object.entries(table)) {
      const handled = (...args: unknown[]): Promise<unknown> => this.handled(id, () => run(...args));
      this.context.subscriptions.push(vscode.commands.registerCommand(id, handled));
    }
  }

  /** The same for what a button of a notification does, on behalf of the command `id`. */
  async handled(id: string, run: () => unknown): Promise<unknown> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ArgumentError) throw error;
      this.show(id, error);
      return undefined;
    }
  }

  private show(id: string, error: unknown): void {
    if (error instanceof UserError) {
      this.log.error(error.message);
      void showError(error.message, error.action);
      return;
    }
    // Unexpected: name and place help to mend it. The gateway client never throws, so no request can be in here.
    const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.log.error(vscode.l10n.t('{0} failed: {1}', id, toSingleLine(name)));
    void showError(vscode.l10n.t('An unexpected error occurred. See the output.'), {
      title: vscode.l10n.t('Show Output'),
      run: () => {
        this.log.show(true);
      },
    });
  }
}

async function showError(message: string, action: UserAction | undefined): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(message, ...(action === undefined ? [] : [action.title]));
  if (chosen !== undefined) await action?.run();
}
