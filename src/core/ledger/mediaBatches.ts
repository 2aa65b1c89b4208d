import type { RecordedBatch } from './recordedBatch';
import type { CooperativeTurns } from './cooperativeTurns';

/** The batches of each media ID. */
export class MediaBatches {
  /** Most media are of one batch: that one is kept without a list around it. */
  private readonly batches = new Map<string, RecordedBatch | readonly RecordedBatch[]>();

  get(mediaId: string): readonly RecordedBatch[] {
    return listOf(this.batches.get(mediaId));
  }

  async add(batch: RecordedBatch, turns: CooperativeTurns): Promise<void> {
    await this.change(batch, turns, (known) => (known.length === 0 ? batch : [...known, batch]));
  }

  async remove(batch: RecordedBatch, turns: CooperativeTurns): Promise<void> {
    await this.change(batch, turns, (known) => {
      const left = known.filter((one) => one !== batch);
      return left.length === 1 ? left[0] : left;
    });
  }

  private async change(
    batch: RecordedBatch,
    turns: CooperativeTurns,
    after: (known: readonly RecordedBatch[]) => RecordedBatch | readonly RecordedBatch[] | undefined,
  ): Promise<void> {
    for (const [index, mediaId] of batch.mediaIds.entries()) {
      const now = after(listOf(this.batches.get(mediaId)));
      if (now === undefined || ('length' in now && now.length === 0)) this.batches.delete(mediaId);
      else this.batches.set(mediaId, now);
      if (index % 1000 === 999 && turns.isOver) await turns.next();
    }
    if (turns.isOver) await turns.next();
  }
}

const none: readonly RecordedBatch[] = [];

function listOf(found: RecordedBatch | readonly RecordedBatch[] | undefined): readonly RecordedBatch[] {
  return found === undefined ? none : 'length' in found ? found : [found];
}
