import { compact } from '../../../src/core/ledger/compaction';

// A process that compacts the ledgers whose folders it is sent, and answers how many files became one.
process.on('message', (folder) => void compact(String(folder), 2).then((count) => process.send?.(count)));
