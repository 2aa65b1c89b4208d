import * as vscode from 'vscode';
import type { CommandTable, Commands } from '../commands';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { PastDeletions } from '../deletion/pastDeletions';
import type { OpenDocuments } from '../editor/openDocuments';
import type { Occurrence } from '../workspace/publicOccurrence';
import { publicOccurrences } from '../workspace/publicOccurrence';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import { askForFilter } from './askForFilter';
import { copyCommand } from './copyCommand';
import { ignoreCommand } from './ignoreCommand';
import type { IgnoredMediaIds } from './ignoredMediaIds';
import { manageIgnored } from './manageIgnored';
import type { MediaIdsView } from './mediaIdsView';
import { Navigation } from './navigation';
import { isPlace, openInNotebookCommand, openPlace } from './openPlace';
import { selectedRows } from './selectedRows';
import { viewKeys } from './viewKeys';

export interface ViewParts {
  readonly view: MediaIdsView;
  readonly index: OccurrenceIndex;
  readonly scan: WorkspaceScan;
  readonly ignored: IgnoredMediaIds;
  readonly past: PastDeletions;
  readonly openDocuments: OpenDocuments;
}

/** The commands of the view Media IDs. */
export function viewCommands(
  { view, index, scan, ignored, past, openDocuments }: ViewParts,
  commands: Commands,
): CommandTable {
  const navigation = new Navigation(view, scan, openDocuments);
  return {
    'whatsappMedia.refresh': async (): Promise<Occurrence[]> => {
      await Promise.all([scan.scan(), past.reload()]);
      return publicOccurrences(index, (mediaId) => !ignored.has(mediaId));
    },
    'whatsappMedia.filter': () => {
      askForFilter(view.filter, (filter) => {
        view.setFilter(filter);
      });
    },
    'whatsappMedia.clearFilter': () => {
      view.setFilter(undefined);
    },
    'whatsappMedia.groupByFile': () => {
      view.groupBy('file');
    },
    'whatsappMedia.groupById': () => {
      view.groupBy('id');
    },
    'whatsappMedia.groupByState': () => {
      view.groupBy('state');
    },
    'whatsappMedia.next': () => navigation.go(1, false),
    'whatsappMedia.previous': () => navigation.go(-1, false),
    'whatsappMedia.copy': (...args) => copyCommand(args, view),
    'whatsappMedia.ignore': (...args) => ignoreCommand(args, view, ignored, commands),
    'whatsappMedia.manageIgnored': () => manageIgnored(ignored),
    'whatsappMedia.mediaIds.showMore': (parentId) => {
      if (typeof parentId === 'string') view.showMore(parentId);
    },
    'whatsappMedia.mediaIds.openToSide': async (...args) => {
      const [place] = (selectedRows(args) ?? []).flatMap((row) => view.rows.occurrencesOf(row));
      if (place !== undefined) await openPlace(place, openDocuments, { viewColumn: vscode.ViewColumn.Beside });
    },
    // Rows pass it; it is in no menu.
    [openInNotebookCommand]: async (place) => {
      if (isPlace(place)) await openPlace(place, openDocuments);
    },
    ...viewKeys(view, navigation),
  };
}
