import type * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import { AccountList } from '../accountMedia/accountList';
import { AccountWords } from '../accountMedia/accountWords';
import { AccountReading } from '../accounts/accountReading';
import type { AccountStore } from '../accounts/accountStore';
import type { CommandTable } from '../commands';
import type { DeletionController } from '../deletion/deletionController';
import type { ListedCandidates } from '../deletion/listedCandidates';
import type { WindowDeletions } from '../deletion/windowDeletions';
import { Disposable } from '../disposable';
import type { OpenDocuments } from '../editor/openDocuments';
import type { HoverPictures } from '../preview/hoverPictures';
import { MediaFilesFeature } from '../preview/mediaFilesFeature';
import { deleteUnusedCommand } from '../unused/deleteUnusedCommand';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import { accountViewCommands, unusedMediaOf } from './accountCommands';
import type { AccountViewSources } from './accountMediaView';
import { AccountMediaView } from './accountMediaView';
import { meantMedia, withAccountRows } from './meantMedia';
import { WorkspaceJoin } from './workspaceJoin';

interface AccountFeatureSources {
  readonly accounts: AccountStore;
  readonly deletions: WindowDeletions;
  readonly index: OccurrenceIndex;
  readonly scan: WorkspaceScan;
  readonly openDocuments: OpenDocuments;
  readonly userAgent: string;
}

type FeatureStorage = Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState' | 'globalStorageUri'>;

/** All that reads the account: its list and view, what the workspace learns of it, previews, copies. */
export class AccountFeature extends Disposable {
  readonly list: AccountList;
  readonly words: AccountWords;
  readonly files: MediaFilesFeature;
  readonly pictures: HoverPictures;
  private readonly view: AccountMediaView;
  private readonly viewSources: AccountViewSources;

  constructor(
    { accounts, deletions, index, scan, openDocuments, userAgent }: AccountFeatureSources,
    { globalState, workspaceState, globalStorageUri }: FeatureStorage,
  ) {
    super();
    const { rateLimiters, log, states } = deletions;
    const reading = new AccountReading({ accounts, rateLimiters, userAgent }, globalState);
    const list = (this.list = this.own(new AccountList({ accounts, reading, log })));
    this.words = new AccountWords(list);
    this.own(new WorkspaceJoin({ list, index, scan, openDocuments }));
    this.files = this.own(
      new MediaFilesFeature({ accounts, reading, list, log }, deletions.keptCopies, globalStorageUri),
    );
    this.pictures = this.files.pictures;
    this.viewSources = { list, index, scan, states, pictures: this.pictures };
    this.view = this.own(new AccountMediaView(this.viewSources, workspaceState));
  }

  /** What the rows of both views mean to those who delete. @param listed of the view Media IDs. */
  withRows(listed: ListedCandidates): ListedCandidates {
    return withAccountRows(listed);
  }

  /**
   * @param controller of what is deleted.
   * @param listed what the rows of both views mean.
   */
  commands(controller: DeletionController, listed: ListedCandidates): CommandTable {
    const { files, list } = this;
    const { index, scan } = this.viewSources;
    return {
      ...accountViewCommands(this.view, this.viewSources),
      'whatsappMedia.deleteUnused': (...args) =>
        deleteUnusedCommand({ list, index, scan, controller }, unusedMediaOf(args)),
      ...files.commands((args) => meantMedia(args, listed)),
    };
  }
}
