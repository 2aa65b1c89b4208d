import type * as vscode from 'vscode';
import { Disposable } from '../disposable';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import { toSingleLine } from '../../core/text/escaping';
import type { OpenDocuments } from '../editor/openDocuments';
import { scanLog } from './searchText';
import { trackStoppedSearch } from './commands';
import { FileWatcher } from './fileWatcher';
import { WorkspaceScan } from './workspaceScan';

/** The search of the workspace with what follows it: watcher, log, context key. Searches nothing before it is asked to. */
export class WorkspaceSearch extends Disposable {
  readonly scan: WorkspaceScan;

  constructor(
    index: OccurrenceIndex,
    openDocuments: OpenDocuments,
    channel: vscode.LogOutputChannel,
    context: Pick<vscode.ExtensionContext, 'asAbsolutePath' | 'storageUri'>,
  ) {
    super();
    this.scan = this.own(new WorkspaceScan(index, context.asAbsolutePath('dist/scanner.js'), context.storageUri));
    this.own(new FileWatcher(this.scan, index, openDocuments));
    this.own(trackStoppedSearch(this.scan));
    this.own(
      this.scan.onDidChangeStatus((status) => {
        if (status.kind === 'scanned') for (const line of scanLog(status.summary)) channel.info(toSingleLine(line));
        if (status.kind === 'failed') channel.error(toSingleLine(status.reason));
      }),
    );
  }
}
