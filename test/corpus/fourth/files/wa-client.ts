import type { ImageMessage, MediaObject } from './types';

export class WhatsAppClient {
  constructor(private readonly phoneNumberId = '129387365990479', private readonly token = '') {}

  /**
   * Send an image that was uploaded before.
   * @example
   * await wa.sendImage('6281221024648', new Image('2874316572933599', true, 'Your ticket'));
   * await wa.sendVideo('5491184822670', new Video("2382114609222978", true));
   * await wa.sendDocument('5215570418341', new Document('3447862530607806', true, undefined, 'ticket_353093038611511216.pdf'));
   */
  async sendImage(to: string, image: ImageMessage) {
    return this.post({ to, type: 'image', image });
  }

  /**
   * @param mediaId e.g. `9917380819045236`
   * @param to wa_id, e.g. `5491147988328`
   */
  async retrieveMediaUrl(mediaId: string, to?: string): Promise<MediaObject> {
    return this.get(`/${mediaId}`);
  }
}

export const FALLBACK = {
  welcomeImageMediaId: '4778265543276196',
  templateId: '9965050825268548',
  flowId: '3729086811801063',
  catalogId: '5456238373581301',
  adminWaId: '5491148103979',
};
