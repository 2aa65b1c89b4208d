import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FileOccurrences, FolderToScan } from '../../src/core/scanning/protocol';
import { Scanner } from '../../src/core/scanning/scanner';
import { projectFolder } from '../run/folders';
import { collectGarbage } from './figures';
import { leftOut } from './leftOut';

/** The packaged scanner. */
const entry = path.join(projectFolder, 'dist', 'scanner.js');

/** Milliseconds, and megabytes. */
export interface CoreFigures {
  readonly cold: number;
  readonly unchanged: number;
  readonly saved: number;
  readonly stall: number;
  readonly heap: number;
  readonly ids: number;
  readonly files: number;
}

/** Scans a tree in plain Node as the extension does it, with nothing known at first. */
export async function scanInNode(tree: string, parent: string): Promise<CoreFigures> {
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
    followsLinks: true,
    keys: [],
    workspaceKeys: [],
  };
  collectGarbage();
  const heapBefore = process.memoryUsage().heapUsed;
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
    collectGarbage();
    const heap = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
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
