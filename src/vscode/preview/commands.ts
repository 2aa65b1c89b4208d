import type { MediaId } from '../../core/mediaId/mediaId';
import type { CommandTable } from '../commands';
import type { PreviewFiles } from './previewFiles';
import { previewMedia } from './previewCommand';
import type { MediaFiles } from '../copies/mediaFiles';
import { saveCopies } from '../copies/saveCopyCommand';

interface CopyParts {
  readonly files: MediaFiles;
  readonly previews: PreviewFiles;
  /** What is meant: the media of rows, or those at the cursor. */
  readonly meant: (args: readonly unknown[]) => Promise<readonly MediaId[]>;
}

/** The commands that fetch files of media objects. */
export function previewCommands({ files, previews, meant }: CopyParts): CommandTable {
  return {
    'whatsappMedia.saveCopy': async (...args) => saveCopies(await meant(args), files),
    'whatsappMedia.preview': async (...args) => previewMedia(await meant(args), files, previews),
  };
}
