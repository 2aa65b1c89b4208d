import type * as vscode from 'vscode';
import type { MediaId } from '../../core/mediaId/mediaId';
import { parseMediaId } from '../../core/mediaId/mediaId';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import { AccountList } from '../accountMedia/accountList';
import { AccountReading } from '../accounts/accountReading';
import type { AccountStore } from '../accounts/accountStore';
import type { CommandTable } from '../commands';
import { CopyKeeper } from '../copies/copyKeeper';
import { MediaFiles } from '../copies/mediaFiles';
import { mediaIdsAtCursor } from '../deletion/candidatesInEditor';
import type { DeletionController } from '../deletion/deletionController';
import type { ListedCandidates } from '../deletion/listedCandidates';
import type { WindowDeletions } from '../deletion/windowDeletions';
import { Disposable } from '../disposable';
import { previewCommands } from '../preview/commands';
import { PreviewFiles } from '../preview/previewFiles';
import { deleteUnusedCommand } from '../unused/deleteUnusedCommand';
import type { WorkspaceScan } from '../workspace/workspaceScan';
import { accountCandidates, accountMediaOf, accountViewCommands, unusedMediaOf } from './accountCommands';
import type { AccountViewSources } from './accountMediaView';
import { AccountMediaView } from './accountMediaView';

interface AccountFeatureSources {
  readonly accounts: AccountStore;
  readonly deletions: WindowDeletions;
  readonly index: OccurrenceIndex;
  readonly scan: WorkspaceScan;
  /** Of the view Media IDs. */
  readonly listed: ListedCandidates;
  readonly userAgent: string;
}

/** All that reads the account: its list and view, previews, copies. */
export class AccountFeature extends Disposable {
  /** What the rows of both views mean to those who delete. */
  readonly listed: ListedCandidates;
  private readonly view: AccountMediaView;
  private readonly viewSources: AccountViewSources;
  readonly list: AccountList;
  private readonly files: MediaFiles;
  /** Keeps copies before deletions. */
  readonly copies: CopyKeeper;
  private readonly previews = this.own(new PreviewFiles());

  constructor(
    { accounts, deletions, index, scan, listed, userAgent }: AccountFeatureSources,
    { globalState, workspaceState }: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState'>,
  ) {
    super();
    const { rateLimiters, log, states } = deletions;
    const reading = new AccountReading({ accounts, rateLimiters, userAgent }, globalState);
    const list = (this.list = this.own(new AccountList({ accounts, reading, log })));
    this.viewSources = { list, index, scan, states };
    this.view = this.own(new AccountMediaView(this.viewSources, workspaceState));
    this.files = new MediaFiles({ accounts, reading, list, log });
    this.copies = new CopyKeeper(deletions.keptCopies, this.files, reading);
    this.listed = {
      ...listed,
      candidatesFromArguments: (args) => {
        const ofAccount = accountCandidates(args);
        return ofAccount === undefined ? listed.candidatesFromArguments(args) : Promise.resolve(ofAccount);
      },
      mediaIdsOfRows: (args) => accountMediaOf(args) ?? listed.mediaIdsOfRows(args),
    };
  }

  /** @param controller of what is deleted. */
  commands(controller: DeletionController): CommandTable {
    const { files, previews, list } = this;
    const { index, scan } = this.viewSources;
    return {
      ...accountViewCommands(this.view, this.viewSources),
      'whatsappMedia.deleteUnused': (...args) =>
        deleteUnusedCommand({ list, index, scan, controller }, unusedMediaOf(args)),
      ...previewCommands({ files, keptCopies: this.copies.kept, previews, meant: (args) => this.meant(args) }),
    };
  }

  /** The media of rows, one that is named, else those at the cursor. */
  private async meant(args: readonly unknown[]): Promise<MediaId[]> {
    const [argument] = args;
    const named = typeof argument === 'string' ? [argument] : undefined;
    const rows = this.listed.mediaIdsOfRows(args)?.map(({ mediaId }) => mediaId);
    return (rows ?? named ?? (await mediaIdsAtCursor())).flatMap((text) => {
      const parsed = parseMediaId(text);
      return parsed.ok ? [parsed.mediaId] : [];
    });
  }
}
