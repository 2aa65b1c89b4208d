import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { benchAccount } from './accountBench';
import { benchDelete } from './deleteBench';
import { benchLedger } from './ledgerBench';
import { benchScan } from './scanBench';

// npm run bench -- scan [--dir <folder>] [--rounds <n>]
// npm run bench -- delete [--rounds <n>]
// npm run bench -- ledger
// npm run bench -- account [--rounds <n>]
// Prints ratios against another program in the same run: times alone say more about the machine than about the code.

async function main(): Promise<void> {
  const [what, ...rest] = process.argv.slice(2);
  const option = (name: string): string | undefined => {
    const at = rest.indexOf(`--${name}`);
    return at === -1 ? undefined : rest[at + 1];
  };
  const parent = path.join(tmpdir(), 'delete-whatsapp-media-bench');
  mkdirSync(parent, { recursive: true });
  const rounds = Number(option('rounds') ?? 5);
  if (what === 'delete') await benchDelete(parent, rounds);
  else if (what === 'scan') await benchScan({ parent, dir: option('dir'), rounds });
  else if (what === 'ledger') await benchLedger(parent);
  else if (what === 'account') await benchAccount(parent, rounds);
  else
    throw new Error(
      'Say what to measure: npm run bench -- scan [--dir <folder>] | delete [--rounds <n>] | ledger | account',
    );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
