import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import type { HelperData } from './helpers';
import { help, Helpers } from './helpers';
import type { Answer, Order } from './protocol';
import { emptySummary } from './protocol';
import { Scan } from './scan';

// The entry of the scanner's threads. One walks, keeps what is known and talks to the extension host; the others help it
// read. They know nothing of VS Code.

/** So long after a change what is known is kept on the disk. */
const saveAfterMs = 2000;

function lead(port: MessagePort, threads: number): void {
  const answer = (message: Answer): void => {
    port.postMessage(message);
  };
  const helpers = new Helpers(threads - 1, __filename);
  let scan: Scan | undefined;
  let timer: NodeJS.Timeout | undefined;
  port.on('message', (order: Order) => {
    if (order.kind === 'configure') {
      scan?.known.save();
      scan = new Scan(order.folders, order.cacheFile, helpers, (files) => {
        answer({ kind: 'results', files });
      });
      return;
    }
    if (order.kind === 'save') {
      clearTimeout(timer);
      scan?.known.save();
      answer({ kind: 'done', id: order.id, summary: emptySummary });
      return;
    }
    const summary = order.kind === 'scan' ? scan?.all(order.control, order.wantsAll) : scan?.some(order.paths);
    answer({ kind: 'done', id: order.id, summary: summary ?? emptySummary });
    clearTimeout(timer);
    timer = setTimeout(() => scan?.known.save(), saveAfterMs);
  });
}

const data = workerData as HelperData | { readonly threads: number };
if ('port' in data) help(data.port);
else if (parentPort !== null) lead(parentPort, data.threads);
