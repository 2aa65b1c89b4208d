import { systemClock } from '../../../src/core/deletion/clock';
import { Ledger } from '../../../src/core/ledger/ledger';
import { runRecordedBatch } from './recordedBatch';

// A process that deletes until it is killed: node killedProcess.js <endpoint> <ledger's folder> <comma-separated IDs> [user agent]
const [, , endpoint = '', folder = '', ids = '', userAgent = 'test'] = process.argv;
const batch = {
  endpoint,
  mediaIds: ids.split(','),
  clock: systemClock,
  concurrency: 4,
  retries: 1,
  timeoutMs: 5000,
  userAgent,
};
void runRecordedBatch({ ...batch, ledger: new Ledger(folder) });
