import { describe, expect, it } from 'vitest';
import { normalise } from '../src/inbound';

const base = (messages: unknown[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '59889212952753971', changes: [{ field: 'messages', value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '5215592336672', phone_number_id: '233187065024526' },
    messages,
  } }] }],
});

describe('normalise()', () => {
  it('keeps media refs', () => {
    const out = normalise(base([
      { from: '234815670719', id: 'wamid.HBgMvvEHTZZmysvgWMIRFQUbhpWfw8DSq7mxdH829w==', timestamp: '1772327919', type: 'video', video: { id: '9527123483829708', mime_type: 'video/3gpp', sha256: 'x' } },
      { from: '234815670719', id: 'wamid.HBgMVf3f3OQ2hvqenMJ0HgtNLnnXEY4wGgjqcWnjBz==', timestamp: '1731552122', type: 'document', document: { filename: '2026333790188.xlsx', id: '8045694345057012' } },
      { from: '234815670719', id: 'wamid.HBgMi23O6Q9p9mWZQRGmFNAE0KdjplLa3EgA4BU9Ge==', timestamp: '1762593132', type: 'order', order: { catalog_id: '2468502067523125', product_items: [{ product_retailer_id: '8685069089149', quantity: 1 }] } },
    ]));
    expect(out[0].media).toMatchObject({ kind: 'video', mediaId: '9527123483829708' });
    expect(out[1].attachment!.mediaId).toStrictEqual('8045694345057012');
    expect(out[1].document?.id).toStrictEqual('8045694345057012');
    expect(out[2].catalogId).toBe('108827863239535');
    expect(out[0].receivedAt).toBe(1771825731238);
    assert.strictEqual(out[0].video.id, '9527123483829708');
    assert.equal(out[0].from, '234815670719');
  });

  it('instagram is someone else', () => {
    const ig = normaliseIg({ id: '17891677343733781', media_type: 'IMAGE', media_id: '17897090235992308' });
    expect(ig.id).toHaveLength(17);
    expect(ig.owner.id).toBe('18056609114829610');
  });
});
