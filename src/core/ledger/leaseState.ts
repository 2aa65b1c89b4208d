import { readFileSync } from 'node:fs';
import type { ProcessIdentity } from './processIdentity';
import { processState, thisProcess } from './processIdentity';

/** Interval at which a live batch renews its lease (ms). */
export const heartbeatMs = 5_000;

/** A lease renewed within this time is good (ms). */
const goodForMs = 30_000;

/** What a lease or a claim says. */
export interface Holder extends ProcessIdentity {
  /** A UUID. */
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly renewed: number;
}

/** Those of this process. */
export const localOwners = new Set<string>();

/** The text for a lease or a claim of this process; always of the same length. */
export function holderText(owner: string): string {
  const holder: Holder = { owner, ...thisProcess(), renewed: Date.now() };
  return JSON.stringify(holder);
}

/** Whether a lease is held. `inDoubt`: it is old by the clock, but clocks jump and computers sleep. */
export type LeaseState = 'held' | 'expired' | 'inDoubt';

/** @param now milliseconds since the epoch. */
export function leaseState(file: string, now = Date.now()): LeaseState {
  const text = leaseText(file);
  return text === undefined ? 'expired' : stateOf(text, now);
}

/** A process that is known to live holds what it holds, however long ago it renewed it: it may be stopped for a while. */
function stateOf(text: string, now: number): LeaseState {
  const holder = holderOf(text);
  // Being written just now, never finished, or not to be read.
  if (holder === undefined) return 'inDoubt';
  if (localOwners.has(holder.owner)) return 'held';
  switch (processState(holder)) {
    case 'alive':
      return 'held';
    case 'dead':
      return 'expired';
    case 'unknown':
      return Math.abs(now - holder.renewed) < goodForMs ? 'held' : 'inDoubt';
  }
}

/** The result of watching a lease. */
export interface Watched {
  readonly isHeld: boolean;
  /** What it said, `undefined` when it isn't there. A different text later proves that the holder is alive. */
  readonly text: string | undefined;
}

/** Ends the doubt: a lease that isn't renewed while two heartbeats pass has expired, whatever the clock says. */
export async function watch(file: string, watchMs = 2 * heartbeatMs + 1_000): Promise<Watched> {
  const before = leaseText(file);
  if (before === undefined) return { isHeld: false, text: undefined };
  const state = stateOf(before, Date.now());
  if (state !== 'inDoubt') return { isHeld: state === 'held', text: before };
  await new Promise((resolve) => setTimeout(resolve, watchMs));
  const after = leaseText(file);
  const isHeld = after !== undefined && (after !== before || stateOf(after, Date.now()) === 'held');
  return { isHeld, text: after };
}

/** `undefined` when there is no such file, empty when it can't be read. */
export function leaseText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? undefined : '';
  }
}

export function holderOf(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    const { owner, pid, host, renewed, boot, pidNamespace, started } = holder;
    const isWhole =
      typeof owner === 'string' &&
      typeof pid === 'number' &&
      typeof host === 'string' &&
      typeof renewed === 'number' &&
      [boot, pidNamespace, started].every((one) => one === undefined || typeof one === 'string');
    return isWhole ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}
