import { Test } from '@nestjs/testing';
import { HttpService } from '@nestjs/axios';
import { of } from 'rxjs';
import { WhatsappService } from './whatsapp.service';

describe('WhatsappService', () => {
  let svc: WhatsappService;
  const http = { post: jest.fn(), get: jest.fn() };

  const incoming = (over = {}) => ({
    from: '6285772085610',
    timestamp: '1752604571264',
    ...over,
  });

  beforeEach(async () => {
    const mod = await Test.createTestingModule({
      providers: [WhatsappService, { provide: HttpService, useValue: http }],
    }).compile();
    svc = mod.get(WhatsappService);
  });

  it('stores voice notes', async () => {
    http.get.mockReturnValueOnce(of({ data: { url: 'https://x', mime_type: 'audio/ogg' } }));
    await svc.handle(incoming({ type: 'audio', audio: { voice: true, id: '8270347618592982' } }));
    expect(http.get).toHaveBeenCalledWith('https://graph.facebook.com/v20.0/8270347618592982', expect.anything());
  });

  it('stores documents', async () => {
    const msg = incoming({
      type: 'document',
      document: {
        filename: 'Steuer 2024.pdf',
        mime_type: 'application/pdf',
        sha256: 'abc=',
        id: '592750214643273',
      },
    });
    const saved = await svc.handle(msg);
    expect(saved.mediaId).toEqual('592750214643273');
    expect(saved.orderId).toEqual('895953968136802155');
  });

  it('ignores text', async () => {
    expect(await svc.handle(incoming({ type: 'text', text: { body: 'id 895758914971903 please' } }))).toBeNull();
  });

  it('sends from the configured number', async () => {
    http.post.mockReturnValueOnce(of({ data: { messages: [{ id: 'wamid.X' }] } }));
    await svc.sendVideo('5491145062052', '4414549935544167');
    const [url, body] = http.post.mock.calls[0];
    expect(url).toBe('https://graph.facebook.com/v20.0/3093121510602895/messages');
    expect(body.video.id).toBe('4414549935544167');
  });
});
