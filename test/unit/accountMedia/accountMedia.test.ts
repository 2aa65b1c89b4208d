import * as assert from 'node:assert/strict';
import { matchesAccountFilter, parseAccountFilter } from '../../../src/core/accountMedia/accountFilter';
import type { AccountGrouping } from '../../../src/core/accountMedia/accountGroups';
import { groupAccountMedia, sortedByExpiry } from '../../../src/core/accountMedia/accountGroups';
import { daysUntil, expiryOf } from '../../../src/core/accountMedia/expiry';
import type { AccountMedia } from '../../../src/core/gateway/accountMedia';
import type { MediaId } from '../../../src/core/mediaId/mediaId';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 26, 12);

/** A media object that was uploaded so many days ago; `undefined` where the account doesn't say. */
function media(mediaId: string, daysOld: number | undefined, more: Partial<AccountMedia> = {}): AccountMedia {
  return {
    mediaId: mediaId as MediaId,
    kind: 'image',
    ...(daysOld === undefined ? {} : { createdMs: now - daysOld * day }),
    ...more,
  };
}

const banner = media('7074855483357676350', 1, { identifier: 'Diwali banner', wabaNumber: '919900000001' });
const clip = media('7074855483357676351', 28, { kind: 'video', description: 'Autumn offers' });
const old = media('7074855483357676352', 31, { kind: 'document', wabaNumber: '1900' });
const undated = media('7074855483357676353', undefined, { kind: 'unknown' });
const all = [undated, banner, old, clip];
const isUsed = (mediaId: string): boolean => mediaId === banner.mediaId;

describe('what an account lists', () => {
  it('expires 30 days after it was uploaded, by whole days that are left', () => {
    assert.equal(expiryOf(banner), now + 29 * day);
    assert.equal(expiryOf(undated), undefined);
    for (const [ahead, expected] of [
      [2 * day, 2],
      [2 * day - 1, 2],
      [1, 1],
      [0, 0],
      [-1, 0],
      [-day, -1],
    ] as const) {
      assert.equal(daysUntil(now + ahead, now) + 0, expected, String(ahead));
    }
  });

  const grouped = (grouping: AccountGrouping): unknown[] =>
    groupAccountMedia(sortedByExpiry(all), grouping, isUsed, now).map(({ group, media: of }) => [
      group,
      of.map(({ mediaId }) => mediaId),
    ]);

  it('is grouped by use, what is not used first, each by what expires first', () => {
    assert.deepEqual(grouped('use'), [
      [{ by: 'use', isUsed: false }, [old.mediaId, clip.mediaId, undated.mediaId]],
      [{ by: 'use', isUsed: true }, [banner.mediaId]],
    ]);
  });

  it('is grouped by expiry, by kind and by number', () => {
    assert.deepEqual(grouped('expiry'), [
      [{ by: 'expiry', when: 'expired' }, [old.mediaId]],
      [{ by: 'expiry', when: 'soon' }, [clip.mediaId]],
      [{ by: 'expiry', when: 'later' }, [banner.mediaId]],
      [{ by: 'expiry', when: 'unknown' }, [undated.mediaId]],
    ]);
    assert.deepEqual(grouped('kind'), [
      [{ by: 'kind', kind: 'image' }, [banner.mediaId]],
      [{ by: 'kind', kind: 'video' }, [clip.mediaId]],
      [{ by: 'kind', kind: 'document' }, [old.mediaId]],
      [{ by: 'kind', kind: 'unknown' }, [undated.mediaId]],
    ]);
    assert.deepEqual(grouped('number'), [
      [{ by: 'number', wabaNumber: '1900' }, [old.mediaId]],
      [{ by: 'number', wabaNumber: '919900000001' }, [banner.mediaId]],
      [{ by: 'number', wabaNumber: undefined }, [clip.mediaId, undated.mediaId]],
    ]);
  });

  it('is narrowed by words, kind, use and expiry', () => {
    const matching = (typed: string): string[] => {
      const parsed = parseAccountFilter(typed);
      assert.ok(parsed.ok, typed);
      return all.filter((one) => matchesAccountFilter(parsed.filter, one, isUsed, now)).map(({ mediaId }) => mediaId);
    };
    assert.deepEqual(
      matching(''),
      all.map(({ mediaId }) => mediaId),
    );
    assert.deepEqual(matching('diwali BANNER'), [banner.mediaId]);
    assert.deepEqual(matching('offers'), [clip.mediaId]);
    assert.deepEqual(matching('1900'), [old.mediaId]);
    assert.deepEqual(matching('676353'), [undated.mediaId]);
    assert.deepEqual(matching('@used'), [banner.mediaId]);
    assert.deepEqual(matching('@unused @kind:video @kind:document'), [old.mediaId, clip.mediaId]);
    // Of what has no date it isn't known.
    assert.deepEqual(matching('@expires:<7d'), [old.mediaId, clip.mediaId]);
    assert.deepEqual(matching('@expires:<1d'), [old.mediaId]);
  });

  it('has no filter for what is none', () => {
    for (const typed of ['@kind:hologram', '@expires:7d', '@expires:<soon', '@state:deleted', '@unused:yes']) {
      assert.deepEqual(parseAccountFilter(`banner ${typed}`), { ok: false, problem: typed });
    }
  });

  it('is sorted and narrowed in a moment, 100,000 of them', () => {
    const many = Array.from({ length: 100_000 }, (_, index) =>
      media(String(7_074_855_483_300_000_000n + BigInt(index)), (index * 7919) % 40),
    );
    const groups = groupAccountMedia(sortedByExpiry(many), 'expiry', () => false, now);
    assert.equal(
      groups.reduce((sum, { media: of }) => sum + of.length, 0),
      many.length,
    );
    for (const { media: of } of groups) {
      assert.ok(of.every((one, index) => index === 0 || (one.createdMs ?? 0) >= (of[index - 1]?.createdMs ?? 0)));
    }
  });
});
