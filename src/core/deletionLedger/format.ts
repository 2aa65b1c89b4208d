import type { DeletionOutcome, DeletionResult } from '../deletion/outcome';
import { deletionOutcomes } from '../deletion/outcome';

/**
 * The ledger's format: a file a batch, a JSON object a line. The first line is the plan; an intent stands before its
 * request leaves, an outcome after it. Nothing of it is a credential.
 */
export const ledgerVersion = 1;

export interface Plan {
  readonly v: typeof ledgerVersion;
  readonly kind: 'plan';
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
}

export type Line =
  | Plan
  | { readonly kind: 'intent'; readonly mediaId: string; readonly time: string }
  | ({ readonly kind: 'outcome'; readonly time: string } & DeletionResult)
  | { readonly kind: 'end' | 'discarded'; readonly time: string }
  | { readonly kind: 'resumed'; readonly time: string; readonly into: string };

/** One deletion as `whatsappMedia.showHistory` returns it. Public: see README.md. */
export interface LedgerEntry {
  readonly time: string;
  readonly batch: string;
  readonly account: string;
  readonly accountId: string;
  readonly endpoint: string;
  readonly mediaId: string;
  readonly outcome: DeletionOutcome;
  readonly statusCode?: string;
  readonly reason?: string;
  readonly attempts: number;
}

/** What a batch's file says. */
export interface RecordedBatch {
  readonly plan: Plan;
  readonly intents: ReadonlyMap<string, string>;
  readonly outcomes: ReadonlyMap<string, DeletionResult & { readonly time: string }>;
  /** Whether it came to its end, or was dealt with after a crash. */
  readonly isClosed: boolean;
  /** Lines that can't be read: the last one of a killed process, or damage. */
  readonly damagedLines: number;
}

/** Reads a batch's file. Never throws; `undefined` when it doesn't begin with a plan of a version that is known. */
export function parseBatch(text: string): RecordedBatch | undefined {
  let plan: Plan | undefined;
  const intents = new Map<string, string>();
  const outcomes = new Map<string, DeletionResult & { readonly time: string }>();
  let isClosed = false;
  let damagedLines = 0;
  for (const written of text.split('\n')) {
    if (written === '') continue;
    const line = parseLine(written);
    if (line === undefined) {
      damagedLines++;
      continue;
    }
    switch (line.kind) {
      case 'plan':
        plan ??= line;
        break;
      case 'intent':
        intents.set(line.mediaId, line.time);
        break;
      case 'outcome': {
        // The first final outcome stands.
        if (!outcomes.has(line.mediaId)) outcomes.set(line.mediaId, line);
        break;
      }
      case 'end':
      case 'discarded':
      case 'resumed':
        isClosed = true;
    }
  }
  return plan === undefined ? undefined : { plan, intents, outcomes, isClosed, damagedLines };
}

function parseLine(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (line === null || typeof line !== 'object' || typeof line.time !== 'string') return undefined;
    switch (line.kind) {
      case 'plan':
        return isPlan(line) ? (line as unknown as Plan) : undefined;
      case 'intent':
        return typeof line.mediaId === 'string' ? (line as unknown as Line) : undefined;
      case 'outcome':
        return typeof line.mediaId === 'string' &&
          typeof line.attempts === 'number' &&
          deletionOutcomes.some((outcome) => outcome === line.outcome)
          ? (line as unknown as Line)
          : undefined;
      case 'end':
      case 'discarded':
      case 'resumed':
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
  const ids: unknown = line.mediaIds;
  const areIds = Array.isArray(ids) && ids.every((id) => typeof id === 'string');
  return line.v === ledgerVersion && areIds && texts.every((text) => typeof text === 'string');
}

/** What a batch comes to: nothing is guessed, an intent without an outcome is `unknown`. */
export function entriesOf({ plan, intents, outcomes }: RecordedBatch, isLive: boolean): LedgerEntry[] {
  const { batch, account, accountId, endpoint, time: planned } = plan;
  return plan.mediaIds.flatMap((mediaId): LedgerEntry[] => {
    const ended = outcomes.get(mediaId);
    const intent = intents.get(mediaId);
    if (ended === undefined && isLive) return [];
    const outcome = ended?.outcome ?? (intent === undefined ? 'cancelled' : 'unknown');
    return [
      {
        time: ended?.time ?? intent ?? planned,
        batch,
        account,
        accountId,
        endpoint,
        mediaId,
        outcome,
        ...(ended?.statusCode === undefined ? {} : { statusCode: ended.statusCode }),
        ...(ended?.reason === undefined ? {} : { reason: ended.reason }),
        attempts: ended?.attempts ?? (intent === undefined ? 0 : 1),
      },
    ];
  });
}
