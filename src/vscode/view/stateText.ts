import * as vscode from 'vscode';
import type { MediaState, StateGroup } from '../../core/list/mediaState';
import { outcomeText } from '../messages/outcomeText';

/** A state in words; `listed` needs none in a row. */
export function stateText(state: MediaState): string {
  switch (state) {
    case 'notDeleted':
      return vscode.l10n.t('not deleted');
    case 'waiting':
      return vscode.l10n.t('waiting');
    case 'deleting':
      return vscode.l10n.t('deleting');
    default:
      return outcomeText(state);
  }
}

/** The heading of a group of a list by state, in sentence case. */
export function groupText(group: StateGroup): string {
  if (group === 'damaged') return vscode.l10n.t('Damaged or rounded');
  if (group === 'expired') return vscode.l10n.t('Expired');
  if (group === 'notListed') return vscode.l10n.t('Not listed by the account');
  const text = stateText(group);
  return text.charAt(0).toLocaleUpperCase(vscode.env.language) + text.slice(1);
}

export function groupIcon(group: StateGroup): vscode.ThemeIcon {
  if (group === 'damaged') return new vscode.ThemeIcon('warning');
  if (group === 'expired') return new vscode.ThemeIcon('history');
  if (group === 'notListed') return new vscode.ThemeIcon('circle-outline');
  return stateIcon(group) ?? new vscode.ThemeIcon('circle-large-outline');
}

/** A state's sign. Its color only repeats what sign and words say. */
export function stateIcon(state: MediaState): vscode.ThemeIcon | undefined {
  switch (state) {
    case 'notDeleted':
      return undefined;
    case 'waiting':
      return new vscode.ThemeIcon('clock');
    case 'deleting':
      return new vscode.ThemeIcon('sync~spin');
    case 'deleted':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'notFound':
      return new vscode.ThemeIcon('circle-slash');
    case 'cancelled':
      return new vscode.ThemeIcon('debug-stop');
    case 'unknown':
      return new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
    case 'refused':
    case 'unauthorized':
    case 'throttled':
    case 'unreachable':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
}
