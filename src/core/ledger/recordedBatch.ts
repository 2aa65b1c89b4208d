import type { DeletionResult } from '../outcome';
import type { IntentLine, Line, LookUpLine, OutcomeLine, Plan } from './format';
import { parseLine } from './format';
import type { LeaseState } from './leaseState';
import { PositionTable } from './positionTable';

/** The file in which a batch is recorded. */
export interface BatchSource {
  readonly file: string;
  /** Whether its open batches are in progress, as of before the file was last read. */
  readonly lease: LeaseState;
}

/** How a deletion ended, in the service's words; media of which it said the same share one. */
export type Words = Pick<DeletionResult, 'outcome' | 'statusCode' | 'reason'>;

/**
 * What is written of one batch. A ledger of a million media is held in memory: media are numbered by their position in
 * the plan, and their states are in columns.
 */
export class RecordedBatch {
  /** Distinct. */
  readonly mediaIds: readonly string[];
  wasDiscarded = false;
  private readonly positions: PositionTable;
  private readonly planned: number;
  private readonly words: (Words | undefined)[] = [];
  private attempts: number[] | undefined;
  /** Of the outcome, else of the last intent. Milliseconds since the epoch; 0 for neither. */
  private times: number[] | undefined;
  private intents: number[] | undefined;
  /** When the account was asked afterward; negative where it was listed still. Milliseconds since the epoch. */
  private lookUps: number[] | undefined;
  private outcomeCount = 0;
  private hasEnd = false;

  constructor(
    readonly plan: Plan,
    readonly source: BatchSource,
  ) {
    const positions = new PositionTable(plan.mediaIds);
    this.mediaIds = positions.isDistinct ? plan.mediaIds : [...new Set(plan.mediaIds)];
    this.positions = positions.isDistinct ? positions : new PositionTable(this.mediaIds);
    this.planned = Date.parse(plan.time);
  }

  /** Whether it came to its end, was discarded, or nothing is left to continue. */
  get isClosed(): boolean {
    return this.hasEnd || this.wasDiscarded || this.outcomeCount === this.mediaIds.length;
  }

  /** @returns -1 for media that are not of this batch. */
  positionOf(mediaId: string): number {
    return this.positions.positionOf(mediaId);
  }

  /** How the deletion ended; `undefined` where no outcome is written. */
  wordsAt(position: number): Words | undefined {
    return this.words[position];
  }

  /** Those of the outcome, else those whose end is in doubt. */
  attemptsAt(position: number): number {
    return this.words[position] === undefined ? this.attemptsInDoubt(position) : (this.attempts?.[position] ?? 0);
  }

  /** When it ended, or its last request was about to leave, or it was planned. Milliseconds since the epoch. */
  timeAt(position: number): number {
    const time = this.times?.[position] ?? 0;
    return time === 0 ? this.planned : time;
  }

  /** How many attempts may have reached the service, apart from those that have an outcome; 0 for certainly none. */
  attemptsInDoubt(position: number): number {
    const earlier = this.plan.earlierAttempts?.[this.mediaIds[position] ?? ''] ?? 0;
    return earlier + (this.intents?.[position] ?? 0);
  }

  /** What the account said afterward, the last time it was asked; `undefined` where it wasn't. */
  lookUpAt(position: number): { readonly time: number; readonly isListed: boolean } | undefined {
    const time = this.lookUps?.[position] ?? 0;
    return time === 0 ? undefined : { time: Math.abs(time), isListed: time < 0 };
  }

  /** Applies a line that follows the plan. @returns whether it belongs there. */
  take(line: Exclude<Line, Plan>, share: (line: OutcomeLine) => Words): boolean {
    if (line.kind === 'lookUp') {
      this.takeLookUp(line);
      return true;
    }
    if (!('mediaId' in line)) {
      if (line.kind === 'end') this.hasEnd = true;
      else this.wasDiscarded = true;
      return true;
    }
    const position = this.positionOf(line.mediaId);
    if (position === -1) return false;
    if (line.kind === 'outcome') this.takeOutcome(position, line, share);
    else this.takeIntent(position, line);
    return true;
  }

  /** The first outcome stands. */
  private takeOutcome(position: number, line: OutcomeLine, share: (line: OutcomeLine) => Words): void {
    if (this.words[position] !== undefined) return;
    this.outcomeCount++;
    // A list with holes is a slow one.
    while (this.words.length < position) this.words.push(undefined);
    this.words[position] = share(line);
    (this.attempts ??= this.column())[position] = line.attempts;
    (this.times ??= this.column())[position] = Date.parse(line.time);
  }

  private takeIntent(position: number, { kind, time }: IntentLine): void {
    const intents = (this.intents ??= this.column());
    intents[position] = kind === 'intent' ? (intents[position] ?? 0) + 1 : 0;
    if (this.words[position] !== undefined) return;
    (this.times ??= this.column())[position] = kind === 'intent' ? Date.parse(time) : 0;
  }

  private takeLookUp({ time, listed, notListed }: LookUpLine): void {
    const lookUps = (this.lookUps ??= this.column());
    const ms = Date.parse(time);
    const note = (mediaIds: readonly string[], value: number): void => {
      for (const mediaId of mediaIds) {
        const position = this.positionOf(mediaId);
        if (position !== -1) lookUps[position] = value;
      }
    };
    note(notListed, ms);
    note(listed, -ms);
  }

  private column(): number[] {
    return new Array<number>(this.mediaIds.length).fill(0);
  }
}

/** Distinct words remembered at most, to be shared. */
const maxShared = 1000;

/** Builds batches from a file's lines, one after another. Never throws. */
export class BatchReader {
  readonly batches: RecordedBatch[] = [];
  /** Lines that can't be read: half a line of a killed process, damage, or another version's. */
  damagedLines = 0;
  private current: RecordedBatch | undefined;
  private readonly shared = new Map<string, Words>();
  private last: Words | undefined;

  constructor(private readonly source: BatchSource) {}

  /**
   * @param written a whole line, `undefined` for one that is too long.
   * @returns the media of which it tells something.
   */
  read(written: string | undefined): readonly string[] {
    if (written === '') return [];
    const line = written === undefined ? undefined : parseLine(written);
    if (line?.kind === 'plan') {
      this.current = new RecordedBatch(line, this.source);
      this.batches.push(this.current);
      return this.current.mediaIds;
    }
    // Whose the lines behind a plan are that can't be read isn't known.
    if (line === undefined && written?.includes('"kind":"plan"') !== false) this.current = undefined;
    if (line === undefined || this.current?.take(line, this.share) !== true) {
      this.damagedLines++;
      return [];
    }
    return 'mediaId' in line ? [line.mediaId] : this.current.mediaIds;
  }

  private readonly share = (line: OutcomeLine): Words => {
    const { outcome, statusCode, reason } = line;
    const { last } = this;
    // Most of the time the service says the same as before.
    if (last?.outcome === outcome && last.statusCode === statusCode && last.reason === reason) return last;
    return (this.last = this.sharedWords(line));
  };

  private sharedWords({ outcome, statusCode, reason }: Words): Words {
    const key = JSON.stringify([outcome, statusCode, reason]);
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const words: Words = {
      outcome,
      ...(statusCode === undefined ? {} : { statusCode }),
      ...(reason === undefined ? {} : { reason }),
    };
    if (this.shared.size === maxShared) this.shared.clear();
    this.shared.set(key, words);
    return words;
  }
}
