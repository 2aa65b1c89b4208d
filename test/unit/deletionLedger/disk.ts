import type { AppendedFile, OpenFile } from '../../../src/core/deletionLedger/appendedFile';
import { createFile, reopenFile } from '../../../src/core/deletionLedger/appendedFile';

/** A disk that a test can fill: a part of what is written still fits, the rest fails. */
export class Disk {
  /** Whether there is no room for such a text. */
  isFullFor: (text: string) => boolean = () => false;

  fill(): void {
    this.isFullFor = () => true;
  }

  readonly create: OpenFile = async (file) => this.limited(await createFile(file));

  readonly reopen: OpenFile = async (file) => this.limited(await reopenFile(file));

  private limited(real: AppendedFile): AppendedFile {
    return {
      ...real,
      append: async (text) => {
        if (!this.isFullFor(text)) return real.append(text);
        await real.append(text.slice(0, 7));
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
    };
  }
}
