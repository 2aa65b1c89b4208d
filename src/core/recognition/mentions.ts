import type { Topic } from './services';
import { services } from './services';

/** So much of a text is searched at once. UTF-16 units. */
const blockLength = 1024;

/** Of which services a text speaks, and where. It is searched block by block, each when it is first asked for. */
export class Mentions {
  private readonly blocks = new Map<number, Readonly<Record<Topic, readonly number[]>>>();

  constructor(private readonly text: string) {}

  /** Where the last mention ends that lies between two indices, -1 where there is none. UTF-16 units. */
  lastBetween(topic: Topic, from: number, to: number): number {
    for (let block = Math.floor(to / blockLength); block >= 0 && (block + 1) * blockLength > from; block--) {
      const ends = this.mentionsIn(block)[topic];
      for (let at = ends.length - 1; at > 0; at -= 2) {
        const [begin = 0, end = 0] = [ends[at - 1], ends[at]];
        if (begin < from) return -1;
        if (end <= to) return end;
      }
    }
    return -1;
  }

  /** Begin and end of each mention that begins in a block, one after another. */
  private mentionsIn(block: number): Readonly<Record<Topic, readonly number[]>> {
    const known = this.blocks.get(block);
    if (known !== undefined) return known;
    const begin = block * blockLength;
    const mentions: Record<Topic, number[]> = { whatsApp: [], other: [], mimeType: [], checksum: [] };
    services.find(this.text, begin, Math.min(begin + blockLength, this.text.length), ({ topic, start, end }) => {
      mentions[topic].push(start, end);
      return false;
    });
    this.blocks.set(block, mentions);
    return mentions;
  }
}

/**
 * What a text speaks of between two indices, each topic once. It looks no further once it has seen both services: the
 * fields of a reply tell of WhatsApp only where nothing else does.
 */
export function topicsIn(text: string, from = 0, to = text.length): Set<Topic> {
  const seen = new Set<Topic>();
  services.find(text, from, to, ({ topic }) => seen.add(topic).has('whatsApp') && seen.has('other'));
  return seen;
}
