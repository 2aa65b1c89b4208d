import * as vscode from 'vscode';
import { AccountStore } from './accounts/accountStore';
import { registerAccounts } from './accounts/register';
import { Commands } from './commands';
import { registerDeleting } from './deleting/register';
import { RunningBatches } from './deleting/runningBatches';
import { registerMediaIdsView } from './mediaIdsView/register';
import { DeletionLog } from './output/deletionLog';
import { registerOutput } from './output/register';
import { keepDocumentsWithDigits } from './recognition/documentsWithDigits';
import { OpenDocuments } from './recognition/openDocuments';

/** Registers everything and does nothing else. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('WhatsApp Media', { log: true });
  const accounts = new AccountStore(context.secrets);
  const running = new RunningBatches(accounts);
  const openDocuments = new OpenDocuments();
  context.subscriptions.push(channel, accounts, running, openDocuments, keepDocumentsWithDigits());
  const commands = new Commands(context, channel);
  registerOutput(commands, channel);
  registerAccounts(commands, accounts);
  const log = new DeletionLog(channel);
  registerDeleting(commands, { accounts, running, log, userAgent: userAgentOf(context.extension) }, openDocuments);
  registerMediaIdsView(context, accounts);
}

function userAgentOf(extension: vscode.Extension<unknown>): string {
  const manifest: unknown = extension.packageJSON;
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `delete-whatsapp-media/${String(version)}`;
}
