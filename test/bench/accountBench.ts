import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { groupAccountMedia, sortedByExpiry } from '../../src/core/accountMedia/accountGroups';
import { parseListing } from '../../src/core/gateway/accountMedia';
import { createAccountReader } from '../../src/core/gateway/accountReader';
import { parseEndpoint } from '../../src/core/gateway/endpoint';
import { redactor } from '../../src/core/gateway/redaction';
import type { MediaId } from '../../src/core/mediaId/mediaId';
import { startFakeGateway } from '../gateway/fakeGateway';
import { deleteAll, idsFor } from './deleteBench';
import { median } from './figures';

const count = 100_000;
const fileBytes = 5_000_000;
const never = new AbortController().signal;

/** The answer of the gateway's software for so many media: a list as JSON within a string. */
function answerFor(size: number): string {
  const media = Array.from({ length: size }, (_, index) => ({
    identifier: `Campaign ${index}`,
    creationTime: 1_790_000_000_000 + index * 1000,
    description: 'Uploaded for a campaign',
    mediaType: ['image', 'video', 'audio', 'doc'][index % 4],
    mediaId: String(7_000_000_000_000_000_000n + BigInt(index)),
    wabaNumber: 919_900_000_000 + (index % 3),
    status: 'active',
  }));
  return JSON.stringify({ status: 'success', mediaList: JSON.stringify(media), statusCode: '200', reason: 'success' });
}

/** Measures a list of 100,000 media against JSON.parse, and a file of 5 MB against curl. */
export async function benchAccount(parent: string, rounds: number): Promise<void> {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('Run with --expose-gc');
  const text = answerFor(count);
  const redact = redactor({ kind: 'apiKey', apiKey: 'a-key-of-usual-length-0123456789', userId: 'shop-account' });
  const times = { json: [] as number[], parse: [] as number[], group: [] as number[], again: [] as number[] };
  const isUsed = (mediaId: string): boolean => mediaId.endsWith('7');
  let heap = 0;
  for (let round = 0; round < rounds; round++) {
    times.json.push(timed(() => JSON.parse((JSON.parse(text) as { mediaList: string }).mediaList) as unknown));
    collect();
    const before = process.memoryUsage().heapUsed;
    const begun = performance.now();
    const listing = await parseListing(text, redact);
    times.parse.push(performance.now() - begun);
    collect();
    if (round === 0) heap = (process.memoryUsage().heapUsed - before) / 1e6;
    const media = listing?.media ?? [];
    if (media.length !== count) throw new Error(`${media.length} of ${count} were read`);
    let sorted: ReturnType<typeof sortedByExpiry> = [];
    times.group.push(
      timed(() => {
        sorted = sortedByExpiry(media);
        return groupAccountMedia(sorted, 'use', isUsed, Date.now());
      }),
    );
    times.again.push(timed(() => groupAccountMedia(sorted, 'use', isUsed, Date.now())));
  }
  const json = median(times.json);
  console.log(
    `A list of ${count.toLocaleString('en')} media, ${(text.length / 1e6).toFixed(0)} MB, ${rounds} rounds, medians:`,
  );
  console.log(`  JSON.parse, twice     ${json.toFixed(0)} ms`);
  for (const [what, of] of [
    ['read               ', times.parse],
    ['sorted and grouped ', times.group],
    ['grouped again      ', times.again],
  ] as const) {
    console.log(`  ${what}   ${median(of).toFixed(0)} ms, ${(median(of) / json).toFixed(2)} x JSON.parse`);
  }
  console.log(`  heap that it takes    ${heap.toFixed(0)} MB`);
  await benchDownload(parent, rounds);
  await benchProof(parent, rounds);
}

async function benchDownload(parent: string, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(parent, 'account-'));
  const mediaId = '7000000000000000000' as MediaId;
  const gateway = await startFakeGateway({ apiKeys: ['bench'], media: [mediaId] });
  const parsed = parseEndpoint(gateway.endpoint);
  if (!parsed.ok) throw new Error(parsed.problem);
  const body = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(fileBytes, 7)]);
  const headers = { 'Content-Type': 'image/png', 'Content-Length': String(body.length) };
  gateway.behave({ fault: { name: 'raw', status: 200, body, headers }, on: 'one' });
  const credentials = { kind: 'apiKey', apiKey: 'bench' } as const;
  const reader = createAccountReader({ endpoint: parsed.endpoint, credentials, userAgent: 'bench' }, 30_000);
  const [own, curls]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round < rounds; round++) {
      const url = `${gateway.endpoint}?mediaId=${mediaId}&download=true`;
      let begun = performance.now();
      await curl(['-s', '-H', 'apiKey: bench', '-o', path.join(folder, `curl${round}`), url]);
      curls.push(performance.now() - begun);
      begun = performance.now();
      const { kind } = await reader.download(mediaId, path.join(folder, `own${round}`), never);
      if (kind !== 'saved') throw new Error(`The file was not saved: ${kind}`);
      own.push(performance.now() - begun);
    }
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const [ours, theirs] = [median(own), median(curls)];
  console.log(
    `A file of 5 MB: curl ${theirs.toFixed(0)} ms, saved ${ours.toFixed(0)} ms, ${(ours / theirs).toFixed(2)} x curl`,
  );
}

/** A batch of 1,000 with the look at the account before and after it, against one without. */
async function benchProof(parent: string, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(parent, 'proof-'));
  const mediaIds = idsFor(1000);
  const gateway = await startFakeGateway({ apiKeys: ['bench'], media: mediaIds, latencyMs: 50 });
  const parsed = parseEndpoint(gateway.endpoint);
  if (!parsed.ok) throw new Error(parsed.problem);
  const credentials = { kind: 'apiKey', apiKey: 'bench' } as const;
  const reader = createAccountReader({ endpoint: parsed.endpoint, credentials, userAgent: 'bench' }, 30_000);
  const look = async (listed: number): Promise<void> => {
    const result = await reader.list(never);
    if (result.kind !== 'listed' || result.media.length !== listed) throw new Error(`The list is ${result.kind}`);
  };
  const [without, withProof]: [number[], number[]] = [[], []];
  let requests = [0, 0];
  try {
    for (let round = 0; round < rounds; round++) {
      gateway.forget();
      without.push(await deleteAll(gateway.endpoint, mediaIds, path.join(folder, `without${round}`)));
      const plain = gateway.requests.length;
      gateway.forget();
      const begun = performance.now();
      await look(mediaIds.length);
      await deleteAll(gateway.endpoint, mediaIds, path.join(folder, `with${round}`));
      await look(0);
      withProof.push(performance.now() - begun);
      requests = [plain, gateway.requests.length];
    }
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const [plain, proven] = [median(without), median(withProof)];
  console.log(`1,000 media IDs, 50 ms latency, 8 connections: ${String(requests[0])} requests, ${plain.toFixed(0)} ms`);
  console.log(
    `  with check and proof: ${String(requests[1])} requests, ${proven.toFixed(0)} ms, ${(proven / plain).toFixed(3)} x without`,
  );
}

function curl(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('curl', args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`curl ended with ${String(code)}`));
    });
  });
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
