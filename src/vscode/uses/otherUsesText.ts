import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { namesOtherThing } from '../../core/recognition/names';
import type { Use } from '../../core/uses/use';
import type { DocumentUses, WorkspaceUses } from './workspaceUses';

/** Places that are named; more are counted. */
const maxPlaces = 3;

/** Names and paths are cut after so much (UTF-16 units). */
const maxName = 60;
const maxPath = 100;

interface OtherUse extends Use, Pick<DocumentUses, 'uri' | 'cell'> {
  /** 0 where the name says that it is something else, 1 where a name says something, 2 where none does. */
  readonly rank: number;
}

/**
 * Says where the digits of IDs stand that are recognized nowhere as media IDs, a sentence a place, and what wasn't
 * searched.
 * @param isOnlyOne whether a single ID is deleted, which the modal names already.
 */
export function otherUsesTexts(found: WorkspaceUses, isOnlyOne: boolean): string[] {
  const others = othersOf(found.documents);
  const lines = others.slice(0, maxPlaces).map((use) => useText(use, isOnlyOne));
  const rest = others.length - lines.length + (lines.length > 0 ? found.more : 0);
  if (rest === 1) lines.push(vscode.l10n.t('… and 1 more place'));
  if (rest > 1) lines.push(vscode.l10n.t('… and {0} more places', rest));
  if (!found.isFinished) {
    lines.push(
      lines.length > 0
        ? vscode.l10n.t('The search for other uses did not finish: there may be more.')
        : vscode.l10n.t('Usage unknown: the search for other uses did not finish.'),
    );
  }
  if (found.unsearchedFolders.length > 0) {
    const names = escapeForMessage(found.unsearchedFolders.join(', '), maxPath);
    lines.push(vscode.l10n.t('Not searched for other uses: {0} (not on this machine).', names));
  }
  return lines;
}

/** The places of IDs that are recognized nowhere: first one of each ID, the most telling, then the others. */
function othersOf(documents: readonly DocumentUses[]): OtherUse[] {
  const byId = new Map<string, OtherUse[]>();
  const recognized = new Set<string>();
  for (const { uri, cell, uses } of documents) {
    for (const use of uses) {
      if (use.isMediaId) recognized.add(use.mediaId);
      const rank = use.name === undefined ? 2 : namesOtherThing(use.name) ? 0 : 1;
      const ofId = byId.get(use.mediaId) ?? [];
      ofId.push({ ...use, uri, cell, rank });
      byId.set(use.mediaId, ofId);
    }
  }
  const ordered = [...byId].flatMap(([mediaId, uses]) =>
    recognized.has(mediaId) ? [] : uses.sort(compareUses).map((use, turn) => ({ use, turn })),
  );
  return ordered.sort((a, b) => a.turn - b.turn || compareUses(a.use, b.use)).map(({ use }) => use);
}

function compareUses(a: OtherUse, b: OtherUse): number {
  const [first, second] = [a.uri.toString(), b.uri.toString()];
  return a.rank - b.rank || (first < second ? -1 : first > second ? 1 : a.line - b.line);
}

function useText(use: OtherUse, isOnlyOne: boolean): string {
  const { mediaId, rank } = use;
  const place = placeText(use);
  const name = use.name === undefined ? undefined : escapeForMessage(use.name, maxName);
  if (name !== undefined) {
    return rank === 0
      ? vscode.l10n.t('{0} is used as {1} in {2}: probably not media.', mediaId, name, place)
      : vscode.l10n.t('{0} is used as {1} in {2}, not recognized as a media ID.', mediaId, name, place);
  }
  return isOnlyOne
    ? vscode.l10n.t('Its digits are in {0}, not recognized as a media ID.', place)
    : vscode.l10n.t('The digits of {0} are in {1}, not recognized as a media ID.', mediaId, place);
}

function placeText({ uri, cell, line }: OtherUse): string {
  const file = escapeForMessage(vscode.workspace.asRelativePath(uri), maxPath);
  return cell === undefined ? `${file}:${line + 1}` : vscode.l10n.t('{0}, cell {1}, line {2}', file, cell, line + 1);
}
