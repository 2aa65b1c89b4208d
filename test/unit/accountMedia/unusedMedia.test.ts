import * as assert from 'node:assert/strict';
import type { AccountMedia } from '../../../src/core/gateway/accountMedia';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import { mayBeLeftOf, olderThan, writtenForms } from '../../../src/core/accountMedia/unusedMedia';

const day = 24 * 3_600_000;
const mediaId = '7074855483357676350';

describe('media that nothing uses', () => {
  it('is never such as has no date, or is younger than was asked', () => {
    const now = 100 * day;
    const media: AccountMedia[] = [
      { mediaId: '1' as MediaId, kind: 'image', createdMs: 93 * day },
      { mediaId: '2' as MediaId, kind: 'image', createdMs: 93 * day + 1 },
      { mediaId: '3' as MediaId, kind: 'image' },
    ];
    assert.deepEqual(
      olderThan(media, 7, now).map((one) => one.mediaId),
      ['1'],
    );
  });

  it('is used by its digits, cut off or rounded to 15, and as a double is written', () => {
    const forms = writtenForms(mediaId);
    for (const form of [
      mediaId,
      '7074855483357670000',
      '7074855483357680000',
      // What JavaScript, and what Python makes of it.
      String(Number(mediaId)),
      BigInt(Number(mediaId)).toString(),
    ]) {
      assert.ok(forms.includes(form), `${form} of ${forms.join()}`);
    }
  });

  it('has one form where no program loses digits of it', () => {
    assert.deepEqual(writtenForms('482930571926384'), ['482930571926384']);
  });

  it('may be what a spreadsheet shows with an exponent', () => {
    for (const damaged of ['7.07486E+18', '7,07486E+18', '7.07485e18', '7.074855483E+18', '7.1E+18']) {
      assert.ok(mayBeLeftOf(damaged, mediaId), damaged);
    }
    for (const other of ['7.07486E+17', '7.07487E+18', '6.07486E+18', '7.07486', mediaId]) {
      assert.ok(!mayBeLeftOf(other, mediaId), other);
    }
  });
});
