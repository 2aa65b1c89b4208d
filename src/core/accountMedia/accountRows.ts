import type { AccountMedia } from '../gateway/accountMedia';
import { rowsAtOnce } from '../list/rows';
import type { AccountFilter } from './accountFilter';
import { matchesAccountFilter } from './accountFilter';
import type { AccountGroup, AccountGrouping, GroupedMedia } from './accountGroups';
import { groupAccountMedia, sortedByExpiry } from './accountGroups';

export interface AccountGroupRow {
  readonly kind: 'accountGroup';
  readonly id: string;
  readonly group: AccountGroup;
  readonly media: readonly AccountMedia[];
}

interface AccountMediaRow {
  readonly kind: 'accountMedia';
  readonly id: string;
  readonly media: AccountMedia;
  readonly parent: AccountGroupRow;
}

/** A row of the view Account Media. */
export type AccountRow =
  | AccountGroupRow
  | AccountMediaRow
  | { readonly kind: 'accountMore'; readonly id: string; readonly hidden: number; readonly parent: AccountGroupRow };

/** Makes rows of what the account lists, level by level, as they are asked for. */
export class AccountRows {
  grouping: AccountGrouping = 'use';
  filter: AccountFilter | undefined;
  private sorted: { readonly of: unknown; readonly media: readonly AccountMedia[] } = { of: undefined, media: [] };
  private groups: readonly AccountGroupRow[] = [];
  private shown = 0;
  private readonly portions = new Map<string, number>();

  /** How many media objects pass the filter. */
  get count(): number {
    return this.shown;
  }

  /**
   * Groups anew; sorts only another list than before.
   * @param media by their IDs.
   * @param now milliseconds since the epoch.
   */
  update(media: ReadonlyMap<string, AccountMedia>, isUsed: (mediaId: string) => boolean, now: number): void {
    const { filter } = this;
    if (this.sorted.of !== media) this.sorted = { of: media, media: sortedByExpiry(media.values()) };
    const listed = this.sorted.media;
    const matching =
      filter === undefined ? listed : listed.filter((one) => matchesAccountFilter(filter, one, isUsed, now));
    this.shown = matching.length;
    this.groups = groupAccountMedia(matching, this.grouping, isUsed, now).map((grouped) => rowOf(grouped));
  }

  forgetPortions(): void {
    this.portions.clear();
  }

  showMore(groupId: string): void {
    this.portions.set(groupId, this.portionOf(groupId) + rowsAtOnce);
  }

  roots(): readonly AccountGroupRow[] {
    return this.groups;
  }

  children(parent: AccountGroupRow): AccountRow[] {
    const portion = this.portionOf(parent.id);
    const rows = parent.media.slice(0, portion).map((media): AccountRow => {
      return { kind: 'accountMedia', id: `${parent.id}/${media.mediaId}`, media, parent };
    });
    const hidden = parent.media.length - rows.length;
    return hidden === 0 ? rows : [...rows, { kind: 'accountMore', id: `${parent.id}/more`, hidden, parent }];
  }

  private portionOf(groupId: string): number {
    return this.portions.get(groupId) ?? rowsAtOnce;
  }
}

function rowOf({ group, key, media }: GroupedMedia): AccountGroupRow {
  return { kind: 'accountGroup', id: `${group.by}:${key}`, group, media };
}

/** The media that rows stand for, each once. */
export function mediaOfRows(rows: readonly AccountRow[]): AccountMedia[] {
  const media = rows.flatMap((row) => {
    if (row.kind === 'accountMedia') return [row.media];
    return row.kind === 'accountGroup' ? row.media : [];
  });
  return [...new Map(media.map((one) => [one.mediaId, one])).values()];
}
