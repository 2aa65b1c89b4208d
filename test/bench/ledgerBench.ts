import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Line } from '../../src/core/ledger/format';
import { textOfLine } from '../../src/core/ledger/format';
import { Ledger } from '../../src/core/ledger/ledger';
import { collectGarbage, median, print } from './figures';

const idsABatch = 1000;
const here = { origin: 'https://unify.smsgateway.center', accountId: 'a1' };

/** Where nobody else has anything to do, the event loop comes round so often. Milliseconds. */
const beatMs = 1;

interface Cost {
  /** Processor time, which says the same on a machine where others work, too. Milliseconds. */
  readonly ms: number;
  /** The most processor time, that of collecting garbage included, between two turns of the event loop. Milliseconds. */
  readonly longestBlock: number;
}

async function costOf(run: () => Promise<unknown>): Promise<Cost> {
  const used = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const began = used();
  let [last, longestBlock] = [began, 0];
  const beat = (): void => {
    const now = used();
    longestBlock = Math.max(longestBlock, now - last);
    last = now;
  };
  const timer = setInterval(beat, beatMs);
  await run();
  beat();
  clearInterval(timer);
  return { ms: last - began, longestBlock };
}

function heapMb(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function idOf(batch: number, index: number): string {
  return String(7_000_000_000_000_000_000n + BigInt(batch * idsABatch + index));
}

/** The lines of a batch; those of one that was compacted have no intents. */
function batchText(batch: number, isCompacted: boolean): string {
  const time = new Date(1_700_000_000_000 + batch * 1_000_000);
  const mediaIds = Array.from({ length: idsABatch }, (_, index) => idOf(batch, index));
  const account = { account: 'Default', accountId: here.accountId, endpoint: here.origin, method: 'DELETE' };
  const lines: Line[] = [
    { v: 1, kind: 'plan', batch: `batch-${batch}`, time: time.toISOString(), ...account, mediaIds },
  ];
  for (const [index, mediaId] of mediaIds.entries()) {
    const at = new Date(time.getTime() + index * 500).toISOString();
    if (!isCompacted) lines.push({ kind: 'intent', mediaId, time: at });
    const said = { statusCode: '200', reason: 'success', httpStatus: 200 };
    lines.push({ kind: 'outcome', time: at, mediaId, outcome: 'deleted', ...said, attempts: 1, durationMs: 50 });
  }
  lines.push({ kind: 'end', time: time.toISOString() });
  return lines.map(textOfLine).join('');
}

/** Writes a ledger of so many lines. @returns how many media it tells of. */
function writeLedger(folder: string, lines: number, batchesAFile: number, isCompacted: boolean): number {
  mkdirSync(folder);
  const batches = Math.round(lines / ((isCompacted ? 1 : 2) * idsABatch));
  for (let batch = 0; batch < batches; batch++) {
    const name = `2023-${String(Math.floor(batch / batchesAFile)).padStart(8, '0')}.jsonl`;
    appendFileSync(path.join(folder, name), batchText(batch, isCompacted));
  }
  return batches * idsABatch;
}

const whole = (figure: number): string => figure.toFixed(0);
const atMost = (value: number, target: number): { readonly value: number; readonly atMost: number } => ({
  value,
  atMost: target,
});

async function benchLarge(folder: string, isCompacted: boolean): Promise<void> {
  const media = writeLedger(folder, 1_000_000, 25, isCompacted);
  console.log(`1,000,000 lines${isCompacted ? ', compacted' : ''}: ${media.toLocaleString()} media`);
  const before = heapMb();
  const ledger = new Ledger(folder);
  const first = await costOf(() => ledger.refresh());
  const held = heapMb() - before;
  print('first read', `${whole(first.ms)} ms`);
  print('longest block', `${whole(first.longestBlock)} ms`, atMost(first.longestBlock, 50));
  print('held in memory', `${whole(held)} MB`);
  const tooltips: number[] = [];
  const live = path.join(folder, '2024-live.jsonl');
  writeFileSync(live, batchText(1_000_000, true).slice(0, -40));
  const allocated = process.memoryUsage().heapUsed;
  for (let hover = 0; hover < 200; hover++) {
    // In every other round another window has written something meanwhile.
    if (hover % 2 === 1) appendFileSync(live, '\n');
    const began = performance.now();
    await ledger.refresh();
    const [entry] = ledger.entriesOf(idOf(hover, 7));
    if (entry?.outcome !== 'deleted') throw new Error('It is not found');
    tooltips.push(performance.now() - began);
  }
  const perTooltip = (process.memoryUsage().heapUsed - allocated) / 200 / 1e3;
  print('a tooltip, median', `${median(tooltips).toFixed(2)} ms`, atMost(median(tooltips), 5));
  print('a tooltip, slowest', `${Math.max(...tooltips).toFixed(2)} ms`);
  print('allocated for a tooltip', `${whole(perTooltip)} kB`);
  const states = await costOf(() => {
    for (let at = 0; at < 50_000; at++) ledger.lastDeletion(idOf(at % 400, at % 1000), here);
    return Promise.resolve();
  });
  print('states of 50,000 rows', `${whole(states.ms)} ms`);
  const all = await costOf(() => ledger.entries());
  print('all entries', `${whole(all.ms)} ms`);
  print('longest block', `${whole(all.longestBlock)} ms`, atMost(all.longestBlock, 50));
}

async function benchCompaction(folder: string): Promise<void> {
  mkdirSync(folder);
  for (let file = 0; file < 5000; file++) {
    const [plan = '', ...lines] = batchText(file, false).split('\n');
    const { mediaIds, ...rest } = JSON.parse(plan) as { readonly mediaIds: readonly string[] };
    const small = JSON.stringify({ ...rest, mediaIds: mediaIds.slice(0, 10) });
    writeFileSync(
      path.join(folder, `2023-${String(file).padStart(8, '0')}.jsonl`),
      `${[small, ...lines.slice(0, 20)].join('\n')}\n`,
    );
  }
  const ledger = new Ledger(folder);
  const compaction = await costOf(() => ledger.compact());
  const left = readdirSync(folder).length;
  console.log(`5,000 files put into ${left}`);
  print('compaction', `${whole(compaction.ms)} ms`);
  print('longest block', `${whole(compaction.longestBlock)} ms`, atMost(compaction.longestBlock, 50));
}

/** Measures how much a long history costs: reading it, a tooltip, all entries, and compaction. */
export async function benchLedger(parent: string): Promise<void> {
  const folder = mkdtempSync(path.join(parent, 'ledger-'));
  try {
    await benchLarge(path.join(folder, 'written'), false);
    await benchLarge(path.join(folder, 'compacted'), true);
    await benchCompaction(path.join(folder, 'files'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
