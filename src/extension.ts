import * as path from 'node:path';
import * as vscode from 'vscode';
import { AccountStore } from './accounts/accountStore';
import { registerAccounts } from './accounts/register';
import { Commands } from './commands';
import { MediaIndex } from './core/mediaIndex/mediaIndex';
import { inOneLine } from './core/foreignText/inOneLine';
import { Ledger } from './core/deletionLedger/ledger';
import type { DeletionServices } from './deleting/deletion';
import { DeletionStates } from './deleting/deletionStates';
import { Doubts } from './deleting/doubts';
import { Paces } from './deleting/paces';
import { onDidChangeRate } from './settings/sendingSettings';
import { PausePrompts } from './deleting/pausePrompts';
import { PastDeletions } from './deleting/pastDeletions';
import { registerDeleting } from './deleting/register';
import { RunningBatches } from './deleting/runningBatches';
import { IgnoredMediaIds } from './mediaIdsView/ignoredMediaIds';
import { listedMedia } from './mediaIdsView/listedMedia';
import { MediaIdsView } from './mediaIdsView/mediaIdsView';
import { trackMenuContext } from './mediaIdsView/menuContext';
import { scanLog } from './mediaIdsView/scanText';
import { registerScanning } from './scanning/register';
import { watchFiles } from './scanning/watching';
import { WorkspaceScan } from './scanning/workspaceScan';
import { registerMediaIdsView } from './mediaIdsView/register';
import { DeletionLog } from './output/deletionLog';
import { registerHistory } from './history/register';
import { registerResuming } from './resuming/register';
import { registerOutput } from './output/register';
import { keepDocumentsWithDigits } from './recognition/documentsWithDigits';
import { IncompleteFiles } from './recognition/incompleteFiles';
import { OpenDocuments } from './recognition/openDocuments';
import { usageOf } from './uses/usage';

let stop: (() => Promise<unknown>) | undefined;

/** Registers everything and does nothing else. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('WhatsApp Media', { log: true });
  const accounts = new AccountStore(context.secrets);
  const running = new RunningBatches(accounts);
  const ledger = new Ledger(path.join(context.globalStorageUri.fsPath, 'ledger'));
  const past = new PastDeletions(ledger, accounts);
  const states = new DeletionStates(past);
  const ignored = new IgnoredMediaIds(context.workspaceState);
  const index = new MediaIndex();
  const incompleteFiles = new IncompleteFiles(index);
  const openDocuments = new OpenDocuments(incompleteFiles);
  const scan = new WorkspaceScan(index, context.asAbsolutePath('dist/scanner.js'), context.storageUri);
  stop = () => Promise.all([running.stopAll(), scan.stop()]);
  const view = new MediaIdsView(index, states, ignored, scan, past, context.workspaceState);
  context.subscriptions.push(channel, accounts, running, openDocuments, past, states, ignored, scan, view);
  context.subscriptions.push(
    keepDocumentsWithDigits(),
    watchFiles(scan, index, openDocuments),
    logScans(scan, channel),
    trackMenuContext(index, states),
  );
  const commands = new Commands(context, channel);
  registerOutput(commands, channel);
  const pausePrompts = new PausePrompts();
  const paces = new Paces();
  context.subscriptions.push(
    pausePrompts,
    onDidChangeRate((requestsPerSecond) => {
      paces.changeRate(requestsPerSecond);
    }),
  );
  const services: DeletionServices = {
    accounts,
    running,
    states,
    doubts: new Doubts(),
    paces,
    pausePrompts,
    past,
    isIgnored: (mediaId) => ignored.has(mediaId),
    log: new DeletionLog(channel),
    incompleteFiles: (mediaIds) => incompleteFiles.using(mediaIds),
    ledger,
    userAgent: userAgentOf(context.extension),
    usageOf: (mediaIds) => usageOf(mediaIds, index, scan),
  };
  registerAccounts(commands, services, (origin) => running.isRunning(origin));
  const deleting = registerDeleting(commands, services, openDocuments, listedMedia(view, scan));
  registerHistory(context, commands, ledger);
  registerResuming(context, commands, { ledger, deleting, accounts });
  registerScanning(context, commands, scan);
  registerMediaIdsView(context, commands, { view, index, scan, ignored, accounts, past, open: openDocuments });
}

/**
 * A window that closes sends nothing more, and writes down what became of what it had sent and what it knows of files.
 * VS Code waits some seconds.
 */
export async function deactivate(): Promise<void> {
  await stop?.();
}

function logScans(scan: WorkspaceScan, channel: vscode.LogOutputChannel): vscode.Disposable {
  return scan.onDidChangeStatus((status) => {
    if (status.kind === 'scanned') for (const line of scanLog(status.summary)) channel.info(inOneLine(line));
    if (status.kind === 'failed') channel.error(inOneLine(status.reason));
  });
}

function userAgentOf(extension: vscode.Extension<unknown>): string {
  const manifest: unknown = extension.packageJSON;
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `delete-whatsapp-media/${String(version)}`;
}
