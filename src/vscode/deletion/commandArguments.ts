import * as vscode from 'vscode';
import { ArgumentError, readArgument } from '../commands';
import type { MediaIdList } from '../../core/input/typedList';
import { parseMediaIdList } from '../../core/input/typedList';
import { rejectionText } from './askForMediaIds';

/**
 * Checks the media IDs that a caller handed to `whatsappMedia.delete`.
 * @throws ArgumentError when one of them is no media ID; nothing is sent then, not even the others.
 */
export function mediaIdsFromArgument(ids: unknown): MediaIdList {
  if (!readArgument(() => Array.isArray(ids))) {
    throw new ArgumentError(vscode.l10n.t('Media IDs must be passed as an array of strings. Nothing was sent.'));
  }
  // Holes count as well.
  const texts = readArgument(() => Array.from<unknown>(ids as ArrayLike<unknown>)).map((id) => {
    if (typeof id === 'string') return id;
    throw new ArgumentError(
      vscode.l10n.t('Media IDs must be strings, not {0}: numbers lose their last digits. Nothing was sent.', typeof id),
    );
  });
  const list = parseMediaIdList(texts);
  if (list.rejected.length > 0) {
    throw new ArgumentError(vscode.l10n.t('{0} Nothing was sent.', rejectionText(list.rejected)));
  }
  if (list.mediaIds.length === 0) throw new ArgumentError(vscode.l10n.t('There is no media ID in the list.'));
  return list;
}
