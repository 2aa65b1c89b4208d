import type { AppendedFile, OpenFile } from '../../../src/core/ledger/appendedFile';
import { createFile, reopenFile } from '../../../src/core/ledger/appendedFile';

/** A disk that a test can fill: a part of what is written still fits, the rest fails. */
export class Disk {
  /** Whether there is no room for such a text. */
  isFullFor: (text: string) => boolean = () => false;
  /** So many bytes can still be written. */
  room = Infinity;

  fill(): void {
    this.isFullFor = () => true;
  }

  readonly create: OpenFile = async (file) => this.limited(await createFile(file));

  readonly reopen: OpenFile = async (file) => this.limited(await reopenFile(file));

  private limited(real: AppendedFile): AppendedFile {
    return {
      ...real,
      truncate: async (length) => {
        const freed = (real.sizeNow() ?? length) - length;
        await real.truncate(length);
        this.room += freed;
      },
      append: async (text) => {
        const isFull = this.isFullFor(text) || text.length > this.room;
        const written = isFull ? Math.min(this.room, this.isFullFor(text) ? 7 : Infinity) : text.length;
        this.room -= written;
        await real.append(text.slice(0, written));
        if (!isFull) return;
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      },
    };
  }
}
