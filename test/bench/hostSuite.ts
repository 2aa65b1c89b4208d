import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

/** What was measured inside the extension host. Milliseconds, and megabytes. */
export interface HostFigures {
  readonly cold: number;
  readonly unchanged: number;
  readonly saved: number;
  readonly stall: number;
  readonly heap: number;
  readonly places: number;
  readonly passed: number;
  readonly failed: number;
}

/** What VS Code calls: measures `whatsappMedia.refresh` on the workspace and leaves the figures where they are looked for. */
export async function run(): Promise<void> {
  const resultsFile = process.env.DELETE_WHATSAPP_MEDIA_RESULTS;
  if (resultsFile === undefined) throw new Error('DELETE_WHATSAPP_MEDIA_RESULTS does not say where results go.');
  await vscode.extensions.getExtension('whatsapp-media-tools.delete-whatsapp-media')?.activate();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let places: readonly { readonly uri: string }[] = [];
  const timed = async (work: () => Thenable<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const cold = await timed(async () => {
    places = await vscode.commands.executeCommand('whatsappMedia.refresh');
  });
  const unchanged = await timed(() => vscode.commands.executeCommand('whatsappMedia.refresh'));
  const file = vscode.Uri.parse(places[0]?.uri ?? '').fsPath;
  const content = readFileSync(file);
  appendFileSync(file, '\nMEDIA_ID=7074855483357676350\n');
  const saved = await timed(() => vscode.commands.executeCommand('whatsappMedia.refresh'));
  writeFileSync(file, content);
  delay.disable();
  globalThis.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / 1e6;
  const stall = delay.max / 1e6;
  const figures: HostFigures = { cold, unchanged, saved, stall, heap, places: places.length, passed: 1, failed: 0 };
  writeFileSync(resultsFile, JSON.stringify(figures));
}
