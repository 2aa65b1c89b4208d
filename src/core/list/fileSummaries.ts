import type { ListedOccurrence } from './listedOccurrence';
import type { MediaState } from './mediaState';

/** What a file's row says of its contents. */
export interface FileSummary {
  /** Distinct media IDs. */
  readonly ids: number;
  /** How many of them are in each state. */
  readonly states: ReadonlyMap<MediaState, number>;
}

/** The summary of each file, made when it is first asked for after a change. */
export class FileSummaries {
  private readonly known = new Map<string, FileSummary>();

  constructor(
    private readonly occurrencesIn: (uri: string) => readonly ListedOccurrence[],
    private readonly stateOf: (mediaId: string) => MediaState,
  ) {}

  get(uri: string): FileSummary {
    const known = this.known.get(uri);
    if (known !== undefined) return known;
    const ids = new Set(this.occurrencesIn(uri).map(({ occurrence }) => occurrence.mediaId));
    const states = new Map<MediaState, number>();
    for (const mediaId of ids) {
      const state = this.stateOf(mediaId);
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    const summary = { ids: ids.size, states };
    this.known.set(uri, summary);
    return summary;
  }

  /** The file or one of its IDs changed. */
  delete(uri: string): void {
    this.known.delete(uri);
  }
}
