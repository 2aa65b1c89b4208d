import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { atRest } from './idleCheck';
import { collectGarbage } from './figures';
import { ripgrep } from './ripgrep';

/** What was measured inside the extension host. Milliseconds, and megabytes. */
export interface HostFigures {
  /** ripgrep on the same files just before. */
  readonly rg: number;
  readonly cold: number;
  readonly unchanged: number;
  readonly saved: number;
  /** The longest time in which the host did nothing else, over all of it. */
  readonly stall: number;
  /** What the list of media IDs takes, with the view open and all rows given. */
  readonly heap: number;
  readonly rss: number;
  /** From one place to the next by a command, with all of them listed. */
  readonly next: number;
  readonly places: number;
  readonly passed: number;
  readonly failed: number;
}

/**
 * What VS Code calls: measures `whatsappMedia.refresh` on the workspace, with the view open, and leaves the figures where
 * they are looked for.
 */
export async function run(): Promise<void> {
  const resultsFile = process.env.DELETE_WHATSAPP_MEDIA_RESULTS;
  if (resultsFile === undefined) throw new Error('DELETE_WHATSAPP_MEDIA_RESULTS does not say where results go.');
  await vscode.extensions.getExtension('whatsapp-media-tools.delete-whatsapp-media')?.activate();
  await atRest();
  const tree = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  // The first run brings the files into memory.
  await ripgrep(process.env.DELETE_WHATSAPP_MEDIA_RG ?? 'rg', tree);
  const rg = await ripgrep(process.env.DELETE_WHATSAPP_MEDIA_RG ?? 'rg', tree);
  collectGarbage();
  const before = process.memoryUsage();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let places: readonly { readonly uri: string }[] = [];
  const cold = await timed(async () => {
    places = await vscode.commands.executeCommand('whatsappMedia.refresh');
  });
  const unchanged = await timed(() => vscode.commands.executeCommand('whatsappMedia.refresh'));
  const file = vscode.Uri.parse(places[0]?.uri ?? '').fsPath;
  const content = readFileSync(file);
  appendFileSync(file, '\nMEDIA_ID=7074855483357676350\n');
  const saved = await timed(() => vscode.commands.executeCommand('whatsappMedia.refresh'));
  writeFileSync(file, content);
  await vscode.commands.executeCommand('whatsappMedia.mediaIds.focus');
  await vscode.commands.executeCommand('whatsappMedia.groupById');
  await vscode.commands.executeCommand('whatsappMedia.groupByFile');
  await atRest();
  // The first editor of a window takes VS Code itself some seconds.
  await vscode.commands.executeCommand('whatsappMedia.next');
  const next = await timed(() => vscode.commands.executeCommand('whatsappMedia.next'));
  await atRest();
  delay.disable();
  const count = places.length;
  places = [];
  collectGarbage();
  const after = process.memoryUsage();
  const figures: HostFigures = {
    rg,
    cold,
    unchanged,
    saved,
    next,
    stall: delay.max / 1e6,
    heap: (after.heapUsed - before.heapUsed) / 1e6,
    rss: (after.rss - before.rss) / 1e6,
    places: count,
    passed: 1,
    failed: 0,
  };
  writeFileSync(resultsFile, JSON.stringify(figures));
}

async function timed(work: () => Thenable<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
