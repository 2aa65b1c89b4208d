import type { RecordedBatch } from './recordedBatch';

/**
 * Batches that resume one another are one deletion. Most batches are one by themselves; the links between the
 * others are computed once.
 */
export class Deletions {
  private readonly takenOver = new Set<string>();
  private readonly linked = new Map<string, readonly RecordedBatch[]>();

  /** @param batches each once, oldest first. */
  constructor(batches: readonly RecordedBatch[]) {
    const resuming = batches.filter(({ plan }) => (plan.resumes?.length ?? 0) > 0);
    if (resuming.length === 0) return;
    for (const { plan } of resuming) for (const id of plan.resumes ?? []) this.takenOver.add(id);
    const isResuming = new Set(resuming);
    const related = batches.filter((batch) => isResuming.has(batch) || this.takenOver.has(batch.plan.batch));
    const members = new Map(related.map((batch) => [batch.plan.batch, [batch]]));
    for (const { plan } of resuming) {
      for (const earlier of plan.resumes ?? []) {
        const [own, other] = [members.get(plan.batch), members.get(earlier)];
        if (own === undefined || other === undefined || own === other) continue;
        const joined = [...other, ...own];
        for (const one of joined) members.set(one.plan.batch, joined);
      }
    }
    for (const deletion of new Set(members.values())) {
      const ordered = inOrder(deletion);
      for (const { plan } of deletion) this.linked.set(plan.batch, ordered);
    }
  }

  /** Whether another batch continues this one. */
  isTakenOver({ plan }: RecordedBatch): boolean {
    return this.takenOver.has(plan.batch);
  }

  /** Whether it can't be resumed any more: it ended, was discarded, or was taken over. */
  isClosed(batch: RecordedBatch): boolean {
    return batch.isClosed || this.isTakenOver(batch);
  }

  /** The batches of the deletion to which this one belongs; a resuming batch comes after what it resumed. */
  membersOf(batch: RecordedBatch): readonly RecordedBatch[] {
    return this.linked.get(batch.plan.batch) ?? [batch];
  }
}

function inOrder(deletion: readonly RecordedBatch[]): RecordedBatch[] {
  const byId = new Map(deletion.map((batch) => [batch.plan.batch, batch]));
  const ordered = new Set<RecordedBatch>();
  const visited = new Set<RecordedBatch>();
  const visit = (batch: RecordedBatch): void => {
    if (visited.has(batch)) return;
    visited.add(batch);
    for (const id of batch.plan.resumes ?? []) {
      const earlier = byId.get(id);
      if (earlier !== undefined) visit(earlier);
    }
    ordered.add(batch);
  };
  deletion.forEach(visit);
  return [...ordered];
}
