import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { deleteBatch } from '../../src/core/deletion/batch';
import { systemClock } from '../../src/core/deletion/clock';
import { RateLimiter } from '../../src/core/deletion/rateLimiter';
import { Ledger } from '../../src/core/ledger/ledger';
import { createGatewayClient } from '../../src/core/gateway/client';
import { parseEndpoint } from '../../src/core/gateway/endpoint';
import type { MediaId } from '../../src/core/mediaId/mediaId';

const connections = 8;
const latencyMs = 50;

/** Starts the service in a process of its own, so that its work isn't measured. */
async function startService(delayMs: number): Promise<{ readonly endpoint: string; readonly stop: () => void }> {
  const child = fork(path.join(__dirname, 'service.js'), [String(delayMs)]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => {
      resolve(Number(message));
    });
    child.once('exit', () => {
      reject(new Error('The service did not start'));
    });
  });
  return { endpoint: `http://127.0.0.1:${port}/WAApi/media`, stop: () => child.kill() };
}

export const idsFor = (count: number): MediaId[] =>
  Array.from({ length: count }, (_, index) => String(1_000_000_000_000_000 + index) as MediaId);

/** Deletes them with a ledger in a folder. @returns how long it took (ms). */
export async function deleteAll(
  endpointText: string,
  mediaIds: readonly MediaId[],
  folder: string,
  afterEach: () => void = () => undefined,
): Promise<number> {
  const parsed = parseEndpoint(endpointText);
  if (!parsed.ok) throw new Error(parsed.problem);
  const { endpoint } = parsed;
  const credentials = { kind: 'apiKey', apiKey: 'bench' } as const;
  const client = createGatewayClient(
    { endpoint, method: 'DELETE', format: 'json', credentials, userAgent: 'bench' },
    30_000,
  );
  const account = { account: 'Bench', accountId: 'a', endpoint: endpoint.origin, method: 'DELETE' };
  const begun = performance.now();
  const record = await new Ledger(folder).begin({ ...account, mediaIds });
  const { results } = await deleteBatch(mediaIds, {
    attempt: (mediaId, signal) => client.attempt(mediaId, signal),
    retries: 0,
    concurrency: connections,
    rateLimiter: new RateLimiter(0, systemClock),
    clock: systemClock,
    signal: new AbortController().signal,
    onBegin: (mediaId) => record.intent(mediaId),
    onLeave: () => record.check(),
    onEnd: ({ result }) => {
      afterEach();
      return record.outcome(result);
    },
    onPause: () => Promise.resolve('stop'),
  });
  await record.end();
  const deleted = results.filter(({ outcome }) => outcome === 'deleted').length;
  if (deleted !== mediaIds.length) throw new Error(`${deleted} of ${mediaIds.length} deleted`);
  return performance.now() - begun;
}

async function curl(endpoint: string, mediaIds: readonly string[], folder: string): Promise<number> {
  const config = path.join(folder, 'curl.txt');
  const requests = mediaIds.map((id) => `url = "${endpoint}?mediaId=${id}&output=json"\noutput = "/dev/null"\n`);
  writeFileSync(config, `request = "DELETE"\nsilent\n${requests.join('')}`);
  const begun = performance.now();
  const child = spawn('curl', ['--parallel', '--parallel-max', String(connections), '--config', config], {
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`curl ended with ${String(code)}`);
  return performance.now() - begun;
}

/** Measures a batch with its ledger against curl and against what latency and connections allow at best. */
export async function benchDelete(parent: string, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(parent, 'delete-'));
  try {
    const slow = await startService(latencyMs);
    const mediaIds = idsFor(1000);
    const bound = (mediaIds.length * latencyMs) / connections;
    const own: number[] = [];
    const others: number[] = [];
    for (let round = 0; round < rounds; round++) {
      others.push(await curl(slow.endpoint, mediaIds, folder));
      own.push(await deleteAll(slow.endpoint, mediaIds, path.join(folder, `ledger${round}`)));
    }
    slow.stop();
    const [ours, curls] = [median(own), median(others)];
    console.log(`1,000 media IDs, ${latencyMs} ms latency, ${connections} connections, ${rounds} rounds, medians:`);
    console.log(`curl --parallel  ${curls.toFixed(0)} ms`);
    console.log(`the batch        ${ours.toFixed(0)} ms`);
    tell('× curl', ours / curls, 1.03);
    tell('× the bound', ours / bound, 1.1);
    const fast = await startService(0);
    const many = idsFor(100_000);
    const collect = globalThis.gc;
    if (collect === undefined) throw new Error('Run with --expose-gc');
    const heapNow = (): number => {
      collect();
      return process.memoryUsage().heapUsed / 1e6;
    };
    const cpuBefore = process.cpuUsage();
    const elapsed = await deleteAll(fast.endpoint, many, path.join(folder, 'cpu'));
    const cpu = process.cpuUsage(cpuBefore);
    // Memory is measured in another run: collecting the garbage costs time.
    const heapBefore = heapNow();
    let [ended, highest] = [0, 0];
    await deleteAll(fast.endpoint, many, path.join(folder, 'memory'), () => {
      if (++ended % 10_000 === 0) highest = Math.max(highest, heapNow());
    });
    fast.stop();
    const perId = (cpu.user + cpu.system) / 1000 / many.length;
    console.log('100,000 media IDs, no latency:');
    console.log(`the batch        ${elapsed.toFixed(0)} ms`);
    tell('ms of CPU per ID', perId, 0.3);
    tell('MB of heap growth at most', highest - heapBefore, 60);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints a figure beside what issue 6 asks for. */
function tell(what: string, figure: number, target: number): void {
  const isMet = figure <= target;
  console.log(`  ${figure.toFixed(3)} ${what} (target: at most ${target}, ${isMet ? 'met' : 'not met'})`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
