import type { NewPlan, OpenBatch } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';

/** What a {@link holdingProcess} is told. */
export interface Holding {
  readonly folder: string;
  /** Of three IDs at least: the first is deleted, the second is under way, the rest wait. */
  readonly plan: NewPlan;
}

const held: OpenBatch[] = [];

// Another window in the midst of a deletion, for as long as nobody kills it: fork, send a Holding, and it answers with
// the batch when all of that is on the disk.
process.on('message', (message) => {
  const { folder, plan } = message as Holding;
  const [first = '', second = ''] = plan.mediaIds;
  void new Ledger(folder).begin(plan).then(async (batch) => {
    await batch.intent(first);
    await batch.outcome({ mediaId: first, outcome: 'deleted', attempts: 1, durationMs: 1 });
    await batch.intent(second);
    held.push(batch);
    process.send?.(batch.id);
  });
});
