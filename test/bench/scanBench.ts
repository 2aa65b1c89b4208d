import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FileOccurrences, FolderToScan } from '../../src/core/scanning/protocol';
import { Scanner } from '../../src/core/scanning/scanner';
import { runSuiteInVsCode } from '../realVsCode/runSuite';
import { unpackVsix } from '../realVsCode/vsix';
import { artifactsFolder, projectFolder, vsixFile } from '../run/folders';
import type { HostFigures } from './hostSuite';
import { makeTree } from './tree';

export interface ScanBenchOptions {
  /** Where made trees are kept for the next time. */
  readonly parent: string;
  /** A tree to use instead of a made one. It is not changed, but for a line added to one file and taken away again. */
  readonly dir: string | undefined;
  readonly rounds: number;
}

/** Paths of a tree that the extension leaves out by default; ripgrep is told the same. */
const leftOut = ['node_modules', '.git'];

const entry = path.join(projectFolder, 'dist', 'scanner.js');

/** Measures the core in plain Node against ripgrep with two threads on the same files. */
export async function benchScan({ parent, dir, rounds }: ScanBenchOptions): Promise<void> {
  const tree = dir ?? makeTree(parent, { files: 50_000, bytes: 500_000_000, mediaIds: 20_000 });
  console.log(`Tree: ${dir ?? '50,000 files, 500 MB, 20,000 media IDs'}; ${rounds} rounds, medians.`);
  const { rgPath } = await import('@vscode/ripgrep');
  // The first run brings the files into memory.
  ripgrep(rgPath, tree);
  const results: Record<'rg' | 'cold' | 'unchanged' | 'saved' | 'stall', number[]> = {
    rg: [],
    cold: [],
    unchanged: [],
    saved: [],
    stall: [],
  };
  let counts = { ids: 0, files: 0 };
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    results.rg.push(ripgrep(rgPath, tree));
    const measured = await scanOnce(tree, parent);
    results.cold.push(measured.cold);
    results.unchanged.push(measured.unchanged);
    results.saved.push(measured.saved);
    results.stall.push(measured.stall);
    memory.push(measured.heap);
    counts = measured;
  }
  const rg = median(results.rg);
  const line = (name: string, values: readonly number[]): void => {
    const value = median(values);
    console.log(`${name.padEnd(28)} ${value.toFixed(0).padStart(7)} ms   ${(value / rg).toFixed(2)} × rg`);
  };
  console.log(`Found ${counts.ids} media IDs in ${counts.files} files.`);
  line('rg -j2 \\d{13,20}', results.rg);
  line('cold scan', results.cold);
  line('unchanged rescan', results.unchanged);
  line('one saved file', results.saved);
  console.log(`longest stall of the caller   ${median(results.stall).toFixed(0).padStart(6)} ms`);
  const figures = await inHost(tree);
  const ofHost = (name: string, value: number): void => {
    line(name, [value]);
  };
  console.log(`In the real extension host, ${figures.places} places, one round:`);
  ofHost('refresh, cold', figures.cold);
  ofHost('refresh, unchanged', figures.unchanged);
  ofHost('refresh, one saved file', figures.saved);
  console.log(`longest stall of the host     ${figures.stall.toFixed(0).padStart(6)} ms`);
  console.log(`growth of the host's heap     ${figures.heap.toFixed(0).padStart(6)} MB`);
  console.log(`heap of the caller, after GC  ${median(memory).toFixed(0).padStart(6)} MB`);
}

/** The same in a real VS Code, against the packaged extension: `whatsappMedia.refresh`. */
async function inHost(tree: string): Promise<HostFigures> {
  const extension = await unpackVsix(vsixFile, path.join(artifactsFolder, 'unpacked-bench'));
  cpSync(path.join(projectFolder, 'out'), path.join(extension, 'out'), { recursive: true });
  const resultsFile = path.join(artifactsFolder, 'results-bench.json');
  await runSuiteInVsCode({
    extension,
    suite: path.join(extension, 'out', 'test', 'bench', 'hostSuite.js'),
    workspace: tree,
    resultsFile,
    settings: {},
    environment: { DELETE_WHATSAPP_MEDIA_RESULTS: resultsFile },
    version: '1.139',
    say: () => undefined,
  });
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as HostFigures;
}

function ripgrep(rgPath: string, tree: string): number {
  const globs = leftOut.flatMap((name) => ['-g', `!**/${name}`]);
  const begun = performance.now();
  const { error } = spawnSync(rgPath, ['-j2', '--no-ignore', '--hidden', '-c', ...globs, '\\d{13,20}', tree], {
    stdio: 'ignore',
  });
  if (error) throw error;
  return performance.now() - begun;
}

interface Measured {
  readonly cold: number;
  readonly unchanged: number;
  readonly saved: number;
  readonly stall: number;
  readonly heap: number;
  readonly ids: number;
  readonly files: number;
}

async function scanOnce(tree: string, parent: string): Promise<Measured> {
  const cacheFolder = mkdtempSync(path.join(parent, 'cache-'));
  const held = new Map<string, FileOccurrences>();
  const scanner = new Scanner(
    entry,
    (files) => {
      for (const file of files) held.set(file.path, file);
    },
    (error) => {
      throw error;
    },
  );
  const folder: FolderToScan = {
    root: tree,
    include: ['**/*'],
    exclude: Object.fromEntries(leftOut.map((name) => [`**/${name}`, true])),
    maxBytes: 5_000_000,
    keys: [],
    workspaceKeys: [],
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  try {
    scanner.configure([folder], path.join(cacheFolder, 'files.json'));
    const cold = await timed(() => scanner.scan(true).summary);
    const unchanged = await timed(() => scanner.scan(false).summary);
    const file = firstFile(tree);
    const before = readFileSync(file);
    appendFileSync(file, '\nMEDIA_ID=7074855483357676350\n');
    const saved = await timed(() => scanner.update([file]).summary);
    writeFileSync(file, before);
    delay.disable();
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed / 1e6;
    const ids = [...held.values()].reduce((sum, { occurrences }) => sum + occurrences.length, 0);
    return { cold, unchanged, saved, stall: delay.max / 1e6, heap, ids, files: held.size };
  } finally {
    await scanner.stop();
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

function firstFile(folder: string): string {
  for (const entryOfFolder of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entryOfFolder.name);
    if (entryOfFolder.isFile() && !entryOfFolder.name.startsWith('.')) return full;
    if (entryOfFolder.isDirectory() && !leftOut.includes(entryOfFolder.name)) return firstFile(full);
  }
  throw new Error(`${folder} holds no file.`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
