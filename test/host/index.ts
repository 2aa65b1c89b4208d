import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import { reportMark } from '../vscodeDriver/reportMark';
import { runMocha, testFilesIn } from '../run/mocha';
import { sampleOf } from '../run/thorough';

/** So long may one test take before it counts as hanging. */
const limitMs = sampleOf(1, 5) * 60_000;

/** What VS Code calls: runs every test file of this folder and leaves the results where the runner looks for them. */
export async function run(): Promise<void> {
  const resultsFile = process.env.DELETE_WHATSAPP_MEDIA_RESULTS;
  if (resultsFile === undefined) throw new Error('DELETE_WHATSAPP_MEDIA_RESULTS does not say where results go.');
  const counts = await runMocha(testFilesIn(__dirname), limitMs, {
    // While working on one test: only those whose title matches.
    grep: process.env.DELETE_WHATSAPP_MEDIA_GREP,
    print: (...parts) => {
      for (const line of format(...parts).split('\n')) console.log(reportMark + line);
    },
  });
  writeFileSync(resultsFile, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
