import * as path from 'node:path';
import * as vscode from 'vscode';
import { AccountStore } from './vscode/accounts/accountStore';
import { registerAccounts } from './vscode/accounts/register';
import { Commands } from './vscode/commands';
import { OccurrenceIndex } from './core/occurrences/occurrenceIndex';
import { toSingleLine } from './core/text/escaping';
import { Ledger } from './core/ledger/ledger';
import type { DeletionServices } from './vscode/deletion/deletion';
import { DeletionStates } from './vscode/deletion/deletionStates';
import { UncertainDeletions } from './vscode/deletion/uncertainDeletions';
import { RateLimiters } from './vscode/deletion/rateLimiters';
import { onDidChangeRate } from './vscode/settings/sendingSettings';
import { PausePrompts } from './vscode/deletion/pausePrompts';
import { PastDeletions } from './vscode/deletion/pastDeletions';
import { registerDeleting } from './vscode/deletion/register';
import { RunningBatches } from './vscode/deletion/runningBatches';
import { IgnoredMediaIds } from './vscode/view/ignoredMediaIds';
import { listedMedia } from './vscode/view/listedMedia';
import { MediaIdsView } from './vscode/view/mediaIdsView';
import { trackMenuContext } from './vscode/view/menuContext';
import { scanLog } from './vscode/view/searchText';
import { registerScanning } from './vscode/workspace/register';
import { watchFiles } from './vscode/workspace/fileWatcher';
import { WorkspaceScan } from './vscode/workspace/workspaceScan';
import { registerMediaIdsView } from './vscode/view/register';
import { DeletionLog } from './vscode/output/deletionLog';
import { registerHistory } from './vscode/history/register';
import { registerResuming } from './vscode/resume/register';
import { registerOutput } from './vscode/output/register';
import { trackDocumentsWithDigits } from './vscode/editor/documentsWithDigits';
import { IncompleteFiles } from './vscode/editor/incompleteFiles';
import { OpenDocuments } from './vscode/editor/openDocuments';
import { usageOf } from './vscode/uses/usage';

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
  const index = new OccurrenceIndex();
  const incompleteFiles = new IncompleteFiles(index);
  const openDocuments = new OpenDocuments(incompleteFiles);
  const scan = new WorkspaceScan(index, context.asAbsolutePath('dist/scanner.js'), context.storageUri);
  stop = () => Promise.all([running.stopAll(), scan.stop()]);
  const view = new MediaIdsView(index, states, ignored, scan, past, context.workspaceState);
  context.subscriptions.push(channel, accounts, running, openDocuments, past, states, ignored, scan, view);
  context.subscriptions.push(
    trackDocumentsWithDigits(),
    watchFiles(scan, index, openDocuments),
    logScans(scan, channel),
    trackMenuContext(index, states),
  );
  const commands = new Commands(context, channel);
  registerOutput(commands, channel);
  const pausePrompts = new PausePrompts();
  const rateLimiters = new RateLimiters();
  context.subscriptions.push(
    pausePrompts,
    onDidChangeRate((requestsPerSecond) => {
      rateLimiters.changeRate(requestsPerSecond);
    }),
  );
  const services: DeletionServices = {
    accounts,
    running,
    states,
    uncertainDeletions: new UncertainDeletions(),
    rateLimiters,
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
    if (status.kind === 'scanned') for (const line of scanLog(status.summary)) channel.info(toSingleLine(line));
    if (status.kind === 'failed') channel.error(toSingleLine(status.reason));
  });
}

function userAgentOf(extension: vscode.Extension<unknown>): string {
  const manifest: unknown = extension.packageJSON;
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `delete-whatsapp-media/${String(version)}`;
}
