import * as vscode from 'vscode';
import { daysUntil, expiryOf } from '../../core/accountMedia/expiry';
import type { AccountMedia } from '../../core/gateway/accountMedia';

/** A kind of media in one word. */
export function kindText(kind: AccountMedia['kind']): string {
  switch (kind) {
    case 'image':
      return vscode.l10n.t('image');
    case 'video':
      return vscode.l10n.t('video');
    case 'audio':
      return vscode.l10n.t('audio');
    case 'document':
      return vscode.l10n.t('document');
    case 'unknown':
      return vscode.l10n.t('unknown kind');
  }
}

/** What is left of the time for which WhatsApp keeps a media object. @param now milliseconds since the epoch. */
export function expiryText(media: AccountMedia, now: number): string {
  const expiry = expiryOf(media);
  if (expiry === undefined) return vscode.l10n.t('age unknown');
  const days = daysUntil(expiry, now);
  if (days <= 0) return vscode.l10n.t('expired');
  return days === 1 ? vscode.l10n.t('expires within a day') : vscode.l10n.t('expires in {0} days', days);
}
