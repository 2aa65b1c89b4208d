import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import type { ListFilter } from '../../../src/core/list/listFilter';
import { parseFilter } from '../../../src/core/list/listFilter';
import { MediaList } from '../../../src/core/list/mediaList';
import type { MediaState } from '../../../src/core/list/mediaState';
import { Rows } from '../../../src/core/list/rows';
import type { FoundOccurrence } from '../../../src/core/recognition/occurrences';

export function occurrence(mediaId: string, line: number): FoundOccurrence {
  return {
    mediaId,
    line,
    character: 4,
    confidence: 'certain',
    evidence: { kind: 'valueOf', name: 'imageMediaId' },
    rule: 'media-key',
    damage: undefined,
    isProbablyRounded: false,
  };
}

/** `count` different IDs; another `from` gives others. */
export function mediaIds(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, at) => String(1_000_000_000_000_000 + from + at));
}

export function uriOf(file: string): string {
  return `file:///home/somebody/workspace/${file}`;
}

export function filter(typed: string): ListFilter {
  const parsed = parseFilter(typed);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.filter;
}

/** A list of invented files, that counts what it asks of others. */
export class SampleList {
  readonly index = new OccurrenceIndex();
  readonly states = new Map<string, MediaState>();
  readonly ignored = new Set<string>();
  readonly asked = { path: 0, evidence: 0, state: 0, occurrences: 0 };
  readonly list: MediaList;
  readonly rows: Rows;

  constructor() {
    const of = this.index.get.bind(this.index);
    this.index.get = (uri) => {
      const found = of(uri);
      this.asked.occurrences += found.length;
      return found;
    };
    this.list = new MediaList({
      index: this.index,
      stateOf: (mediaId) => {
        this.asked.state++;
        return this.states.get(mediaId) ?? 'notDeleted';
      },
      isIgnored: (mediaId) => this.ignored.has(mediaId),

      wordOf: () => undefined,
      pathOf: (uri) => {
        this.asked.path++;
        return uri.replace(uriOf(''), '');
      },
      evidenceText: ({ kind }) => {
        this.asked.evidence++;
        return kind;
      },
      stateText: (state) => (state === 'notFound' ? 'not found' : state),
    });
    this.rows = new Rows(this.list);
  }

  /** Each ID on a line of its own. */
  write(file: string, ids: readonly string[]): void {
    this.index.setSaved([{ uri: uriOf(file), occurrences: ids.map(occurrence) }]);
  }

  setState(mediaId: string, state: MediaState): void {
    this.states.set(mediaId, state);
    this.list.statesChanged([mediaId]);
  }

  forgetWhatWasAsked(): void {
    Object.assign(this.asked, { path: 0, evidence: 0, state: 0, occurrences: 0 });
  }

  /** Takes everything in, and forgets what changed until now. */
  settle(): void {
    this.list.flush();
    this.list.drainChanges();
  }
}
