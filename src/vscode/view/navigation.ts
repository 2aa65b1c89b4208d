import * as vscode from 'vscode';
import type { Cursor } from '../../core/list/navigation';
import { endOf, occurrenceFromCursor, occurrenceFromRow } from '../../core/list/navigation';
import type { ListedOccurrence } from '../../core/list/listedOccurrence';
import type { OpenDocuments } from '../editor/openDocuments';
import { cellOf } from '../workspace/notebooks';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import type { MediaIdsView } from './mediaIdsView';
import { openPlace } from './openPlace';

/** Next and Previous Media ID. */
export class Navigation {
  private current: Promise<void> | undefined;
  private isNextWaiting = false;
  private isSearchAwaited = false;

  constructor(
    private readonly view: Pick<MediaIdsView, 'list' | 'rows' | 'tree' | 'flush' | 'reveal'>,
    private readonly scan: Pick<WorkspaceScan, 'status' | 'ensure' | 'onDidChangeStatus'>,
    private readonly open: Pick<OpenDocuments, 'occurrencesIn'>,
  ) {}

  /**
   * Opens the next or previous listed place; during a search, one of those listed so far. However often the key is pressed
   * while a place opens, one more step follows: a key held down stops when it is released. Presses before anything is
   * listed are ignored.
   * @param isFromView whether one started in the view: then from its selection, and the focus stays there, as in
   * VS Code's Search. Else from the cursor, and the editor gets the focus.
   */
  async go(step: 1 | -1, isFromView: boolean): Promise<void> {
    if (this.isNextWaiting || this.isSearchAwaited) return;
    if (this.current !== undefined) {
      this.isNextWaiting = true;
      await this.current.catch(() => undefined);
      this.isNextWaiting = false;
    }
    const going = this.goNow(step, isFromView);
    this.current = going;
    try {
      await going;
    } finally {
      if (this.current === going) this.current = undefined;
    }
  }

  private async goNow(step: 1 | -1, isFromView: boolean): Promise<void> {
    await this.somethingListed();
    const place = this.placeFrom(step, isFromView);
    if (place === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No media IDs are listed.'));
      return;
    }
    await openPlace(place, this.open, { preview: true, preserveFocus: isFromView });
    await this.view.reveal(place, isFromView);
  }

  /** Searches where that wasn't done; waits only until something is listed, or the search has ended. */
  private async somethingListed(): Promise<void> {
    const isListed = (): boolean => {
      this.view.flush();
      return this.view.list.uris().length > 0;
    };
    const { kind } = this.scan.status;
    if (kind === 'scanned' || (kind === 'scanning' && isListed())) {
      this.view.flush();
      return;
    }
    this.isSearchAwaited = true;
    const ended = this.scan.ensure();
    await new Promise<void>((resolve) => {
      const progress = this.scan.onDidChangeStatus((status) => {
        if (status.kind === 'scanning' && isListed()) resolve();
      });
      void ended.finally(resolve).finally(() => {
        progress.dispose();
      });
    }).finally(() => {
      this.isSearchAwaited = false;
    });
    this.view.flush();
  }

  private placeFrom(step: 1 | -1, isFromView: boolean): ListedOccurrence | undefined {
    const { list, rows, tree } = this.view;
    const [row] = tree.selection;
    const fromRow = row === undefined ? undefined : occurrenceFromRow(rows, row, step);
    if (isFromView && fromRow !== undefined) return fromRow;
    const editor = vscode.window.activeTextEditor;
    const fromCursor = editor === undefined ? undefined : occurrenceFromCursor(list, cursorOf(editor), step);
    return fromCursor ?? fromRow ?? endOf(rows.occurrencesInOrder(), step);
  }
}

function cursorOf({ document, selection }: vscode.TextEditor): Cursor {
  const { line, character } = selection.start;
  const cell = cellOf(document);
  const uri = document.uri.toString();
  if (cell === undefined) return { uri, line, character };
  return { uri: cell.notebook.uri.toString(), cell: { uri, number: cell.index + 1 }, line, character };
}
