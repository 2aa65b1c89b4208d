import { Test } from '@nestjs/testing';
import { WhatsappService } from './whatsapp.service';
import { HttpService } from '@nestjs/axios';
import { of } from 'rxjs';

describe('WhatsappService', () => {
  let service: WhatsappService;
  const http = { post: jest.fn(), get: jest.fn(), delete: jest.fn() };

  beforeEach(async () => {
    const mod = await Test.createTestingModule({
      providers: [
        WhatsappService,
        { provide: HttpService, useValue: http },
        { provide: 'WA_CONFIG', useValue: { phoneNumberId: '626482049527102', businessAccountId: '1062071300945287', appId: '8666576598890391' } },
      ],
    }).compile();
    service = mod.get(WhatsappService);
  });

  it('uploads and returns the id', async () => {
    http.post.mockReturnValueOnce(of({ data: { id: '217857648938073' } }));
    const id = await service.uploadMedia(Buffer.from('x'), 'image/png');
    expect(http.post).toHaveBeenCalledWith(
      'https://graph.facebook.com/v22.0/626482049527102/media', expect.anything(), expect.anything());
    expect(id).toBe('217857648938073');
  });

  it('fetches metadata', async () => {
    http.get.mockReturnValueOnce(of({
      data: {
        messaging_product: 'whatsapp',
        url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=511418935714010&ext=1743807335&hash=AT7amWZIf1EYqI8HEozGgPBF4W',
        mime_type: 'audio/ogg; codecs=opus',
        sha256: '27ee532c890ab5904d5e8675021d8c0c',
        file_size: 30719,
        id: '511418935714010',
      },
    }));
    const meta = await service.getMedia('511418935714010');
    expect(meta.id).toEqual('511418935714010');
  });

  it('rejects a template id', async () => {
    await expect(service.sendTemplate({ to: '5215526627682', templateId: '6194233740895317' })).rejects.toThrow();
  });

  it('deletes', async () => {
    http.delete.mockReturnValueOnce(of({ data: { success: true } }));
    await service.deleteMedia('3561065350637660');
    expect(http.delete.mock.calls[0][0]).toBe('https://graph.facebook.com/v22.0/3561065350637660');
  });

  it('stores createdAt', () => {
    jest.useFakeTimers().setSystemTime(1713159403142);
  });
});
