import * as path from 'node:path';
import * as vscode from 'vscode';
import { Ledger } from './core/ledger/ledger';
import type { MediaId } from './core/mediaId/mediaId';
import { parseMediaId } from './core/mediaId/mediaId';
import { OccurrenceIndex } from './core/occurrences/occurrenceIndex';
import { checkAccount } from './vscode/accountMedia/accountCheck';
import { AccountList } from './vscode/accountMedia/accountList';
import { accountCandidates, accountViewCommands } from './vscode/accountView/accountCommands';
import { AccountMediaView } from './vscode/accountView/accountMediaView';
import { AccountReading } from './vscode/accounts/accountReading';
import { AccountStore } from './vscode/accounts/accountStore';
import { accountCommands } from './vscode/accounts/commands';
import { Commands } from './vscode/commands';
import { MediaFiles } from './vscode/copies/mediaFiles';
import { mediaIdsAtCursor } from './vscode/deletion/candidatesInEditor';
import { deletionCommands } from './vscode/deletion/commands';
import { DeletionController } from './vscode/deletion/deletionController';
import { WindowDeletions } from './vscode/deletion/windowDeletions';
import { DocumentsWithDigits } from './vscode/editor/documentsWithDigits';
import { IncompleteFiles } from './vscode/editor/incompleteFiles';
import { OpenDocuments } from './vscode/editor/openDocuments';
import { HistoryDocument, historyCommands } from './vscode/history/historyDocument';
import { copyCommands } from './vscode/preview/commands';
import { PreviewFiles } from './vscode/preview/previewFiles';
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
  const ledger = new Ledger(path.join(context.globalStorageUri.fsPath, 'ledger'));
  const deletions = own(new WindowDeletions(accounts, ledger, channel, userAgentOf(context.extension)));
  const index = new OccurrenceIndex();
  const incompleteFiles = new IncompleteFiles(index);
  const openDocuments = own(new OpenDocuments(incompleteFiles));
  const search = own(new WorkspaceSearch(index, openDocuments, channel, context));
  const { scan } = search;
  stop = () => Promise.all([deletions.running.stopAll(), scan.stop()]);
  own(new DocumentsWithDigits());
  const view = own(new MediaView({ index, openDocuments, scan, deletions, accounts }, context.workspaceState));
  const { rateLimiters, log, states } = deletions;
  const reading = new AccountReading({ rateLimiters, userAgent: userAgentOf(context.extension) }, context.globalState);
  const accountList = own(new AccountList({ accounts, reading, log }));
  const accountSources = { list: accountList, index, scan, states };
  const accountView = own(new AccountMediaView(accountSources, context.workspaceState));
  const services = deletions.services({
    isIgnored: (mediaId) => view.ignored.has(mediaId),
    usageOf: (mediaIds) => usageOf(mediaIds, index, scan),
    incompleteFiles: (mediaIds) => incompleteFiles.using(mediaIds),
    checkAccount: () => checkAccount(accountList),
  });
  const controller = new DeletionController(commands, services);
  const history = own(new HistoryDocument(ledger));
  commands.register(accountCommands(services, (origin) => deletions.running.isRunning(origin)));
  commands.register(
    deletionCommands(controller, openDocuments, {
      ...view.listed,
      candidatesFromArguments: (args) => {
        const ofAccount = accountCandidates(args);
        return ofAccount === undefined ? view.listed.candidatesFromArguments(args) : Promise.resolve(ofAccount);
      },
    }),
  );
  commands.register(historyCommands(history));
  commands.register(resumeCommands({ ledger, controller, accounts }));
  commands.register(searchCommands(scan));
  commands.register(view.commands(commands));
  commands.register(accountViewCommands(accountView, accountSources));
  commands.register({
    'whatsappMedia.showOutput': () => {
      channel.show();
    },
  });
  commands.register(
    copyCommands({
      files: new MediaFiles({ accounts, reading, list: accountList }),
      previews: own(new PreviewFiles()),
      meant: async (args) => {
        const rows = accountCandidates(args) ?? view.listed.mediaIdsOfRows(args);
        return rows?.flatMap(({ mediaId }) => mediaIdFrom(mediaId)) ?? (await mediaIdsAtCursor()).flatMap(mediaIdFrom);
      },
    }),
  );
  own(new InterruptedNotice(ledger, commands));
}

function mediaIdFrom(text: string): MediaId[] {
  const parsed = parseMediaId(text);
  return parsed.ok ? [parsed.mediaId] : [];
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
