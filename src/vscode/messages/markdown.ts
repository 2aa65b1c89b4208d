import * as vscode from 'vscode';

/**
 * Text that means nothing to Markdown. `MarkdownString.appendText` would make every space one that no line breaks at:
 * fifteen paths in a line.
 */
export function asMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** In which the previewing command may be a link, and no other. */
export function newTooltip(): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: ['whatsappMedia.preview'] };
  return text;
}

/** The picture of a media object where one is at hand, else a link that fetches it. @param mediaId digits. */
export function pictureMarkdown(mediaId: string, picture: vscode.Uri | undefined): string {
  if (picture !== undefined) return `![${mediaId}](${picture.toString()}|width=200)`;
  const query = encodeURIComponent(JSON.stringify([mediaId]));
  return `[${asMarkdown(vscode.l10n.t('Preview'))}](command:whatsappMedia.preview?${query})`;
}
