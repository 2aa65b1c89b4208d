import * as vscode from 'vscode';
import type { LedgerEntry } from '../../core/ledger/format';
import type { DeletionOutcome } from '../../core/outcome';
import { escapeForMessage } from '../../core/text/escaping';
import type { Damaged } from '../../core/list/damage';
import type { MediaList } from '../../core/list/mediaList';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import type { Row } from '../../core/list/rows';
import type { DeletionStates } from '../deletion/deletionStates';
import type { PastDeletions } from '../deletion/pastDeletions';
import type { KeptCopies } from '../copies/keptCopies';
import type { AccountWords } from '../accountMedia/accountWords';
import { asMarkdown, newTooltip, pictureMarkdown } from '../messages/markdown';
import type { HoverPictures } from '../preview/hoverPictures';
import { localTime } from '../messages/localTime';
import { endText } from '../messages/outcomeText';
import { evidenceText } from '../editor/evidenceText';
import { damageWords, whereText } from './rowText';
import { stateText } from './stateText';

/** Places that are named; more would fill the window. */
const namedPlaces = 15;

/** Earlier deletions that are named. */
const namedDeletions = 5;

/** Kinds of evidence that are named. */
const namedEvidence = 3;

export interface TooltipSources {
  readonly list: MediaList;
  readonly states: Pick<DeletionStates, 'resultOf'>;
  readonly past: Pick<PastDeletions, 'get'>;
  readonly words: Pick<AccountWords, 'sentence' | 'wordOf'>;
  readonly pictures: Pick<HoverPictures, 'of'>;
  readonly keptCopies: Pick<KeptCopies, 'of'>;
}

/** The tooltip of a row; `undefined` once the pointer has left. */
export async function tooltipOf(
  row: Row,
  { list, states, past, words, keptCopies, pictures }: TooltipSources,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString | undefined> {
  const isCancelled = (): boolean => token.isCancellationRequested;
  if (isCancelled() || (row.kind !== 'place' && row.kind !== 'id')) return undefined;
  const mediaId = row.kind === 'id' ? row.mediaId : row.place.occurrence.mediaId;
  const history = (await past.get(mediaId, token)).slice(-namedDeletions).reverse();
  if (isCancelled()) return undefined;
  const copies = await keptCopies.of(mediaId);
  // Of all places, also of those that the filter hides: who deletes the media breaks them as well.
  const places = list.allOccurrencesOf(mediaId);
  const text = newTooltip();
  const add = (line: string): void => {
    text.appendMarkdown(`${asMarkdown(line)}\n\n`);
  };
  add(mediaId);
  const meant = row.kind === 'place' ? [row.place] : places;
  for (const line of evidenceLines(meant)) add(line);
  for (const line of new Set(meant.flatMap(({ occurrence }) => damageAdvice(occurrence)))) add(line);
  add(vscode.l10n.t('State: {0}', stateText(list.stateOf(mediaId))));
  const word = words.sentence(mediaId);
  if (word !== undefined) add(word);
  if (words.wordOf(mediaId) === 'listed') text.appendMarkdown(`${pictureMarkdown(mediaId, pictures.of(mediaId))}\n\n`);
  const result = states.resultOf(mediaId);
  if (result?.reason !== undefined) add(reasonText(result.outcome, result.reason));
  text.appendMarkdown(`${usesMarkdown(list, places)}\n\n`);
  for (const uri of copies) {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    text.appendMarkdown(`${asMarkdown(vscode.l10n.t('Copy kept:'))} [${asMarkdown(name)}](${uri.toString()})\n\n`);
  }
  if (history.length > 0) add(vscode.l10n.t('History: {0}', history.map(deletionText).join('; ')));
  return text;
}

/** The service's own words, but for what was never sent: those are ours. */
function reasonText(outcome: DeletionOutcome, reason: string): string {
  const words = escapeForMessage(reason, 200);
  return outcome === 'cancelled' ? words : vscode.l10n.t('The service said: "{0}".', words);
}

function evidenceLines(places: readonly ListedOccurrence[]): string[] {
  const lines = new Set(places.map(recognizedAs));
  return [...lines].slice(0, namedEvidence);
}

function recognizedAs({ occurrence }: ListedOccurrence): string {
  const { evidence, confidence } = occurrence;
  const certainty = confidence === 'certain' ? vscode.l10n.t('certain') : vscode.l10n.t('likely');
  const words = [certainty, ...damageWords(occurrence)].join(', ');
  return vscode.l10n.t('Recognized as: {0} ({1})', evidenceText(evidence), words);
}

/** What happened to the digits, or may have, and what to do about it. */
function damageAdvice({ damage, isProbablyRounded }: Damaged): string[] {
  switch (damage) {
    case 'exponent':
      return [
        vscode.l10n.t(
          'A spreadsheet kept only its first digits, so it cannot be deleted: take the ID from its source.',
        ),
      ];
    case 'decimals':
      return [
        vscode.l10n.t(
          'A spreadsheet or pandas made it a decimal number, which may have changed its last digits: take the ID from its source.',
        ),
      ];
    case undefined:
      return isProbablyRounded
        ? [
            vscode.l10n.t(
              'A spreadsheet may have rounded it, as it keeps 15 digits and writes zeros for the rest: compare the ID with its source.',
            ),
          ]
        : [];
  }
}

/** Where an ID is used, in Markdown: each place is a link that opens it. */
function usesMarkdown(list: MediaList, places: readonly ListedOccurrence[]): string {
  const named = places.slice(0, namedPlaces).map((place) => linkTo(list, place));
  const more = places.length - named.length;
  const head =
    places.length === 1 ? vscode.l10n.t('Used in 1 place:') : vscode.l10n.t('Used in {0} places:', places.length);
  const rest = more > 0 ? ` ${asMarkdown(vscode.l10n.t('and {0} more', more))}` : '';
  return `${asMarkdown(head)} ${named.join(', ')}${rest}`;
}

function linkTo(list: MediaList, place: ListedOccurrence): string {
  const { line, character } = place.occurrence;
  // VS Code opens a file's URI at the line and column of its fragment.
  const uri = vscode.Uri.parse(place.uri).with({ fragment: `L${line + 1},${character + 1}` });
  return `[${asMarkdown(whereText(list, place))}](${uri.toString()})`;
}

function deletionText(entry: LedgerEntry): string {
  const { time, account } = entry;
  return vscode.l10n.t(
    '{0} {1}, account {2}',
    localTime(new Date(time)),
    endText(entry),
    escapeForMessage(account, 40),
  );
}
