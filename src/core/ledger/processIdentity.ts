import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from all others. A number alone doesn't: numbers are reused, and each container has its own. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Since when the machine runs, in a word of its own. Linux only, as are the next two. */
  readonly boot?: string;
  /** Within it, process numbers are unique. */
  readonly pidNamespace?: string;
  /** When the process began, in ticks since the boot. */
  readonly started?: string;
}

let known: ProcessIdentity | undefined;

export function thisProcess(): ProcessIdentity {
  return (known ??= {
    pid: process.pid,
    host: hostname(),
    ...optional('boot', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    ...optional('pidNamespace', () => readlinkSync('/proc/self/ns/pid')),
    ...optional('started', () => statOf(process.pid)?.started),
  });
}

function optional<Key extends string>(key: Key, read: () => string | undefined): Partial<Record<Key, string>> {
  try {
    const value = read();
    return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
  } catch {
    return {};
  }
}

/** Whether a process lives, where that can be known from here. */
export function processState(recorded: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  const here = thisProcess();
  if (here.boot === undefined || here.pidNamespace === undefined) {
    // Without PID namespaces, a number in use proves nothing; one not in use proves that the process is dead.
    const isComparable = recorded.boot === undefined && recorded.host === here.host;
    return isComparable && (recorded.pid === here.pid || !processExists(recorded.pid)) ? 'dead' : 'unknown';
  }
  if (recorded.boot !== here.boot || recorded.pidNamespace !== here.pidNamespace) return 'unknown';
  if (!processExists(recorded.pid)) return 'dead';
  try {
    const stat = statOf(recorded.pid);
    if (stat === undefined) return 'unknown';
    return stat.started === recorded.started && !stat.hasEnded ? 'alive' : 'dead';
  } catch {
    return 'unknown';
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Fields 3 and 22 of /proc/<pid>/stat; the second one, a name, may hold spaces and parentheses. */
function statOf(pid: number): { readonly started: string; readonly hasEnded: boolean } | undefined {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  if (state === undefined || started === undefined) return undefined;
  return { started, hasEnded: state === 'Z' || state === 'X' };
}
