import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runMocha, testFilesIn } from './mocha';

// node out/test/run/suiteProcess.js <folder below out/test> <results file> [minutes a test may take] [pattern]
const [, , folder = '', resultsFile = '', minutes = '1', grep] = process.argv;

runMocha(testFilesIn(path.join(__dirname, '..', folder)), Number(minutes) * 60_000, { grep }).then(
  (counts) => {
    writeFileSync(resultsFile, JSON.stringify(counts));
    // Servers and browsers that a failed test left open must not keep the process.
    process.exit(counts.failed === 0 ? 0 : 1);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
