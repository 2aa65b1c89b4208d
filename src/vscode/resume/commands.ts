import type { CommandTable } from '../commands';
import { discardCommand } from './discardInterrupted';
import { updateInterruptedContext } from './interruptedNotice';
import type { ResumeServices } from './resumeCommand';
import { resumeCommand } from './resumeCommand';

/** The commands Resume and Discard Interrupted Deletion. */
export function resumeCommands(services: ResumeServices): CommandTable {
  const { ledger } = services;
  const updateContext = (): void => {
    // What can't be read now is read at the next look.
    updateInterruptedContext(ledger).catch(() => undefined);
  };
  return {
    'whatsappMedia.resume': () => resumeCommand(services).finally(updateContext),
    'whatsappMedia.discardInterrupted': () => discardCommand(ledger).finally(updateContext),
  };
}
