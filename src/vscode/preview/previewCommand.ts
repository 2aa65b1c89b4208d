import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { MediaId } from '../../core/mediaId/mediaId';
import { failedCopyText, sizeText } from '../copies/copyText';
import type { MediaFiles } from '../copies/mediaFiles';
import { notInRestrictedMode } from '../copies/saveCopyCommand';
import { UserError } from '../messages/userError';
import { requireTrust } from '../settings/requireTrust';
import type { HoverPictures } from './hoverPictures';
import type { PreviewFiles } from './previewFiles';

/** More is saved instead of previewed (bytes). */
const maxPreviewBytes = 20_000_000;

/** What VS Code's own viewers show. A PDF or an office document is saved and opened outside. */
const shownInVsCode: ReadonlySet<string> = new Set(['.png', '.jpg', '.webp', '.mp3', '.wav', '.ogg', '.mp4', '.txt']);

/** Preview WhatsApp Media: fetches one file and opens it in VS Code's own viewer, read-only. */
export async function previewMedia(
  mediaIds: readonly MediaId[],
  files: MediaFiles,
  { previews, pictures }: { readonly previews: PreviewFiles; readonly pictures: HoverPictures },
): Promise<void> {
  if (!(await requireTrust(notInRestrictedMode()))) return;
  const [mediaId] = mediaIds;
  if (mediaId === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Place the cursor on a media ID, or select a row, first.'));
    return;
  }
  const order = await files.order();
  const folder = await mkdtemp(path.join(tmpdir(), 'whatsapp-media-preview-'));
  try {
    const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Fetching media {0}', mediaId) };
    const { signal } = new AbortController();
    const copy = await vscode.window.withProgress(progress, () => files.save(order, mediaId, folder, signal));
    if (copy.kind !== 'copied') {
      throw new UserError(vscode.l10n.t('{0} cannot be previewed: {1}.', mediaId, failedCopyText(copy)));
    }
    if (copy.bytes > maxPreviewBytes || !shownInVsCode.has(path.extname(copy.file))) {
      const why =
        copy.bytes > maxPreviewBytes
          ? vscode.l10n.t('{0} is too large for a preview ({1}).', mediaId, sizeText(copy.bytes))
          : vscode.l10n.t('VS Code does not show files like that of {0}.', mediaId);
      // The file is removed while the question is open.
      void offerToSave(why, mediaId);
      return;
    }
    const bytes = await readFile(copy.file);
    const uri = previews.add(mediaId, path.basename(copy.file), bytes);
    await pictures.add(mediaId, path.basename(copy.file), bytes);
    await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The command handles its errors; what was saved is opened by the system only where that runs nothing. */
async function offerToSave(why: string, mediaId: MediaId): Promise<void> {
  const save = vscode.l10n.t('Save a Copy…');
  if ((await vscode.window.showInformationMessage(why, save)) !== save) return;
  const saved = await vscode.commands.executeCommand<vscode.Uri[] | undefined>('whatsappMedia.saveCopy', mediaId);
  const [copy] = saved ?? [];
  if (copy !== undefined && path.extname(copy.path) === '.pdf') await vscode.env.openExternal(copy);
}
