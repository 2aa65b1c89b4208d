import { cpus } from 'node:os';

/** A machine of which this part idles is at rest. */
const restingPart = 0.8;

/** It must stay so for so many looks, one every so often. Milliseconds. */
const looks = 3;
const everyMs = 500;

/** It is not waited for longer: another program may be at work. Milliseconds. */
const patienceMs = 60_000;

/** Waits until the machine does little else: a window that has just opened is still busy with itself. */
export async function atRest(): Promise<void> {
  const end = performance.now() + patienceMs;
  let before = times();
  for (let quiet = 0; quiet < looks && performance.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    const now = times();
    const isQuiet = (now.idle - before.idle) / (now.all - before.all) >= restingPart;
    quiet = isQuiet ? quiet + 1 : 0;
    before = now;
  }
}

function times(): { readonly idle: number; readonly all: number } {
  const sums = cpus().map(({ times: of }) => ({ idle: of.idle, all: of.user + of.nice + of.sys + of.idle + of.irq }));
  return {
    idle: sums.reduce((sum, { idle }) => sum + idle, 0),
    all: sums.reduce((sum, { all }) => sum + all, 0),
  };
}
