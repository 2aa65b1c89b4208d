import * as vscode from 'vscode';
import { OccurrenceIndex } from './core/occurrences/occurrenceIndex';
import { checkAccount } from './vscode/accountMedia/accountCheck';
import { AccountFeature } from './vscode/accountView/accountFeature';
import { AccountStore } from './vscode/accounts/accountStore';
import { accountCommands } from './vscode/accounts/commands';
import { Commands } from './vscode/commands';
import { deletionCommands } from './vscode/deletion/commands';
import { DeletionController } from './vscode/deletion/deletionController';
import { WindowDeletions } from './vscode/deletion/windowDeletions';
import { DocumentsWithDigits } from './vscode/editor/documentsWithDigits';
import { IncompleteFiles } from './vscode/editor/incompleteFiles';
import { OpenDocuments } from './vscode/editor/openDocuments';
import { HistoryDocument, historyCommands } from './vscode/history/historyDocument';
import { resumeCommands } from './vscode/resume/commands';
import { InterruptedNotice } from './vscode/resume/interruptedNotice';
import { usageOf } from './vscode/uses/usage';
import { MediaView } from './vscode/view/mediaView';
import { searchCommands } from './vscode/workspace/commands';
import { WorkspaceSearch } from './vscode/workspace/workspaceSearch';

let stop: (() => Promise<unknown>) | undefined;

/** Builds everything and registers its commands; reads nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <Owned extends vscode.Disposable>(owned: Owned): Owned => {
    context.subscriptions.push(owned);
    return owned;
  };
  const channel = own(vscode.window.createOutputChannel('WhatsApp Media', { log: true }));
  const commands = new Commands(context, channel);
  const accounts = own(new AccountStore(context.secrets));
  const deletions = own(
    new WindowDeletions(accounts, context.globalStorageUri, channel, userAgentOf(context.extension)),
  );
  const { ledger, keptCopies } = deletions;
  const index = new OccurrenceIndex();
  const incompleteFiles = new IncompleteFiles(index);
  const openDocuments = own(new OpenDocuments(incompleteFiles));
  const search = own(new WorkspaceSearch(index, openDocuments, channel, context));
  const { scan } = search;
  stop = () => Promise.all([deletions.running.stopAll(), scan.stop()]);
  own(new DocumentsWithDigits());
  const account = own(
    new AccountFeature(
      { accounts, deletions, index, scan, openDocuments, userAgent: userAgentOf(context.extension) },
      context,
    ),
  );
  const view = own(new MediaView({ index, openDocuments, scan, deletions, accounts, account }, context.workspaceState));
  const listed = account.withRows(view.listed);
  const services = deletions.services({
    isIgnored: (mediaId) => view.ignored.has(mediaId),
    usageOf: (mediaIds) => usageOf(mediaIds, index, scan),
    incompleteFiles: (mediaIds) => incompleteFiles.using(mediaIds),
    checkAccount: (accountId, signal) => checkAccount(accountId, account.list, signal),
    copies: account.files.keeper,
  });
  const controller = new DeletionController(commands, services);
  const history = own(new HistoryDocument(ledger, keptCopies));
  commands.register(accountCommands(services, (origin) => deletions.running.isRunning(origin)));
  commands.register(deletionCommands(controller, openDocuments, listed));
  commands.register(historyCommands(history));
  commands.register(resumeCommands({ ledger, controller, accounts }));
  commands.register(searchCommands(scan));
  commands.register(view.commands(commands));
  commands.register(account.commands(controller, listed));
  commands.register({
    'whatsappMedia.showOutput': () => {
      channel.show();
    },
  });
  own(new InterruptedNotice(ledger, commands));
}

/**
 * A window that closes sends nothing more, and records the outcome of what it sent and what it knows of files. VS Code
 * waits some seconds.
 */
export async function deactivate(): Promise<void> {
  await stop?.();
}

function userAgentOf(extension: vscode.Extension<unknown>): string {
  const manifest: unknown = extension.packageJSON;
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `delete-whatsapp-media/${String(version)}`;
}
