import * as vscode from 'vscode';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { CommandTable } from '../commands';
import { clearCopies } from '../copies/clearCopiesCommand';
import { CopyKeeper } from '../copies/copyKeeper';
import type { KeptCopies } from '../copies/keptCopies';
import type { MediaFileServices } from '../copies/mediaFiles';
import { MediaFiles } from '../copies/mediaFiles';
import { saveCopies } from '../copies/saveCopyCommand';
import { Disposable } from '../disposable';
import { HoverPictures } from './hoverPictures';
import { previewMedia } from './previewCommand';
import { PreviewFiles } from './previewFiles';

/** All that fetches files of media objects: previews, copies, and copies that are kept before deletions. */
export class MediaFilesFeature extends Disposable {
  readonly keeper: CopyKeeper;
  readonly pictures: HoverPictures;
  private readonly files: MediaFiles;
  private readonly previews = this.own(new PreviewFiles());

  /** @param storage the extension's global storage. */
  constructor(
    services: MediaFileServices,
    private readonly keptCopies: KeptCopies,
    storage: vscode.Uri,
  ) {
    super();
    this.pictures = this.own(new HoverPictures(vscode.Uri.joinPath(storage, 'pictures').fsPath));
    this.files = new MediaFiles(services);
    this.keeper = new CopyKeeper(keptCopies, this.files, services.reading);
  }

  /** @param meant what is meant: the media of rows, or those at the cursor. */
  commands(meant: (args: readonly unknown[]) => Promise<readonly MediaId[]>): CommandTable {
    const { files, previews, pictures, keptCopies } = this;
    return {
      'whatsappMedia.saveCopy': async (...args) => saveCopies(await meant(args), files),
      'whatsappMedia.clearCopies': () => clearCopies(keptCopies),
      'whatsappMedia.preview': async (...args) => previewMedia(await meant(args), files, { previews, pictures }),
    };
  }
}
