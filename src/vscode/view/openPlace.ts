import * as vscode from 'vscode';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import type { OpenDocuments } from '../editor/openDocuments';

type ShowOptions = Omit<vscode.TextDocumentShowOptions, 'selection'>;

/** Of the command by which the row of a place in a saved notebook opens it. */
export const openInNotebookCommand = 'whatsappMedia.mediaIds.openInNotebook';

/** Whether what a command was called with is a place. */
export function isPlace(value: unknown): value is ListedOccurrence {
  return typeof value === 'object' && value !== null && 'uri' in value && 'occurrence' in value;
}

/** As a result of a search opens: in a preview, and the focus stays. */
const asPreview: ShowOptions = { preview: true, preserveFocus: true };

/** What opens a place, for VS Code's own `vscode.open`, or ours where a cell must be found first. */
export function openCommand(place: ListedOccurrence): vscode.Command {
  const title = vscode.l10n.t('Open');
  if (isInSavedNotebook(place)) return { command: openInNotebookCommand, title, arguments: [place] };
  const { uri, selection } = targetOf(place);
  return { command: 'vscode.open', title, arguments: [uri, { ...asPreview, selection }] };
}

/** Opens the exact range of a place, in a notebook its cell. */
export async function openPlace(
  place: ListedOccurrence,
  open: Pick<OpenDocuments, 'occurrencesIn'>,
  options: ShowOptions = asPreview,
): Promise<void> {
  const { uri, selection } = targetOf(place);
  if (isInSavedNotebook(place)) {
    const inCell = await cellPlace(place, open);
    if (inCell !== undefined) return openPlace(inCell, open, options);
  }
  // A notebook opens at its cell; as a document the cell's text would be shown without it.
  if (place.occurrence.cell !== undefined)
    await vscode.commands.executeCommand('vscode.open', uri, { ...options, selection });
  else await vscode.window.showTextDocument(uri, { ...options, selection });
}

function targetOf({ uri, occurrence }: ListedOccurrence): {
  readonly uri: vscode.Uri;
  readonly selection: vscode.Range;
} {
  const { line, character, mediaId, cell } = occurrence;
  return {
    uri: vscode.Uri.parse(cell?.uri ?? uri),
    selection: new vscode.Range(line, character, line, character + mediaId.length),
  };
}

function isInSavedNotebook({ uri, occurrence }: ListedOccurrence): boolean {
  return occurrence.cell === undefined && /\.ipynb$/i.test(uri);
}

/**
 * A place of a notebook's file in the notebook's cells; `undefined` where it is in none, in an output for one, or nothing
 * here opens such notebooks.
 */
async function cellPlace(
  place: ListedOccurrence,
  open: Pick<OpenDocuments, 'occurrencesIn'>,
): Promise<ListedOccurrence | undefined> {
  const { mediaId } = place.occurrence;
  try {
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(place.uri));
    const inCells: ListedOccurrence[] = [];
    for (const { document, index } of notebook.getCells()) {
      const cell = { uri: document.uri.toString(), number: index + 1 };
      for (const occurrence of await open.occurrencesIn(document)) {
        if (occurrence.mediaId !== mediaId) continue;
        inCells.push({ uri: place.uri, occurrence: { ...occurrence, cell }, nth: inCells.length });
      }
    }
    return inCells[place.nth] ?? inCells.at(-1);
  } catch {
    return undefined;
  }
}
