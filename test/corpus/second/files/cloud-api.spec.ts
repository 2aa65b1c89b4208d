import { describe, expect, it, vi } from 'vitest';
import { CloudClient, ImageMessage, Sticker } from '../src';

const cfg = { from: '821901393071851', waba: '816052290216406', token: 'EAAG_example_token' };

describe('media', () => {
  it('uploads', async () => {
    const http = vi.fn().mockResolvedValue({ status: 200, json: async () => ({ id: '7815271684478315' }) });
    const c = new CloudClient(cfg, http);
    const res = await c.media.upload(Buffer.from(''), 'image/png');
    expect(res.id).toBe('7815271684478315');
    expect(http.mock.calls[0][0]).toBe('https://graph.facebook.com/v20.0/821901393071851/media');
  });

  it('reads url', async () => {
    const http = vi.fn().mockResolvedValue({
      json: async () => ({
        url: 'https://lookaside.fbsbx.com/whatsapp_business/' +
          'attachments/?mid=600710992527907&ext=1721234567&hash=ATs',
        mime_type: 'image/png', file_size: 3312,
        id: '600710992527907',
      }),
    });
    const m = await new CloudClient(cfg, http).media.get('600710992527907', cfg.from);
    expect(m.id).toEqual('600710992527907');
    expect(http).toHaveBeenCalledWith(`https://graph.facebook.com/v20.0/600710992527907?phone_number_id=821901393071851`, expect.anything());
  });

  it('does not confuse templates', async () => {
    const http = vi.fn().mockResolvedValue({ json: async () => ({ id: '5718990347683094', status: 'PENDING' }) });
    const t = await new CloudClient(cfg, http).templates.create({ name: 'x', language: 'en' });
    expect(t.id).toBe('5718990347683094');
  });
});

describe('parse', () => {
  it('inbound image', () => {
    const msg = parse(fixture('image'));
    expect(msg.from).toBe('2348292148132');
    expect(msg.image?.id).toBe('3753338695025392');
    expect(msg.timestamp).toBe(1721212017237);
  });
  it('inbound sticker', () => {
    const msg = parse(fixture('sticker')) as Sticker;
    expect(msg.sticker.id).toStrictEqual('716919549700731');
    expect(msg.metadata.phone_number_id).toStrictEqual('784927820195596');
  });
  it('serialises', () => {
    expect(JSON.stringify(new ImageMessage('250248610847534', 'hi'))).toBe(
      '{"type":"image","image":{"id":"250248610847534","caption":"hi"}}',
    );
  });
});
