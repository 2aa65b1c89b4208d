import type { CommandTable } from '../commands';
import type { OpenDocuments } from '../editor/openDocuments';
import { requireTrust } from '../settings/requireTrust';
import { deleteAllCommand } from './deleteAllCommand';
import { deleteCommand } from './deleteCommand';
import { deleteInFileCommand } from './deleteInFileCommand';
import type { DeletionController } from './deletionController';
import type { ListedCandidates } from './listedCandidates';

/** The commands that delete, each by another way to say what. */
export function deletionCommands(
  controller: DeletionController,
  openDocuments: OpenDocuments,
  listed: ListedCandidates,
): CommandTable {
  return {
    'whatsappMedia.delete': (...args) => deleteCommand(args, controller, listed),
    'whatsappMedia.deleteInFile': (...args) => deleteInFileCommand(args, controller, openDocuments),
    'whatsappMedia.deleteAll': () => deleteAllCommand(controller, listed),
    'whatsappMedia.retryFailed': async () => ((await requireTrust()) ? controller.retryFailed() : undefined),
  };
}
