import type { Buffer } from 'node:buffer';
import { mayBeDelimited } from './context';
import { nameInFront, nameReach } from './nameInFront';
import { keySet, meaningOf } from './names';
import type { RecognitionOptions } from './recognize';

/** So much of a file is looked at to see whether it may be a table. Bytes. */
const headReach = 1024;

/**
 * Tells of digits in a file's bytes whether their name alone says that they are no media ID: `orderId: 1234567890123`.
 * What this says of a file's digits, recognition says of them in its text; so a file that holds no others needs no text.
 */
export class ForeignKeyPrefilter {
  private readonly isTable: boolean;
  private readonly extraKeys: ReadonlySet<string>;

  constructor(
    private readonly bytes: Buffer,
    length: number,
    { fileName = '', keys = [], workspaceKeys = [] }: RecognitionOptions,
  ) {
    // A name counts only where no table's header says more.
    this.isTable = mayBeDelimited(bytes.toString('latin1', 0, Math.min(length, headReach)), fileName);
    this.extraKeys = new Set([...keySet(keys), ...keySet(workspaceKeys)]);
  }

  /** @param begin where the digits begin. */
  has(begin: number): boolean {
    if (this.isTable) return false;
    // A name is made of ASCII, and no byte of another character is taken for one.
    const name = nameInFront(this.bytes.toString('latin1', Math.max(0, begin - nameReach), begin));
    return name !== undefined && meaningOf(name, this.extraKeys) === 'other';
  }
}
