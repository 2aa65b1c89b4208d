import * as vscode from 'vscode';
import type { Cursor } from '../core/mediaList/goingThrough';
import { endOf, placeFromCursor, placeFromRow } from '../core/mediaList/goingThrough';
import type { Place } from '../core/mediaList/place';
import type { OpenDocuments } from '../recognition/openDocuments';
import { cellOf } from '../scanning/notebooks';
import type { WorkspaceScan } from '../scanning/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import { openPlace } from './openPlace';

/** Next and Previous Media ID. */
export class Navigation {
  /** One step after another: a key pressed twice goes two steps, since the second starts where the first came to. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly view: MediaIdsView,
    private readonly scan: WorkspaceScan,
    private readonly open: Pick<OpenDocuments, 'occurrencesIn'>,
  ) {}

  /**
   * Opens the next or previous listed place.
   * @param isFromView whether one started in the view: then from its selection, and the focus stays there, as in
   * VS Code's Search. Else from the cursor, and the editor gets the focus.
   */
  go(step: 1 | -1, isFromView: boolean): Promise<void> {
    const next = this.last.then(() => this.goNow(step, isFromView));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async goNow(step: 1 | -1, isFromView: boolean): Promise<void> {
    await this.scan.ensure();
    this.view.settle();
    const place = this.placeFrom(step, isFromView);
    if (place === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No media IDs are listed.'));
      return;
    }
    await openPlace(place, this.open, { preview: true, preserveFocus: isFromView });
    await this.view.reveal(place, isFromView);
  }

  private placeFrom(step: 1 | -1, isFromView: boolean): Place | undefined {
    const { list, rows, tree } = this.view;
    const [row] = tree.selection;
    const fromRow = row === undefined ? undefined : placeFromRow(rows, row, step);
    if (isFromView && fromRow !== undefined) return fromRow;
    const editor = vscode.window.activeTextEditor;
    const fromCursor = editor === undefined ? undefined : placeFromCursor(list, cursorOf(editor), step);
    return fromCursor ?? fromRow ?? endOf(rows.placesInOrder(), step);
  }
}

function cursorOf({ document, selection }: vscode.TextEditor): Cursor {
  const { line, character } = selection.start;
  const cell = cellOf(document);
  const uri = document.uri.toString();
  if (cell === undefined) return { uri, line, character };
  return { uri: cell.notebook.uri.toString(), cell: { uri, number: cell.index + 1 }, line, character };
}
