import * as vscode from 'vscode';
import type { CopyResult } from '../../core/copies/saveCopy';
import { escapeForMessage } from '../../core/text/escaping';
import { readingCauseText } from '../messages/causeText';
import type { CopiesUsage } from './keptCopies';

export type FailedCopy = Exclude<CopyResult, { readonly kind: 'copied' }>;

/** Why there is no copy, as the part of a sentence. */
export function failedCopyText(failed: FailedCopy): string {
  switch (failed.kind) {
    case 'noFile': {
      const cause = readingCauseText(failed.cause, failed);
      if (failed.reason === undefined) return vscode.l10n.t('the service handed out no file: {0}', cause);
      const words = escapeForMessage(failed.reason, 100);
      return vscode.l10n.t('the service handed out no file: {0} (it said: "{1}")', cause, words);
    }
    case 'incomplete':
      switch (failed.fault) {
        case 'cutOff':
          return vscode.l10n.t('the file came in part only');
        case 'otherLength':
          return vscode.l10n.t('the file has another length than announced');
        case 'empty':
          return vscode.l10n.t('the file is empty');
        case 'tooLarge':
          return vscode.l10n.t('the file is too large');
      }
    case 'unreachable':
      return vscode.l10n.t('the service could not be reached ({0})', failed.faultCode ?? failed.fault);
    case 'notWritten':
      return vscode.l10n.t('the file could not be written ({0})', failed.code);
  }
}

/** A size in bytes, kilobytes or megabytes. */
export function sizeText(bytes: number): string {
  const format = (value: number): string =>
    value.toLocaleString(vscode.env.language, { maximumFractionDigits: value < 10 ? 1 : 0 });
  if (bytes < 1000) return vscode.l10n.t('{0} bytes', format(bytes));
  return bytes < 1_000_000
    ? vscode.l10n.t('{0} KB', format(bytes / 1000))
    : vscode.l10n.t('{0} MB', format(bytes / 1_000_000));
}

/** `12 kept copies (3.4 MB)` */
export function keptCopiesText({ count, bytes }: CopiesUsage): string {
  const size = sizeText(bytes);
  return count === 1
    ? vscode.l10n.t('1 kept copy ({0})', size)
    : vscode.l10n.t('{0} kept copies ({1})', count.toLocaleString(), size);
}
