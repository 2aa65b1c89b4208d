import type { Topic } from './services';
import { services } from './services';

/** A longer text is searched block by block, each when it is first asked for. UTF-16 units. */
const blockLength = 65_536;

/** Begins and ends of mentions, one after another, by begin. */
type Found = Readonly<Record<Topic, readonly number[]>>;

/** Of which services a text speaks, and where. */
export class TopicMentions {
  private readonly blocks = new Map<number, Found>();

  constructor(private readonly text: string) {}

  /** Of what the text speaks at all. */
  topics(): ReadonlySet<Topic> {
    if (this.text.length > blockLength) return topicsIn(this.text);
    const found = this.mentionsIn(0);
    return new Set(allTopics.filter((topic) => found[topic].length > 0));
  }

  /** Where the last mention ends that lies between two indices, -1 where there is none. UTF-16 units. */
  lastBetween(topic: Topic, from: number, to: number): number {
    for (let block = Math.floor(to / blockLength); block >= 0 && (block + 1) * blockLength > from; block--) {
      const ends = this.mentionsIn(block)[topic];
      for (let at = countBefore(ends, to) * 2 - 1; at > 0; at -= 2) {
        const [begin = 0, end = 0] = [ends[at - 1], ends[at]];
        if (begin < from) return -1;
        if (end <= to) return end;
      }
    }
    return -1;
  }

  private mentionsIn(block: number): Found {
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

const allTopics: readonly Topic[] = ['whatsApp', 'other', 'mimeType', 'checksum'];

/** How many mentions begin before an index. */
function countBefore(ends: readonly number[], index: number): number {
  let [low, high] = [0, ends.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle * 2] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
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
