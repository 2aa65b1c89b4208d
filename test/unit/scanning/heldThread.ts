import { rmSync, writeFileSync, existsSync } from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from '../../run/folders';

const scanThread = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js');

/** The scanner's thread, which a test can hold back or let die at given points, and whose file system it can blur. */
export class HeldThread {
  /** To be given to a scanner. */
  readonly entry: string;

  constructor(private readonly folder: string) {
    this.entry = path.join(folder, 'held-thread.js');
    writeFileSync(
      this.entry,
      `const fs = require('node:fs');
      const { parentPort } = require('node:worker_threads');
      const is = (name) => fs.existsSync(${JSON.stringify(folder)} + '/' + name);
      const mark = (name) => fs.writeFileSync(${JSON.stringify(folder)} + '/' + name, '');
      const cell = new Int32Array(new SharedArrayBuffer(4));
      const wait = (name) => {
        if (!is('hold-' + name)) return;
        mark('held-' + name);
        while (is('hold-' + name)) Atomics.wait(cell, 0, 0, 5);
      };
      if (parentPort !== null) {
        const post = parentPort.postMessage.bind(parentPort);
        parentPort.postMessage = (message) => {
          if (message.kind === 'results') wait('results');
          post(message);
        };
        parentPort.on('message', ({ kind }) => {
          if (kind === 'scan' || kind === 'update') wait('orders');
          if (kind === 'scan' && is('hold-die')) throw new Error('The thread died of its test.');
        });
      }
      for (const name of ['statSync', 'fstatSync']) {
        const real = fs[name];
        fs[name] = (...args) => {
          const stats = real(...args);
          if (stats !== undefined && is('hold-blur')) Object.assign(stats, { mtimeMs: 1, ctimeMs: 1, ino: 1 });
          return stats;
        };
      }
      require(${JSON.stringify(scanThread)});`,
    );
  }

  /** `results`: tells of none; `orders`: takes none; `die`: dies at the next scan; `blur`: files differ by size alone. */
  hold(what: 'results' | 'orders' | 'die' | 'blur'): void {
    writeFileSync(path.join(this.folder, `hold-${what}`), '');
  }

  release(what: 'results' | 'orders' | 'die' | 'blur'): void {
    for (const mark of ['hold', 'held']) rmSync(path.join(this.folder, `${mark}-${what}`), { force: true });
  }

  /** Whether the thread waits there. */
  isHeld(what: 'results' | 'orders'): boolean {
    return existsSync(path.join(this.folder, `held-${what}`));
  }
}
