import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Holding } from './holdingProcess';

/** Another window that is in the midst of a deletion. */
export interface OtherWindow {
  /** All that is in its batch's file. */
  recorded(): string;
  /** The owner that its lease names; `undefined` when there is no lease any more. */
  leaseOwner(): string | undefined;
  /** Kills it. */
  die(): Promise<void>;
}

/** Starts a process of its own that holds a batch, as {@link Holding} says. */
export async function otherWindow(holding: Holding): Promise<OtherWindow> {
  const child = fork(path.join(__dirname, 'holdingProcess.js'), { execArgv: [] });
  child.send(holding);
  const [batch] = (await once(child, 'message')) as [string];
  const contentOf = (ending: string): string | undefined => {
    const name = readdirSync(holding.folder).find((one) => one.endsWith(`${batch}${ending}`));
    return name === undefined ? undefined : readFileSync(path.join(holding.folder, name), 'utf8');
  };
  return {
    recorded: () => contentOf('.jsonl') ?? '',
    leaseOwner: () => {
      const lease = contentOf('.lease');
      return lease === undefined ? undefined : (JSON.parse(lease) as { owner: string }).owner;
    },
    die: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}
