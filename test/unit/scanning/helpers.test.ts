import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { WorkerPool } from '../../../src/core/scanning/workerPool';
import { makeControl } from '../../../src/core/scanning/protocol';
import { makeSegment } from '../../../src/core/scanning/segment';
import { until } from '../../vscodeDriver/until';

/** A helping thread that says nothing to the first scan, and with the second one's answer brings that one's, too. */
const lateHelper = `
const { port } = require('node:worker_threads').workerData;
const late = [];
port.on('message', ({ scan, number }) => {
  late.push({ scan, segment: number, found: [[scan, []]], isDone: true });
  if (scan === 2) for (const report of late) port.postMessage(report);
});
`;

describe('the helping threads', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'helpers-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are not believed what they report of a scan that is over', async () => {
    const entry = path.join(folder, 'late.js');
    writeFileSync(entry, lateHelper);
    const helpers = new WorkerPool(1, entry);
    const options = { maxBytes: 1000, keys: [], workspaceKeys: [] };
    const segment = makeSegment(options, ['a.env', 'b.env', 'c.env'], () => undefined, makeControl());
    const share = (): void => {
      helpers.begin();
      helpers.share(segment, 0);
    };
    share();
    share();
    const found: number[] = [];
    await until('the helper has answered the second scan', () => {
      helpers.drain((_segment, index) => found.push(index));
      return !helpers.isPending;
    });
    assert.deepEqual(found, [2], 'only what was found for the second scan');
  });
});
