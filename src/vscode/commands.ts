import * as vscode from 'vscode';
import { CredentialsGoneError, SecretStoreError } from './accounts/accountStore';
import { BatchNotOpenError, LedgerError } from '../core/ledger/errors';
import { toSingleLine } from '../core/text/escaping';
import { notOpenText } from './deletion/notOpenText';
import { FileError } from './messages/userError';
import { SettingError, settingsSection } from './settings/sendingSettings';

/** What a caller handed over can't be used; thrown back at a caller in code, shown to a person. */
export class ArgumentError extends Error {}

/** Reads what a caller handed over, which may be anything: getters and proxies may throw. @throws ArgumentError */
export function readArgument<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw new ArgumentError(vscode.l10n.t('The argument of the command cannot be read. Nothing was sent.'));
  }
}

/** Registers commands so that each handles its errors in the same way. */
export class Commands {
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** A failure that the user can mend is shown with a button that leads there, and the command returns `undefined`. */
  register(id: string, run: (...args: readonly unknown[]) => unknown): void {
    const handled = (...args: unknown[]): Promise<unknown> => this.handled(id, () => run(...args));
    this.context.subscriptions.push(vscode.commands.registerCommand(id, handled));
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
    if (error instanceof SettingError) {
      this.log.error(error.message);
      void this.offer(error.message, vscode.l10n.t('Open Settings'), () =>
        vscode.commands.executeCommand('workbench.action.openSettings', `${settingsSection}.${error.setting}`),
      );
    } else if (
      error instanceof SecretStoreError ||
      error instanceof CredentialsGoneError ||
      error instanceof FileError
    ) {
      this.log.error(error.message);
      void this.offer(error.message);
    } else if (error instanceof BatchNotOpenError) {
      const text = `${notOpenText(error.reason)} ${vscode.l10n.t('Nothing was sent.')}`;
      this.log.error(text);
      void this.offer(text);
    } else if (error instanceof LedgerError) {
      const text = vscode.l10n.t(
        'The deletion could not be recorded ({0}), so nothing was sent. Free up disk space, then try again.',
        error.message,
      );
      this.log.error(text);
      void this.offer(text);
    } else {
      // Unforeseen: name and place help to mend it. The gateway client never throws, so no request can be in here.
      const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.log.error(vscode.l10n.t('{0} failed: {1}', id, toSingleLine(name)));
      void this.offer(
        vscode.l10n.t('An unexpected error occurred. See the output.'),
        vscode.l10n.t('Show Output'),
        () => {
          this.log.show(true);
        },
      );
    }
  }

  private async offer(message: string, action?: string, run?: () => unknown): Promise<void> {
    const chosen = await vscode.window.showErrorMessage(message, ...(action === undefined ? [] : [action]));
    if (chosen !== undefined) await run?.();
  }
}
