import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { isolated } from '../messages/isolated';
import type { Evidence } from '../../core/recognition/rule';

/** Names longer than this are cut in a row or a tooltip. UTF-16 units. */
const maxNameLength = 60;

/** Why something was recognized as a media ID, in words that follow "recognized as". */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'valueOf':
      return vscode.l10n.t('value of {0}', shown(evidence.name));
    case 'idOf':
      return idOf(evidence.name);
    case 'besideFileFields':
      return vscode.l10n.t('id beside the type or checksum of a file');
    case 'listOf':
      return vscode.l10n.t('entry of {0}', shown(evidence.name));
    case 'argumentOf':
      return vscode.l10n.t('argument of {0}', shown(evidence.name));
    case 'builder':
      return vscode.l10n.t('id given to {0}', shown(evidence.name));
    case 'comparedWith':
      return vscode.l10n.t('compared with {0}', shown(evidence.name));
    case 'uploadReply':
      return vscode.l10n.t('id in the reply to an upload');
    case 'parameter':
      return vscode.l10n.t('parameter {0}', shown(evidence.name));
    case 'attachmentUrl':
      return vscode.l10n.t('"mid" in the address of a WhatsApp attachment');
    case 'mediaPath':
      return vscode.l10n.t('path of a media call');
    case 'column':
      return vscode.l10n.t('column {0}', shown(evidence.name));
    case 'text':
      return vscode.l10n.t('called "{0}" in the text', shown(evidence.words));
    case 'sameElsewhere':
      return vscode.l10n.t('the same number as a media ID in this file');
    case 'digitsOnly':
      return vscode.l10n.t('digits only');
    case 'listedByAccount':
      return vscode.l10n.t('listed by the account');
  }
}

/** The same in a word or two, for a row: the name of the key, the column or the argument, where there is one. */
export function evidenceName(evidence: Evidence): string {
  return 'name' in evidence ? shown(evidence.name) : evidenceText(evidence);
}

function idOf(name: string): string {
  switch (name.toLowerCase()) {
    case 'image':
      return vscode.l10n.t('id of an image');
    case 'video':
      return vscode.l10n.t('id of a video');
    case 'audio':
      return vscode.l10n.t('id of an audio file');
    case 'document':
      return vscode.l10n.t('id of a document');
    case 'sticker':
      return vscode.l10n.t('id of a sticker');
    default:
      return vscode.l10n.t('id of {0}', shown(name));
  }
}

function shown(name: string): string {
  return isolated(escapeForMessage(name, maxNameLength));
}
