/** So much of a text is searched at once. UTF-16 units. */
const blockLength = 1024;

/** No mention is longer. UTF-16 units. */
const longestMention = 100;

/** Where a text mentions something; it is searched block by block, each when it is first asked for. */
export class Mentions {
  private readonly blocks = new Map<number, readonly number[]>();

  /** @param pattern with the flag `g`. */
  constructor(
    private readonly text: string,
    private readonly pattern: RegExp,
  ) {}

  /** Where the last mention ends that lies between two indices, -1 where there is none. UTF-16 units. */
  lastBetween(from: number, to: number): number {
    for (let block = Math.floor(to / blockLength); block >= 0 && (block + 1) * blockLength > from; block--) {
      const ends = this.endsIn(block);
      for (let at = ends.length - 1; at > 0; at -= 2) {
        const [begin = 0, end = 0] = [ends[at - 1], ends[at]];
        if (begin < from) return -1;
        if (end <= to) return end;
      }
    }
    return -1;
  }

  /** Begin and end of each mention that begins in a block, one after another. */
  private endsIn(block: number): readonly number[] {
    const known = this.blocks.get(block);
    if (known !== undefined) return known;
    const begin = block * blockLength;
    const from = Math.max(0, begin - longestMention);
    const ends: number[] = [];
    for (const match of this.text.slice(from, begin + blockLength + longestMention).matchAll(this.pattern)) {
      const at = from + match.index;
      if (at >= begin && at < begin + blockLength) ends.push(at, at + match[0].length);
    }
    this.blocks.set(block, ends);
    return ends;
  }
}
