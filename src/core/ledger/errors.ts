/** Something could not be recorded; nothing more may be sent. The cause is the file system's error. */
export class LedgerError extends Error {
  static from(error: unknown): LedgerError {
    if (error instanceof LedgerError) return error;
    const { code = '' } = error as { code?: string };
    return new LedgerError(code === '' ? String(error) : code, { cause: error });
  }
}

/** The record of a running batch was removed or changed from outside, its file, its lease or its folder. */
export class RecordLostError extends Error {}

/**
 * Why a batch can't be resumed or discarded: it was `resumed` or `discarded` by another window,
 * came to its end, is `underWay` in a process that lives, was `claimed` just now by another window, or its record
 * is `gone`.
 */
export type NotOpenReason = 'resumed' | 'discarded' | 'ended' | 'underWay' | 'claimed' | 'gone';

/** Also thrown in the midst of a batch that another window takes to be that of a dead process. */
export class BatchNotOpenError extends Error {
  constructor(readonly reason: NotOpenReason) {
    super(reason);
  }
}
