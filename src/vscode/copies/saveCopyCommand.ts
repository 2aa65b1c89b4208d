import * as vscode from 'vscode';
import type { MediaId } from '../../core/mediaId/mediaId';
import { UserError } from '../messages/userError';
import { requireTrust } from '../settings/requireTrust';
import { withCopyProgress } from './copyProgress';
import { failedCopyText } from './copyText';
import type { MediaFiles, SavedCopies } from './mediaFiles';

/**
 * Save a Copy…: asks for a folder and saves the files of media objects there, with a manifest.
 * @returns the URIs of the copies; `undefined` where nothing was asked of the service.
 */
export async function saveCopies(mediaIds: readonly MediaId[], files: MediaFiles): Promise<vscode.Uri[] | undefined> {
  if (!(await requireTrust(notInRestrictedMode()))) return undefined;
  if (mediaIds.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Place the cursor on a media ID, or select a row, first.'));
    return undefined;
  }
  const order = await files.order();
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Save Copies'),
      openLabel: vscode.l10n.t('Save Here'),
    })) ?? [];
  if (folder === undefined) return undefined;
  if (folder.scheme !== 'file') {
    throw new UserError(vscode.l10n.t('Copies can be saved on this machine only. Choose a folder there.'));
  }
  const title =
    mediaIds.length === 1
      ? vscode.l10n.t('Saving a copy of 1 WhatsApp media object')
      : vscode.l10n.t('Saving copies of {0} WhatsApp media objects', mediaIds.length);
  const saved = await withCopyProgress(title, mediaIds.length, undefined, (signal, onCopy) =>
    files.saveAll(order, mediaIds, folder.fsPath, signal, onCopy),
  );
  showSaved(saved, mediaIds.length, folder);
  return saved.copies.map(({ copy }) => vscode.Uri.file(copy.file));
}

export function notInRestrictedMode(): string {
  return vscode.l10n.t('Nothing is asked of the service in Restricted Mode.');
}

function showSaved({ copies, failed, stop, manifestProblem }: SavedCopies, asked: number, folder: vscode.Uri): void {
  const [first] = failed;
  const left = asked - copies.length - failed.size;
  const texts = [
    copies.length === 1 ? vscode.l10n.t('Saved 1 copy.') : vscode.l10n.t('Saved {0} copies.', copies.length),
    ...(first === undefined ? [] : [failedText(failed.size, first[0], failedCopyText(first[1]))]),
    ...(stop === undefined
      ? []
      : [
          stop === 'failing'
            ? vscode.l10n.t('Stopped after repeated failures: {0} were not asked for.', left)
            : vscode.l10n.t('Stopped: {0} were not asked for.', left),
        ]),
    ...(stop instanceof UserError ? [stop.message] : []),
    ...(manifestProblem === undefined
      ? []
      : [vscode.l10n.t('The manifest could not be written ({0}).', manifestProblem)]),
  ];
  const open = vscode.l10n.t('Reveal Folder');
  const isWhole = texts.length === 1;
  const shown = isWhole
    ? vscode.window.showInformationMessage(texts.join(' '), open)
    : vscode.window.showWarningMessage(texts.join(' '), open);
  void shown.then((chosen) => {
    if (chosen === open) void vscode.commands.executeCommand('revealFileInOS', folder);
  });
}

function failedText(count: number, mediaId: string, why: string): string {
  return count === 1
    ? vscode.l10n.t('No copy of {0}: {1}.', mediaId, why)
    : vscode.l10n.t('No copy of {0} others, {1} for instance: {2}.', count, mediaId, why);
}
