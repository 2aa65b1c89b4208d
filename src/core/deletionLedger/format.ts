import type { DeletionOutcome, DeletionResult } from '../deletion/outcome';
import { deletionOutcomes } from '../deletion/outcome';

/**
 * The ledger's format: JSON lines, each an object. A plan opens a batch, and the lines behind it belong to it: an intent
 * stands before its request leaves, an outcome after it, or that it did not leave after all. A live batch has a file of
 * its own; compaction puts several that have ended into one. Nothing of it is a credential. Documented in
 * docs/ledger.md.
 */
export const ledgerVersion = 1;

export interface Plan {
  readonly v: typeof ledgerVersion;
  readonly kind: 'plan';
  /** A UUID. */
  readonly batch: string;
  /** ISO. */
  readonly time: string;
  /** Name of the account, as it was then. */
  readonly account: string;
  readonly accountId: string;
  /** The endpoint's origin. */
  readonly endpoint: string;
  readonly method: string;
  readonly mediaIds: readonly string[];
  /** Interrupted batches whose open media IDs this one takes over; with this line on the disk they are closed. */
  readonly resumes?: readonly string[];
  /** How many attempts with an unknown end each of these had before. */
  readonly earlierAttempts?: Readonly<Record<string, number>>;
}

export type Line =
  | Plan
  | { readonly kind: 'intent' | 'unsent'; readonly mediaId: string; readonly time: string }
  | ({ readonly kind: 'outcome'; readonly time: string } & DeletionResult)
  | { readonly kind: 'end' | 'discarded'; readonly time: string };

/** One deletion as `whatsappMedia.showHistory` returns it. Public: see README.md. */
export interface LedgerEntry {
  /** ISO: when it ended, or when its request was about to leave. */
  readonly time: string;
  readonly batch: string;
  readonly account: string;
  readonly accountId: string;
  /** The endpoint's origin. */
  readonly endpoint: string;
  readonly mediaId: string;
  readonly outcome: DeletionOutcome;
  readonly statusCode?: string;
  readonly reason?: string;
  readonly attempts: number;
}

/** The intents of one media ID: one before each attempt. */
export interface Intents {
  /** ISO, of the last one. */
  readonly time: string;
  readonly count: number;
}

/** What is written of one batch. */
export interface RecordedBatch {
  readonly plan: Plan;
  readonly intents: ReadonlyMap<string, Intents>;
  readonly outcomes: ReadonlyMap<string, DeletionResult & { readonly time: string }>;
  /** Whether it came to its end, or was interrupted and discarded. */
  readonly isClosed: boolean;
}

/** Puts a file's lines together, one after another. Never throws. */
export class BatchReader {
  readonly batches: RecordedBatch[] = [];
  /** Lines that can't be read: half a line of a killed process, damage, or another version's. */
  damagedLines = 0;
  private current:
    | {
        plan: Plan;
        intents: Map<string, Intents>;
        outcomes: Map<string, DeletionResult & { readonly time: string }>;
        isClosed: boolean;
      }
    | undefined;
  private planned: ReadonlySet<string> = new Set();

  read(written: string): void {
    if (written === '') return;
    const line = parseLine(written);
    if (line?.kind === 'plan') {
      this.planned = new Set(line.mediaIds);
      this.current = { plan: line, intents: new Map(), outcomes: new Map(), isClosed: false };
      this.batches.push(this.current);
      return;
    }
    if (line === undefined && written.includes('"kind":"plan"')) this.current = undefined;
    const isOfAnotherPlan = line !== undefined && 'mediaId' in line && !this.planned.has(line.mediaId);
    if (line === undefined || this.current === undefined || isOfAnotherPlan) {
      this.damagedLines++;
      return;
    }
    const { intents, outcomes } = this.current;
    if (line.kind === 'intent') {
      intents.set(line.mediaId, { time: line.time, count: (intents.get(line.mediaId)?.count ?? 0) + 1 });
    } else if (line.kind === 'unsent') intents.delete(line.mediaId);
    else if (line.kind !== 'outcome') this.current.isClosed = true;
    // The first final outcome stands.
    else if (!outcomes.has(line.mediaId)) outcomes.set(line.mediaId, line);
    // Nothing is left to go on with, also where a process died before it said so.
    if (outcomes.size === this.planned.size) this.current.isClosed = true;
  }
}

/** A line as it is written. The two characters are line ends to some readers, and to Node's, though not to JSON. */
export function textOfLine(line: Line): string {
  const text = JSON.stringify(line).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
  return `${text}\n`;
}

function parseLine(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (line === null || typeof line !== 'object' || typeof line.time !== 'string') return undefined;
    switch (line.kind) {
      case 'plan':
        return isPlan(line) ? (line as unknown as Plan) : undefined;
      case 'intent':
      case 'unsent':
        return typeof line.mediaId === 'string' ? (line as unknown as Line) : undefined;
      case 'outcome':
        return typeof line.mediaId === 'string' &&
          typeof line.attempts === 'number' &&
          deletionOutcomes.some((outcome) => outcome === line.outcome)
          ? (line as unknown as Line)
          : undefined;
      case 'end':
      case 'discarded':
        return line as unknown as Line;
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

function isPlan(line: Partial<Record<string, unknown>>): boolean {
  const texts = [line.batch, line.account, line.accountId, line.endpoint, line.method];
  const areTexts = (list: unknown): boolean => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    line.v === ledgerVersion &&
    areTexts(line.mediaIds) &&
    areTexts(texts) &&
    (line.resumes === undefined || areTexts(line.resumes)) &&
    (line.earlierAttempts === undefined || (typeof line.earlierAttempts === 'object' && line.earlierAttempts !== null))
  );
}

/** How many attempts may have reached the service without an outcome that was written: 0 when it is certain that none did. */
export function attemptsInDoubt({ plan, intents }: RecordedBatch, mediaId: string): number {
  return (plan.earlierAttempts?.[mediaId] ?? 0) + (intents.get(mediaId)?.count ?? 0);
}
