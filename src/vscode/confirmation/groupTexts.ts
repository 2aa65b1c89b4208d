import * as vscode from 'vscode';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { MediaGroupKind } from './mediaSelection';

/** The first so many IDs of a group are named; the rest is counted. */
const namedIds = 3;

/** What is said of a group; of 1 in the singular. */
export interface GroupTexts {
  /** A sentence about those that are left out. */
  leftOut(count: number): string;
  /** A sentence about the only ID of a deletion. */
  only(note: string): string;
  /** A sentence about some of the IDs of a deletion. @param total how many those are. */
  included(count: number, named: string, total: number): string;
  /** The group's line in the list to choose from. */
  line(count: number): string;
}

/** IDs with their notes: `1482930571926384 (line 3), 907264518830271 (line 8) … and 2 more` */
export function namedText(notes: ReadonlyMap<MediaId, string>): string {
  const named = [...notes]
    .slice(0, namedIds)
    .map(([mediaId, note]) => (note === '' ? mediaId : `${mediaId} (${note})`))
    .join(', ');
  const more = notes.size - namedIds;
  return more > 0 ? vscode.l10n.t('{0} … and {1} more', named, more) : named;
}

/** The sentences of every group. A new kind of group is an entry here and in `mediaGroupKinds`. */
export const groupTexts: Readonly<Record<MediaGroupKind, GroupTexts>> = {
  likely: {
    leftOut: (count) =>
      count === 1
        ? vscode.l10n.t('1 left out: it is only likely to be a media ID.')
        : vscode.l10n.t('{0} left out: they are only likely to be media IDs.', count),
    only: () => vscode.l10n.t('It is only likely to be a media ID.'),
    included: (count) =>
      count === 1
        ? vscode.l10n.t('1 of them is only likely to be a media ID.')
        : vscode.l10n.t('{0} of them are only likely to be media IDs.', count),
    line: (count) =>
      count === 1
        ? vscode.l10n.t('1 that is only likely to be a media ID')
        : vscode.l10n.t('{0} that are only likely to be media IDs', count),
  },
  notRecognized: {
    leftOut: (count) =>
      count === 1
        ? vscode.l10n.t('1 other number was not recognized as a media ID.')
        : vscode.l10n.t('{0} other numbers were not recognized as media IDs.', count),
    only: () => vscode.l10n.t('It was chosen by you, not recognized as a media ID.'),
    included: (count) =>
      count === 1
        ? vscode.l10n.t('1 of them was chosen by you, not recognized as a media ID.')
        : vscode.l10n.t('{0} of them were chosen by you, not recognized as media IDs.', count),
    line: (count) =>
      count === 1
        ? vscode.l10n.t('1 number that was not recognized as a media ID')
        : vscode.l10n.t('{0} numbers that were not recognized as media IDs', count),
  },
  rounded: {
    leftOut: (count) =>
      count === 1
        ? vscode.l10n.t('1 left out: it may be rounded.')
        : vscode.l10n.t('{0} left out: they may be rounded.', count),
    only: () =>
      vscode.l10n.t(
        'It may be rounded: the zeros at its end look like those of a spreadsheet. It may name other media.',
      ),
    included: (count) =>
      count === 1
        ? vscode.l10n.t('1 of them may be rounded, and may name other media.')
        : vscode.l10n.t('{0} of them may be rounded, and may name other media.', count),
    line: (count) => vscode.l10n.t('{0} that may be rounded, and may name other media', count),
  },
  decimals: {
    leftOut: (count) =>
      count === 1
        ? vscode.l10n.t('1 left out: it has a decimal point and may have lost digits.')
        : vscode.l10n.t('{0} left out: they have a decimal point and may have lost digits.', count),
    only: () => vscode.l10n.t('It has a decimal point and may have lost digits.'),
    included: (count) =>
      count === 1
        ? vscode.l10n.t('1 of them has a decimal point and may have lost digits.')
        : vscode.l10n.t('{0} of them have a decimal point and may have lost digits.', count),
    line: (count) =>
      count === 1
        ? vscode.l10n.t('1 that has a decimal point and may have lost digits')
        : vscode.l10n.t('{0} that have a decimal point and may have lost digits', count),
  },
  deletedBefore: {
    leftOut: (count) => vscode.l10n.t('{0} left out: deleted already.', count),
    only: (note) => vscode.l10n.t('Deleted before: {0}', note),
    included: (count, named) =>
      count === 1
        ? vscode.l10n.t('1 of them was deleted before: {0}', named)
        : vscode.l10n.t('{0} of them were deleted before: {1}', count, named),
    line: (count) =>
      count === 1 ? vscode.l10n.t('1 that was deleted before') : vscode.l10n.t('{0} that were deleted before', count),
  },
  notFoundBefore: {
    leftOut: (count) => vscode.l10n.t('{0} left out: not found before.', count),
    only: (note) => vscode.l10n.t('Not found before: {0}', note),
    included: (count, named) =>
      count === 1
        ? vscode.l10n.t('1 of them was not found before: {0}', named)
        : vscode.l10n.t('{0} of them were not found before: {1}', count, named),
    line: (count) =>
      count === 1
        ? vscode.l10n.t('1 that was not found before')
        : vscode.l10n.t('{0} that were not found before', count),
  },
  notListed: {
    leftOut: (count) =>
      count === 1
        ? vscode.l10n.t('1 left out: it is not listed by this account.')
        : vscode.l10n.t('{0} left out: they are not listed by this account.', count),
    only: () => vscode.l10n.t('It is not listed by this account.'),
    included: (count, _named, total) =>
      count === 1
        ? vscode.l10n.t('1 of {0} is not listed by this account.', total)
        : vscode.l10n.t('{0} of {1} are not listed by this account.', count, total),
    line: (count) =>
      count === 1
        ? vscode.l10n.t('1 that is not listed by this account')
        : vscode.l10n.t('{0} that are not listed by this account', count),
  },
  ignored: {
    leftOut: (count) =>
      count === 1
        ? vscode.l10n.t('1 left out: you marked it as not a media ID.')
        : vscode.l10n.t('{0} left out: you marked them as not media IDs.', count),
    only: () => vscode.l10n.t('You marked it as not a media ID.'),
    included: (count) =>
      count === 1
        ? vscode.l10n.t('You marked 1 of them as not a media ID.')
        : vscode.l10n.t('You marked {0} of them as not media IDs.', count),
    line: (count) =>
      count === 1
        ? vscode.l10n.t('1 that you marked as not a media ID')
        : vscode.l10n.t('{0} that you marked as not media IDs', count),
  },
};
