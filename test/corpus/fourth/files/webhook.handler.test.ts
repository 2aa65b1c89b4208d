import { describe, expect, it, vi } from 'vitest';
import { parseWebhook } from '../src/webhook';
import { MediaClient } from '../src/media';

const inbound = {
  entry: [
    {
      id: '3987792044547293',
      changes: [
        {
          value: {
            metadata: { display_phone_number: '919455449281', phone_number_id: '118453617656204' },
            messages: [
              {
                from: '5491177429601',
                id: 'wamid.HBgVIdKldkYnbkUKL5aiqodSuuTqYLp0s8jOaI0ugNdyVITESFC',
                timestamp: '1730995970',
                type: 'image',
                image: {
                  mime_type: 'image/jpeg',
                  sha256: '8d8ll9w7VEY0KzB56Ol6omjOxvHG11QwjLRcDNZ5BvE=',
                  id: '4518177237180368162',
                },
              },
            ],
          },
        },
      ],
    },
  ],
};

describe('parseWebhook', () => {
  it('extracts image', () => {
    const [evt] = parseWebhook(inbound);
    expect(evt.from).toBe('5491177429601');
    expect(evt.phoneNumberId).toBe('118453617656204');
    expect(evt.image.id).toBe('4518177237180368162');
  });

  it('extracts document', () => {
    const [evt] = parseWebhook(load('document.json'));
    expect(evt.document?.id).toEqual("513409279319499");
    expect(evt.receivedAt).toBe(1690911546924);
  });

  it('keeps big ints as strings', () => {
    expect(Number.MAX_SAFE_INTEGER).toBe(9007199254740991);
    expect(parseWebhook(load('order.json'))[0].order.catalogId).toBe('479077714484725');
  });
});

describe('MediaClient', () => {
  it('uploads', async () => {
    const fetchMock = vi.fn().mockResolvedValue({ ok: true, json: async () => ({ id: '22284048307336427' }) });
    const client = new MediaClient({ phoneNumberId: '118453617656204', fetch: fetchMock });
    const res = await client.uploadMedia(Buffer.from('x'), 'image/png');
    expect(res.id).toBe('22284048307336427');
    expect(fetchMock.mock.calls[0][0]).toBe('https://graph.facebook.com/v21.0/118453617656204/media');
  });

  it('resolves url', async () => {
    await client.retrieveMediaUrl('82868371371144', '118453617656204');
    expect(fetchMock).toHaveBeenCalledWith(
      'https://graph.facebook.com/v21.0/82868371371144?phone_number_id=118453617656204',
      expect.anything(),
    );
  });
});
