import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { localTime } from '../messages/localTime';
import type { DeletionPlan } from './deletionPlan';
import { durationText } from './durationText';
import { groupTexts, namedText } from './groupTexts';
import { leftOutTexts } from './leftOut';
import type { MediaGroup } from './mediaSelection';
import { includedOf, likelyIn } from './mediaSelection';

/** The first so many IDs are named; the rest is counted. */
const namedIds = 10;

/** A batch that takes at most so long needs no word about it. Seconds. */
const fewSeconds = 5;

/** The question of the confirmation. */
export function confirmationQuestion({ mediaIds }: DeletionPlan): string {
  return mediaIds.length === 1
    ? vscode.l10n.t('Delete WhatsApp media {0}?', mediaIds[0] ?? '')
    : vscode.l10n.t('Delete {0} WhatsApp media objects?', mediaIds.length);
}

/** Whether some are certain and some only likely, and the user hasn't said that both are meant. */
export function offersOnlyCertain({ selection, mediaIds }: DeletionPlan): boolean {
  const likely = likelyIn(selection).length;
  return !selection.isChosen && likely > 0 && likely < mediaIds.length;
}

/** What the user should know before answering, a fact a line. */
export function confirmationDetail(plan: DeletionPlan): string {
  const paragraphs = [
    [
      vscode.l10n.t('This cannot be undone, and messages that are being sent with this media may break.'),
      ...copyLines(plan),
    ],
    plan.mediaIds.length > 1 ? idLines(plan) : [],
    [...groupLines(plan), ...leftOutTexts(plan.selection)],
    [...placeLines(plan), ...incompleteLines(plan), ...timeLines(plan)],
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function copyLines({ copies, mediaIds }: DeletionPlan): string[] {
  switch (copies) {
    case undefined:
      return [];
    case 'kept':
      return [
        mediaIds.length === 1
          ? vscode.l10n.t('A copy is kept first. Without one, it is not deleted.')
          : vscode.l10n.t('A copy of each is kept first. What cannot be copied is not deleted.'),
      ];
    case 'notAvailable':
      return [vscode.l10n.t('No copies can be kept: this gateway hands out no files.')];
  }
}

function idLines({ mediaIds }: DeletionPlan): string[] {
  const more = mediaIds.length - namedIds;
  const lines: string[] = mediaIds.slice(0, namedIds);
  return more > 0 ? [...lines, vscode.l10n.t('… and {0} more', more)] : lines;
}

function groupLines(plan: DeletionPlan): string[] {
  const { selection, mediaIds, resumedInDoubt } = plan;
  const lines = selection.groups.filter(({ isIncluded }) => isIncluded).flatMap((group) => includedLines(group, plan));
  if (offersOnlyCertain(plan)) {
    const certain = mediaIds.length - likelyIn(selection).length;
    lines.push(
      vscode.l10n.t('Delete Only Certain deletes {0}. To delete all {1}, use Choose… first.', certain, mediaIds.length),
    );
  }
  if (resumedInDoubt !== undefined) {
    lines.push(
      vscode.l10n.t('This continues an interrupted deletion; {0} of them may be deleted already.', resumedInDoubt),
    );
  }
  return lines;
}

function includedLines(group: MediaGroup, { selection, mediaIds }: DeletionPlan): string[] {
  const included = includedOf(selection, group);
  if (included.size === 0) return [];
  const texts = groupTexts[group.kind];
  const [only = ''] = included.values();
  return [
    mediaIds.length === 1 ? texts.only(only) : texts.included(included.size, namedText(included), mediaIds.length),
  ];
}

function placeLines(plan: DeletionPlan): string[] {
  const { account, endpoint, filesUsingThem, usedOtherwise = [], accountUnread } = plan;
  const kind = account.kind === 'apiKey' ? vscode.l10n.t('API key') : vscode.l10n.t('user ID and password');
  return [
    vscode.l10n.t('Account: {0} ({1})', escapeForMessage(account.name, 60), kind),
    ...(endpoint.isOfficial
      ? []
      : [vscode.l10n.t('Endpoint: {0} (not the official endpoint)', escapeForMessage(endpoint.href, 200))]),
    ...(accountUnread === undefined ? [] : [accountUnreadText(accountUnread.reason)]),
    ...usedOtherwise,
    // That no file uses it as media is said already where another use of it is known.
    ...((filesUsingThem ?? 0) === 0 && usedOtherwise.length > 0 ? [] : [usageText(plan)]),
    ...(plan.areUnused
      ? [vscode.l10n.t('Other repositories, databases, services and the files that were not searched may use them.')]
      : []),
  ];
}

function accountUnreadText(reason: string | undefined): string {
  return reason === undefined
    ? vscode.l10n.t('What the account lists is not known: it did not tell in time.')
    : vscode.l10n.t('What the account lists is not known: {0}.', escapeForMessage(reason, 100));
}

function usageText({ mediaIds, filesUsingThem }: DeletionPlan): string {
  switch (filesUsingThem) {
    case undefined:
      return vscode.l10n.t('Usage unknown: this workspace has not been searched');
    case 0:
      return mediaIds.length === 1
        ? vscode.l10n.t('No file of this workspace is known to use it.')
        : vscode.l10n.t('No file of this workspace is known to use them.');
    case 1:
      return vscode.l10n.t('Used in 1 file of this workspace.');
    default:
      return vscode.l10n.t('Used in {0} files of this workspace.', filesUsingThem);
  }
}

/** Incomplete files that are named; the rest are counted. */
const namedFiles = 3;

/** That what is deleted may not be all there is. */
function incompleteLines({ incompleteFiles = [] }: DeletionPlan): string[] {
  if (incompleteFiles.length === 0) return [];
  const named = incompleteFiles.slice(0, namedFiles).map((file) => escapeForMessage(file, 100));
  return [
    incompleteFiles.length === 1
      ? vscode.l10n.t('More media IDs may be in {0}: a part of it is too long to be read as a whole.', named.join(''))
      : vscode.l10n.t(
          'More media IDs may be in {0} files ({1}): parts of them are too long to be read as a whole.',
          incompleteFiles.length,
          incompleteFiles.length > namedFiles ? `${named.join(', ')} …` : named.join(', '),
        ),
  ];
}

function timeLines({ mediaIds, requestsPerSecond, serviceWaitMs }: DeletionPlan): string[] {
  if (serviceWaitMs !== undefined) {
    const time = localTime(new Date(Date.now() + serviceWaitMs));
    return [vscode.l10n.t('The service asks clients to wait until {0}. It may block you if you continue.', time)];
  }
  if (requestsPerSecond <= 0) return [];
  const seconds = mediaIds.length / requestsPerSecond;
  if (seconds <= fewSeconds) return [];
  return [vscode.l10n.t('At {0} requests per second this takes about {1}.', requestsPerSecond, durationText(seconds))];
}
