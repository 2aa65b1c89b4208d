import type { Decision } from './rule';

/** What is concluded of a run of digits; `undefined` when nothing is. */
export type Conclusion = Decision | 'never' | undefined;

export function isEvident(verdict: Conclusion): verdict is Decision {
  return verdict !== undefined && verdict !== 'never';
}

/** What was concluded of each run of a text, by its start. */
export class Verdicts {
  private readonly decided = new Map<number, Conclusion>();
  private readonly cutOff = new Set<number>();

  get(start: number): Conclusion {
    return this.decided.get(start);
  }

  /**
   * @param isCutOff whether something around the run is longer than is read.
   * @returns whether the run is decided now.
   */
  add(start: number, conclusion: Conclusion, isCutOff = false): boolean {
    if (conclusion === undefined) {
      if (isCutOff) this.cutOff.add(start);
      return false;
    }
    this.decided.set(start, conclusion);
    return true;
  }

  /** Whether a run wasn't decided because something around it is longer than is read. */
  isCutOff(start: number): boolean {
    return this.cutOff.has(start) && !this.decided.has(start);
  }
}
