import * as vscode from 'vscode';
import { inMessage } from '../core/foreignText/inOneLine';
import type { DeletionPlan } from './deletionPlan';
import { durationText } from './durationText';
import { leftOutTexts } from './leftOut';

/** The first so many IDs are named; the rest is counted. */
const namedIds = 10;

/** A batch that takes at most so long needs no word about it. */
const fewSeconds = 5;

/** The question of the confirmation. */
export function confirmationQuestion({ mediaIds }: DeletionPlan): string {
  return mediaIds.length === 1
    ? vscode.l10n.t('Delete the WhatsApp media {0}?', mediaIds[0] ?? '')
    : vscode.l10n.t('Delete {0} WhatsApp media objects?', mediaIds.length);
}

/** What the user should know before answering, a fact a line. */
export function confirmationDetail(plan: DeletionPlan): string {
  const paragraphs = [
    [vscode.l10n.t('This cannot be undone, and messages that are being sent with this media may break.')],
    plan.mediaIds.length > 1 ? idLines(plan) : [],
    [...doubtLines(plan), ...placeLines(plan), ...incompleteLines(plan), ...timeLines(plan)],
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function idLines({ mediaIds }: DeletionPlan): string[] {
  const more = mediaIds.length - namedIds;
  const lines: string[] = mediaIds.slice(0, namedIds);
  return more > 0 ? [...lines, vscode.l10n.t('… and {0} more', more)] : lines;
}

function doubtLines({ mediaIds, likely, rounded, leftOut, resumedInDoubt }: DeletionPlan): string[] {
  const likelyCount = mediaIds.filter((mediaId) => likely.has(mediaId)).length;
  const roundedCount = mediaIds.filter((mediaId) => rounded.has(mediaId)).length;
  const lines = leftOutTexts(leftOut);
  if (resumedInDoubt !== undefined) {
    lines.push(
      vscode.l10n.t('This goes on with an interrupted deletion; {0} of them may be deleted already.', resumedInDoubt),
    );
  }
  if (likelyCount === 1) lines.push(vscode.l10n.t('1 of them is only likely to be a media ID.'));
  if (likelyCount > 1) lines.push(vscode.l10n.t('{0} of them are only likely to be media IDs.', likelyCount));
  if (roundedCount > 0) {
    lines.push(
      vscode.l10n.t('The zeros at its end look as if a spreadsheet had rounded it: it may belong to other media.'),
    );
  }
  return lines;
}

function placeLines({ account, endpoint, filesUsingThem }: DeletionPlan): string[] {
  const kind = account.kind === 'apiKey' ? vscode.l10n.t('API key') : vscode.l10n.t('user ID and password');
  const lines = [vscode.l10n.t('Account: {0} ({1})', inMessage(account.name, 60), kind)];
  if (!endpoint.isOfficial) {
    lines.push(vscode.l10n.t('Endpoint: {0} — this is not the official one.', inMessage(endpoint.href, 200)));
  }
  if (filesUsingThem === undefined) {
    lines.push(vscode.l10n.t('Used in: not known, workspace not scanned.'));
  } else if (filesUsingThem === 1) {
    lines.push(vscode.l10n.t('Used in 1 file of this workspace.'));
  } else {
    lines.push(vscode.l10n.t('Used in {0} files of this workspace.', filesUsingThem));
  }
  return lines;
}

/** So many files are named in which more may be. */
const namedFiles = 3;

/** That what is deleted may not be all there is. */
function incompleteLines({ incompleteFiles = [] }: DeletionPlan): string[] {
  if (incompleteFiles.length === 0) return [];
  const named = incompleteFiles.slice(0, namedFiles).map((file) => inMessage(file, 100));
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
    const time = new Date(Date.now() + serviceWaitMs).toLocaleTimeString();
    return [vscode.l10n.t('The service asked to be left alone until {0}. It may block whoever goes on before.', time)];
  }
  if (requestsPerSecond <= 0) return [];
  const seconds = mediaIds.length / requestsPerSecond;
  if (seconds <= fewSeconds) return [];
  return [
    vscode.l10n.t('At {0} requests a second this will take about {1}.', requestsPerSecond, durationText(seconds)),
  ];
}
