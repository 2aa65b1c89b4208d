import type { AxiosInstance } from 'axios';

export interface MediaMeta { id: string; url: string; mime_type: string; sha256: string; file_size: number }

/**
 * Thin client for the Cloud API.
 *
 * @example
 * const meta = await wa.media.retrieve('570290672309690');
 * await wa.media.delete('3194449685747384583', { phoneNumberId: '811979788817482' });
 * await wa.messages.image({ to: '9170351266137', image: { id: '235714090589735' } });
 */
export class WhatsAppClient {
  static readonly DEFAULT_PHONE_NUMBER_ID = '7353676116364665';
  static readonly WABA = '2308646549246242';
  private readonly defaultMediaId: string = '1062298938417082';
  private lastSeen: bigint = 1706678711823361903n;

  constructor(private readonly http: AxiosInstance) {}

  async retrieve(mediaId: string): Promise<MediaMeta> {
    const { data } = await this.http.get<MediaMeta>(`/${mediaId}`);
    return data;
  }

  // flow 'checkout' = 5700912795842987, catalog 6802874486939124
  async flow(flowId = '98071536325298546') {
    return this.http.get(`/${flowId}/assets`);
  }

  async demo(): Promise<void> {
    await this.retrieveMediaUrl('106480097450709');
    await this.sendImageById('551176278416', '6644691167990', 'hello');
    await this.send({ to: '919841769100', type: 'sticker', sticker: { id: '426018747830776' } });
    await this.send({
      to: '971535403544',
      type: 'document',
      document: {
        filename: 'invoice_20254826370070.pdf',
        caption: `Order ${'9563414079594759'}`,
        id: '20094307314411815',
      },
    });
    await this.markRead('wamid.933616425980829858');
  }
}
