import { BatchNotOpenError } from '../../../src/core/ledger/errors';
import { Ledger } from '../../../src/core/ledger/ledger';

/** What a {@link resumingProcess} is asked to go on with, all of them at the same moment. */
export interface Resumption {
  readonly folder: string;
  readonly batch: string;
  readonly mediaIds: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

// A process that tries to go on with interrupted batches: fork, send a Resumption, and it answers whether it may.
process.on('message', (message) => {
  const { folder, batch, mediaIds, at } = message as Resumption;
  const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds };
  while (Date.now() < at) {
    // Nobody is ahead of the others by the time that a timer takes.
  }
  void new Ledger(folder).begin({ ...plan, resumes: [batch] }).then(
    async (open) => {
      const [first = ''] = mediaIds;
      // What counts is that a request may leave.
      const maySend = await open.intent(first).then(
        () => true,
        () => false,
      );
      await open.end();
      process.send?.(maySend ? 'goes on' : 'lost it');
    },
    (error: unknown) => process.send?.(error instanceof BatchNotOpenError ? 'too late' : String(error)),
  );
});
