import { randomUUID } from 'node:crypto';
import type { Holder } from '../../../src/core/ledger/leaseState';
import { thisProcess } from '../../../src/core/ledger/processIdentity';

/** What a lease or a claim of a process of this machine says, unless told otherwise one that is no more. */
export function leaseOfAnother(content: Partial<Holder> = {}): string {
  // Above the highest number that Linux gives.
  return JSON.stringify({ ...thisProcess(), owner: randomUUID(), pid: 2 ** 22 + 1, renewed: Date.now(), ...content });
}
