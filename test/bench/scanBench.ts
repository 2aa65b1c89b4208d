import { cpSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { runSuiteInVsCode } from '../vscodeDriver/runSuite';
import { unpackVsix } from '../vscodeDriver/vsix';
import { artifactsFolder, projectFolder, vsixFile } from '../run/folders';
import { atRest } from './idleCheck';
import type { CoreFigures } from './coreScan';
import { scanInNode } from './coreScan';
import { median, print } from './figures';
import type { HostFigures } from './hostSuite';
import { ripgrep } from './ripgrep';
import { rowAfterSaving } from './rowAfterSaving';
import { makeTree } from './tree';

export interface ScanBenchOptions {
  /** Where made trees are kept for the next time. */
  readonly parent: string;
  /** A tree to use instead of a made one. It is not changed, but for a line added to one file and taken away again. */
  readonly dir: string | undefined;
  readonly rounds: number;
}

/** A window is opened anew for each round in the extension host. */
const hostRounds = 3;

/** Measures scanning against ripgrep with two threads on the same files: in plain Node, and in a real VS Code. */
export async function benchScan({ parent, dir, rounds }: ScanBenchOptions): Promise<void> {
  const tree = dir ?? makeTree(parent, { files: 50_000, bytes: 500_000_000, mediaIds: 20_000 });
  console.log(`Tree: ${dir ?? '50,000 files, 500 MB, 20,000 media IDs'}; medians of ${rounds} rounds.`);
  const { rgPath } = await import('@vscode/ripgrep');
  // The first run brings the files into memory.
  await ripgrep(rgPath, tree);
  await atRest();
  const searches: number[] = [];
  const scans: CoreFigures[] = [];
  for (let round = 0; round < rounds; round++) {
    searches.push(await ripgrep(rgPath, tree));
    scans.push(await scanInNode(tree, parent));
  }
  const rg = median(searches);
  const of = (figure: keyof CoreFigures): number => median(scans.map((scan) => scan[figure]));
  console.log(`Found ${of('ids')} media IDs in ${of('files')} files.`);
  const compare = (name: string, ms: number, atMost?: number): void => {
    const target = atMost === undefined ? undefined : { value: ms / rg, atMost };
    print(name, `${ms.toFixed(0)} ms, ${(ms / rg).toFixed(2)} × rg`, target);
  };
  compare('rg -j2 \\d{13,20}', rg);
  console.log('In plain Node:');
  compare('cold scan', of('cold'), 1.3);
  compare('unchanged rescan', of('unchanged'), 0.3);
  compare('one saved file', of('saved'));
  print('longest stall of the caller', `${of('stall').toFixed(0)} ms`, { value: of('stall'), atMost: 50 });
  print("growth of the caller's heap", `${of('heap').toFixed(0)} MB`);

  const windows: HostFigures[] = [];
  for (let round = 0; round < Math.min(rounds, hostRounds); round++) {
    windows.push(await inHost(tree, rgPath));
  }
  const inWindow = (figure: keyof HostFigures): number => median(windows.map((one) => one[figure]));
  console.log(`In the extension host, ${inWindow('places')} places, medians of ${windows.length} windows:`);
  const compareThere = (name: string, ms: number, atMost?: number): void => {
    const target = atMost === undefined ? undefined : { value: ms / inWindow('rg'), atMost };
    print(name, `${ms.toFixed(0)} ms, ${(ms / inWindow('rg')).toFixed(2)} × rg`, target);
  };
  compareThere('rg, run by the extension host', inWindow('rg'));
  compareThere('refresh, cold', inWindow('cold'), 2);
  compareThere('refresh, unchanged', inWindow('unchanged'), 0.5);
  compareThere('refresh, one saved file', inWindow('saved'));
  printStall(inWindow('stall'));
  print("growth of the host's heap, view open", `${inWindow('heap').toFixed(0)} MB`);

  if (dir !== undefined) return;
  const many = await inHost(makeTree(parent, { files: 20_000, bytes: 100_000_000, mediaIds: 100_000 }), rgPath);
  console.log(`In the extension host, ${many.places} places, one window:`);
  print("growth of the host's heap, view open", `${many.heap.toFixed(0)} MB`, { value: many.heap, atMost: 100 });
  print("growth of the process's memory (RSS)", `${many.rss.toFixed(0)} MB`);
  printStall(many.stall);
  print('to the next place by its command', `${many.next.toFixed(0)} ms`);

  const row = await rowAfterSaving(rounds);
  console.log('In the window, from the disk to the row, medians:');
  print("an open editor shows the file's new text", `${row.editor.toFixed(0)} ms`);
  print("the file's row shows what it holds now", `${row.row.toFixed(0)} ms`);
  const beyond = row.row - row.editor - row.debounce;
  print(`the row behind the editor, less ${row.debounce} ms of debounce`, `${beyond.toFixed(0)} ms`, {
    value: beyond,
    atMost: 100,
  });
}

function printStall(ms: number): void {
  print('longest stall of the host', `${ms.toFixed(0)} ms`, { value: ms, atMost: 50 });
}

/** The same in a real VS Code, against the packaged extension: `whatsappMedia.refresh`. */
async function inHost(tree: string, rgPath: string): Promise<HostFigures> {
  const extension = await unpackVsix(vsixFile, path.join(artifactsFolder, 'unpacked-bench'));
  cpSync(path.join(projectFolder, 'out'), path.join(extension, 'out'), { recursive: true });
  const resultsFile = path.join(artifactsFolder, 'results-bench.json');
  await runSuiteInVsCode({
    extension,
    suite: path.join(extension, 'out', 'test', 'bench', 'hostSuite.js'),
    workspace: tree,
    resultsFile,
    settings: {},
    environment: { DELETE_WHATSAPP_MEDIA_RESULTS: resultsFile, DELETE_WHATSAPP_MEDIA_RG: rgPath },
    version: '1.139',
    say: () => undefined,
  });
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as HostFigures;
}
