import type * as vscode from 'vscode';
import type { Commands } from '../commands';

/** The command Show Output. */
export function registerOutput(commands: Commands, channel: vscode.LogOutputChannel): void {
  commands.register('whatsappMedia.showOutput', () => {
    channel.show();
  });
}
