import * as assert from 'node:assert/strict';
import { parseListing, parseOne } from '../../../src/core/gateway/accountMedia';
import type { MediaId } from '../../../src/core/mediaId/mediaId';

const asIs = (text: string): string => text;
const id = '6317363186776558278';

/** As the service writes it: JSON within a string. */
const listing = (items: string): string =>
  JSON.stringify({ status: 'success', mediaList: items, statusCode: '200', reason: 'success' });

describe("the list of an account's media", () => {
  it('is read from JSON within a string, with kind, time and number', async () => {
    const item = `{"identifier":"Test","creationTime":1748857833740,"description":"A banner","mediaType":"image","mediaId":"${id}","wabaNumber":919900000000,"status":"active"}`;
    assert.deepEqual(await parseListing(listing(`[${item}]`), asIs), {
      media: [
        {
          mediaId: id,
          kind: 'image',
          identifier: 'Test',
          description: 'A banner',
          createdMs: 1748857833740,
          wabaNumber: '919900000000',
          status: 'active',
        },
      ],
      unreadable: 0,
    });
  });

  it('is read where it is an array, wrapped, or behind a byte order mark', async () => {
    const list = { status: 'success', mediaList: [{ mediaId: id, mediaType: 'doc' }] };
    const expected = { media: [{ mediaId: id, kind: 'document' }], unreadable: 0 };
    for (const text of [JSON.stringify(list), `\ufeff${JSON.stringify(list)}`, JSON.stringify({ response: list })]) {
      assert.deepEqual(await parseListing(text, asIs), expected);
    }
  });

  it('keeps the last digit of IDs and numbers that are written as numbers', async () => {
    const items = `[{"mediaId":7074855483357676351,"wabaNumber":91990000000012345678,"mediaType":"video"}]`;
    const [media] = (await parseListing(listing(items), asIs))?.media ?? [];
    assert.deepEqual([media?.mediaId, media?.wabaNumber], ['7074855483357676351', '91990000000012345678']);
  });

  it('counts items that it cannot read, and reads the others', async () => {
    const items = JSON.stringify([
      null,
      7,
      'text',
      {},
      { mediaId: '123' },
      { mediaId: ['7074855483357676350'] },
      { mediaId: '7.07485E+18' },
      { mediaId: id, mediaType: 'hologram', creationTime: 'yesterday', identifier: 5, description: '' },
      { mediaId: '7074855483357676352', mediaType: 'AUDIO', creationTime: '1748857833740' },
    ]);
    assert.deepEqual(await parseListing(listing(items), asIs), {
      media: [
        { mediaId: id, kind: 'unknown' },
        { mediaId: '7074855483357676352', kind: 'audio', createdMs: 1748857833740 },
      ],
      unreadable: 7,
    });
  });

  it('is told from everything else', async () => {
    for (const text of [
      '',
      'success',
      '<html>',
      '[]',
      '{}',
      listing('not JSON'),
      listing('{"0":{}}'),
      JSON.stringify({ status: 'error', mediaList: '[]' }),
      JSON.stringify({ status: 'success', statusCode: '200' }),
      JSON.stringify({ mediaList: '[]' }),
      '{"status":"success","mediaList":"[',
    ]) {
      assert.equal(await parseListing(text, asIs), undefined, text);
    }
  });

  it('hides credentials that stand in names, and bounds how long those are', async () => {
    const items = JSON.stringify([{ mediaId: id, identifier: 'key=secret', description: 'x'.repeat(100_000) }]);
    const [media] = (await parseListing(listing(items), (text) => text.replace('secret', '***')))?.media ?? [];
    assert.equal(media?.identifier, 'key=***');
    assert.equal(media.description?.length, 300);
  });

  it('has no prototype to be poisoned', async () => {
    const items = `[{"mediaId":"${id}","__proto__":{"status":"forged"},"mediaType":"constructor"}]`;
    assert.deepEqual((await parseListing(listing(items), asIs))?.media, [{ mediaId: id, kind: 'unknown' }]);
  });
});

describe('what is told of one media object', () => {
  const mediaId = id as MediaId;

  it('is read from the item, or from a list that holds it', () => {
    const item = { mediaId: id, mediaType: 'image', creationTime: 1748857833740 };
    const expected = { mediaId: id, kind: 'image', createdMs: 1748857833740 };
    assert.deepEqual(parseOne(JSON.stringify(item), mediaId, asIs), expected);
    assert.deepEqual(parseOne(JSON.stringify({ response: item }), mediaId, asIs), expected);
    assert.deepEqual(parseOne(listing(JSON.stringify([item])), mediaId, asIs), expected);
  });

  it('is nothing where a refusal names the ID, or another media is told of', () => {
    const refusal = { status: 'error', mediaId: id, statusCode: '404', reason: 'Media not found' };
    const other = { mediaId: '7074855483357676350', mediaType: 'image' };
    for (const answer of [refusal, other, [], 'text']) {
      assert.equal(parseOne(JSON.stringify(answer), mediaId, asIs), undefined);
    }
    assert.equal(parseOne('<html>', mediaId, asIs), undefined);
  });
});
