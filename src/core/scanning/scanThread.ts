import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerData } from './workerPool';
import { runWorker, WorkerPool } from './workerPool';
import { KnownFiles } from './knownFiles';
import { PacedPublisher } from './resultBatcher';
import { findUses } from './findUses';
import type { ScanMessage, FolderToScan, ScanRequest } from './protocol';
import { emptySummary, isCancelled } from './protocol';
import { Scan } from './scan';

// The entry of the scanner's threads. One walks, keeps what is known and talks to the extension host; the others help it
// read. They know nothing of VS Code.

/** Delay after a change, and least interval, before the cache is written (ms): a lost cache costs one reading. */
const saveAfterMs = 2000;
const saveEveryMs = 60_000;

function runCoordinator(port: MessagePort, threads: number): void {
  const answer = (message: ScanMessage): void => {
    port.postMessage(message);
  };
  const workers = new WorkerPool(threads - 1, __filename);
  let known = new KnownFiles(undefined);
  let scan: Scan | undefined;
  let folders: readonly FolderToScan[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastSaved = -Infinity;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (known.save()) lastSaved = performance.now();
  };
  port.on('message', (order: ScanRequest) => {
    if (order.kind === 'configure') {
      if (order.cacheFile !== known.cacheFile) {
        save();
        known = new KnownFiles(order.cacheFile);
      }
      folders = order.folders;
      scan = new Scan(folders, known, workers);
    } else if (order.kind === 'save') {
      save();
      answer({ kind: 'done', id: order.id, summary: emptySummary });
    } else if (order.kind === 'findUses') {
      const { id, control, query } = order;
      const isStopped = (): boolean => isCancelled(control);
      const more = findUses(query, folders, isStopped, (file) => {
        answer({ kind: 'uses', id, files: [file], more: 0 });
      });
      if (more > 0) answer({ kind: 'uses', id, files: [], more });
      answer({ kind: 'done', id, summary: { ...emptySummary, isCancelled: isStopped() } });
    } else {
      const { id, control } = order;
      const reread = new Set(order.reread);
      const publisher = new PacedPublisher(control, (files) => {
        answer({ kind: 'results', id, files });
      });
      const { publish } = publisher;
      const summary =
        order.kind === 'scan'
          ? scan?.all(control, order.wantsAll, publish, reread)
          : scan?.some(order.paths, control, publish, reread);
      publisher.finish();
      answer({ kind: 'done', id, summary: summary ?? emptySummary });
      timer ??= setTimeout(save, Math.max(saveAfterMs, lastSaved + saveEveryMs - performance.now()));
    }
  });
}

const data = workerData as WorkerData | { readonly threads: number };
if ('port' in data) runWorker(data);
else if (parentPort !== null) runCoordinator(parentPort, data.threads);
