import type { MediaId } from '../../core/mediaId/mediaId';
import type { CommandTable } from '../commands';
import type { PreviewFiles } from './previewFiles';
import { previewMedia } from './previewCommand';
import type { MediaFiles } from '../copies/mediaFiles';
import { clearCopies } from '../copies/clearCopiesCommand';
import type { KeptCopies } from '../copies/keptCopies';
import { saveCopies } from '../copies/saveCopyCommand';

interface CopyParts {
  readonly files: MediaFiles;
  readonly keptCopies: KeptCopies;
  readonly previews: PreviewFiles;
  /** What is meant: the media of rows, or those at the cursor. */
  readonly meant: (args: readonly unknown[]) => Promise<readonly MediaId[]>;
}

/** The commands that fetch files of media objects. */
export function previewCommands({ files, keptCopies, previews, meant }: CopyParts): CommandTable {
  return {
    'whatsappMedia.saveCopy': async (...args) => saveCopies(await meant(args), files),
    'whatsappMedia.clearCopies': () => clearCopies(keptCopies),
    'whatsappMedia.preview': async (...args) => previewMedia(await meant(args), files, previews),
  };
}
