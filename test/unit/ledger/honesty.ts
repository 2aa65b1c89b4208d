import * as assert from 'node:assert/strict';
import type { LedgerEntry } from '../../../src/core/ledger/format';
import type { FakeGateway } from '../../gateway/fakeGateway';

/** What must hold whatever happened: the record says nothing that the box doesn't confirm. */
export function assertHonest(
  entries: readonly Pick<LedgerEntry, 'mediaId' | 'outcome'>[],
  mediaIds: readonly string[],
  gateway: FakeGateway,
  /** Whose requests count: those of one window, where several send. */
  userAgent?: string,
): void {
  const deleted = new Set(gateway.deletedIds());
  const seen = new Set(
    gateway.requests
      .filter(({ headers }) => userAgent === undefined || headers['user-agent'] === userAgent)
      .map(({ mediaId }) => mediaId),
  );
  assert.deepEqual(entries.map(({ mediaId }) => mediaId).sort(), [...mediaIds].sort(), 'one outcome for each ID');
  for (const { mediaId, outcome } of entries) {
    if (outcome === 'deleted') assert.ok(deleted.has(mediaId), `${mediaId} is said to be deleted and is not`);
    const neverSent = outcome === 'cancelled' || outcome === 'unreachable';
    if (neverSent) assert.ok(!seen.has(mediaId), `${mediaId} is said never to have been sent and was`);
  }
}
