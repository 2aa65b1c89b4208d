import type { MediaId } from '../../core/mediaId/mediaId';

/**
 * The kinds of groups that a user may take into a deletion or leave out of it, in the order in which they are shown.
 * Each has its sentences in groupTexts.ts.
 */
export const mediaGroupKinds = [
  'likely',
  'notRecognized',
  'rounded',
  'decimals',
  'deletedBefore',
  'notFoundBefore',
  'notListed',
  'ignored',
] as const;

export type MediaGroupKind = (typeof mediaGroupKinds)[number];

/** IDs of which the same is to be known. An ID may be in several groups: it is deleted only where all are included. */
export interface MediaGroup {
  readonly kind: MediaGroupKind;
  /** Its media IDs, each with a few words on it: when it was deleted, where it stands; '' where there are none. */
  readonly notes: ReadonlyMap<MediaId, string>;
  readonly isIncluded: boolean;
}

/** What a deletion could consist of, what of that is included, and what had to stay out. */
export interface MediaSelection {
  /** Everything that could be sent: distinct, in the order in which it will be. */
  readonly candidates: readonly MediaId[];
  /** In the order of `mediaGroupKinds`, without empty ones. */
  readonly groups: readonly MediaGroup[];
  /** What a spreadsheet left of media IDs, such as `7.07486E+18`: it can't be included. */
  readonly damaged: readonly string[];
  /** Entries that are no media IDs. */
  readonly unreadable: readonly string[];
  /** IDs that another deletion of this window is deleting. */
  readonly underWay: readonly MediaId[];
  /** How many entries of a list repeated an earlier one. */
  readonly repeated: number;
  /** Whether the user has said which groups are included. */
  readonly isChosen: boolean;
}

/** Why something is left out; what repeats an entry before it is counted, too. */
export type LeftOutReason = MediaGroupKind | 'underWay' | 'exponent' | 'unreadable' | 'repeated';

/** How many were left out, by reason. Each ID counts for one reason; reasons without any are absent. */
export type LeftOut = Readonly<Partial<Record<LeftOutReason, number>>>;

/** Completes what is known of a selection: groups come into their order, and empty ones are dropped. */
export function selectionOf(
  candidates: readonly MediaId[],
  groups: readonly MediaGroup[] = [],
  more: Partial<Omit<MediaSelection, 'candidates' | 'groups'>> = {},
): MediaSelection {
  const inOrder = mediaGroupKinds.flatMap((kind) =>
    groups.filter((group) => group.kind === kind && group.notes.size > 0),
  );
  return {
    damaged: [],
    unreadable: [],
    underWay: [],
    repeated: 0,
    isChosen: false,
    ...more,
    candidates,
    groups: inOrder,
  };
}

/** The IDs that will be deleted, in order. */
export function includedIn({ candidates, groups }: MediaSelection): MediaId[] {
  const excluding = groups.filter(({ isIncluded }) => !isIncluded);
  return candidates.filter((mediaId) => !excluding.some(({ notes }) => notes.has(mediaId)));
}

/** Of the IDs that will be deleted those of a group, with their notes. */
export function includedOf(selection: MediaSelection, { notes }: MediaGroup): Map<MediaId, string> {
  return new Map(
    includedIn(selection).flatMap((mediaId): [MediaId, string][] => {
      const note = notes.get(mediaId);
      return note === undefined ? [] : [[mediaId, note]];
    }),
  );
}

/** Of the IDs that will be deleted those that are no more than likely media IDs. */
export function likelyIn(selection: MediaSelection): MediaId[] {
  const group = selection.groups.find(({ kind }) => kind === 'likely');
  return group === undefined ? [] : [...includedOf(selection, group).keys()];
}

/** The same selection with these groups included and no others, as the user wants it. */
export function withGroups(selection: MediaSelection, included: ReadonlySet<MediaGroupKind>): MediaSelection {
  const groups = selection.groups.map((group) => ({ ...group, isIncluded: included.has(group.kind) }));
  return { ...selection, groups, isChosen: true };
}

/**
 * The same selection with what the account says: what it doesn't list is a group of its own, and what it does list is
 * not rounded, whatever it looks like.
 */
export function withAccountList(selection: MediaSelection, isListed: (mediaId: MediaId) => boolean): MediaSelection {
  const notListed = selection.candidates.filter((mediaId) => !isListed(mediaId));
  const groups = selection.groups
    .filter(({ kind }) => kind !== 'notListed')
    .map((group) => {
      if (group.kind !== 'rounded') return group;
      return { ...group, notes: new Map([...group.notes].filter(([mediaId]) => !isListed(mediaId))) };
    });
  const group: MediaGroup = {
    kind: 'notListed',
    notes: new Map(notListed.map((mediaId) => [mediaId, ''])),
    isIncluded: true,
  };
  return selectionOf(selection.candidates, [...groups, group], selection);
}

/** The same selection without what another deletion is deleting: that isn't sent again. */
export function withoutUnderWay(selection: MediaSelection, isUnderWay: (mediaId: MediaId) => boolean): MediaSelection {
  const underWay = new Set(selection.candidates.filter(isUnderWay));
  if (underWay.size === 0) return selection;
  const groups = selection.groups.map((group) => ({
    ...group,
    notes: new Map([...group.notes].filter(([mediaId]) => !underWay.has(mediaId))),
  }));
  const rest = selection.candidates.filter((mediaId) => !underWay.has(mediaId));
  return selectionOf(rest, groups, { ...selection, underWay: [...selection.underWay, ...underWay] });
}

/** What is left of a confirmed selection, nothing of which has to be asked again. */
export function restrictedTo(selection: MediaSelection, mediaIds: readonly MediaId[]): MediaSelection {
  const wanted = new Set(mediaIds);
  const groups = selection.groups.map(({ kind, notes }) => ({
    kind,
    notes: new Map([...notes].filter(([mediaId]) => wanted.has(mediaId))),
    isIncluded: true,
  }));
  return selectionOf(mediaIds, groups, { isChosen: true });
}

/** An ID that several groups leave out counts for the last of them. */
export function leftOutOf(selection: MediaSelection): LeftOut {
  const counts = new Map<LeftOutReason, number>();
  const excluding = selection.groups.filter(({ isIncluded }) => !isIncluded);
  for (const mediaId of selection.candidates) {
    const kind = excluding.findLast(({ notes }) => notes.has(mediaId))?.kind;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  if (selection.underWay.length > 0) counts.set('underWay', selection.underWay.length);
  if (selection.damaged.length > 0) counts.set('exponent', selection.damaged.length);
  if (selection.unreadable.length > 0) counts.set('unreadable', selection.unreadable.length);
  if (selection.repeated > 0) counts.set('repeated', selection.repeated);
  return Object.fromEntries(counts);
}
