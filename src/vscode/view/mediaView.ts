import type * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { Commands, CommandTable } from '../commands';
import { Disposable } from '../disposable';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { ListedCandidates } from '../deletion/listedCandidates';
import type { WindowDeletions } from '../deletion/windowDeletions';
import type { OpenDocuments } from '../editor/openDocuments';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import { viewCommands } from './commands';
import { CredentialsContext } from './credentialsContext';
import { IgnoredMediaIds } from './ignoredMediaIds';
import { listedCandidates } from './listedCandidates';
import type { KnownOfAccount } from './mediaIdsView';
import { MediaIdsView } from './mediaIdsView';
import { MenuContext } from './menuContext';

export interface MediaViewSources {
  readonly index: OccurrenceIndex;
  readonly openDocuments: OpenDocuments;
  readonly scan: WorkspaceScan;
  readonly deletions: WindowDeletions;
  readonly account: KnownOfAccount;
  readonly accounts: AccountStore;
}

/** The view Media IDs with what belongs to it: ignored IDs, context keys, commands. */
export class MediaView extends Disposable {
  readonly ignored: IgnoredMediaIds;
  /** What the view's rows mean to those who delete. */
  readonly listed: ListedCandidates;
  private readonly view: MediaIdsView;

  constructor(
    private readonly sources: MediaViewSources,
    storage: vscode.Memento,
  ) {
    super();
    const { index, scan, accounts } = sources;
    const { states } = sources.deletions;
    this.ignored = this.own(new IgnoredMediaIds(storage));
    this.view = this.own(new MediaIdsView(index, this.ignored, scan, sources.deletions, sources.account, storage));
    this.listed = listedCandidates(this.view, scan);
    this.own(new MenuContext(index, states));
    this.own(new CredentialsContext(this.view, accounts));
  }

  commands(commands: Commands): CommandTable {
    const { index, openDocuments, scan } = this.sources;
    const { past } = this.sources.deletions;
    return viewCommands({ view: this.view, index, openDocuments, scan, ignored: this.ignored, past }, commands);
  }
}
