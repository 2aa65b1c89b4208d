import type { DeletionOutcome, DeletionResult, MediaLookUp } from '../outcome';
import { deletionOutcomes } from '../outcome';

/**
 * The ledger's format: JSON lines, each an object. A plan opens a batch, and the lines behind it belong to it: an intent
 * stands before its request leaves, an outcome after it, or that it did not leave after all. A live batch has a file of
 * its own; compaction puts several that have ended into one. Nothing of it is a credential. Documented in
 * docs/ledger.md.
 */
export const ledgerVersion = 1;

/** Longer lines are damage, so that no reader holds more than this of a foreign file (bytes). */
export const maxLineBytes = 32 * 1024 * 1024;

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

export type OutcomeLine = { readonly kind: 'outcome'; readonly time: string } & DeletionResult;

export interface IntentLine {
  readonly kind: 'intent' | 'unsent';
  readonly mediaId: string;
  readonly time: string;
}

/** What the account listed once a batch had ended: for some of its media, whether they were listed still. */
export interface LookUpLine {
  readonly kind: 'lookUp';
  readonly time: string;
  readonly listed: readonly string[];
  readonly notListed: readonly string[];
}

export type Line =
  Plan | IntentLine | OutcomeLine | LookUpLine | { readonly kind: 'end' | 'discarded'; readonly time: string };

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
  readonly lookUp?: MediaLookUp;
}

/** A line as it is written. U+2028 and U+2029 end lines for some readers, Node's among them, though not in JSON. */
export function textOfLine(line: Line): string {
  const text = JSON.stringify(line).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
  return `${text}\n`;
}

/**
 * Parses a line and checks the type of every field, so that callers needn't. Never throws.
 * @returns `undefined` for half a line of a killed process, damage, or another version's.
 */
export function parseLine(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (line === null || typeof line !== 'object' || !isTime(line.time)) return undefined;
    switch (line.kind) {
      case 'plan':
        return isPlan(line) ? (line as unknown as Plan) : undefined;
      case 'intent':
      case 'unsent':
        return typeof line.mediaId === 'string' ? (line as unknown as Line) : undefined;
      case 'outcome':
        return isOutcome(line) ? (line as unknown as Line) : undefined;
      case 'lookUp':
        return areTexts(line.listed) && areTexts(line.notListed) ? (line as unknown as Line) : undefined;
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

/** The outcome is checked where it is used as one: an array would be found by `includes`, too. */
const outcomes: ReadonlySet<unknown> = new Set(deletionOutcomes);

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function isTime(value: unknown): boolean {
  return typeof value === 'string' && isoTime.test(value) && !Number.isNaN(Date.parse(value));
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

function areTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every((one) => typeof one === 'string');
}

function isAbsentOr(type: 'string' | 'number', value: unknown): boolean {
  return value === undefined || typeof value === type;
}

function isOutcome({ mediaId, outcome, attempts, ...more }: Partial<Record<string, unknown>>): boolean {
  return (
    typeof mediaId === 'string' &&
    outcomes.has(outcome) &&
    isCount(attempts) &&
    isAbsentOr('string', more.statusCode) &&
    isAbsentOr('string', more.reason) &&
    isAbsentOr('number', more.httpStatus) &&
    isAbsentOr('number', more.durationMs)
  );
}

function isPlan({ earlierAttempts, ...line }: Partial<Record<string, unknown>>): boolean {
  const texts = [line.batch, line.account, line.accountId, line.endpoint, line.method];
  const areCounts = (record: unknown): boolean =>
    typeof record === 'object' &&
    record !== null &&
    !Array.isArray(record) &&
    Object.values(record as Record<string, unknown>).every(isCount);
  return (
    line.v === ledgerVersion &&
    areTexts(line.mediaIds) &&
    areTexts(texts) &&
    (line.resumes === undefined || areTexts(line.resumes)) &&
    (earlierAttempts === undefined || areCounts(earlierAttempts))
  );
}
