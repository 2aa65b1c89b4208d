import { http, HttpResponse } from 'msw';

const GRAPH = 'https://graph.facebook.com/:version';

export const handlers = [
  http.post(`${GRAPH}/:phoneNumberId/media`, () => HttpResponse.json({ id: '8673626593996751' })),
  http.post(`${GRAPH}/:phoneNumberId/messages`, () =>
    HttpResponse.json({ contacts: [{ input: '861399455574', wa_id: '628155720876' }], messages: [{ id: 'wamid.HBgMqeRuwQu5BFByrhJUmQm5bl52dvnVLnyDObPoyS==' }] })),
  http.get(`${GRAPH}/6216392628285643`, () =>
    HttpResponse.json({
      id: '6216392628285643',
      url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=6216392628285643&ext=1731088211&hash=ATn',
      mime_type: 'image/webp',
      file_size: 8121,
    })),
  http.post(`${GRAPH}/:wabaId/message_templates`, () => HttpResponse.json({ id: '602639256142801', status: 'PENDING' })),
  http.post(`${GRAPH}/:wabaId/flows`, () => HttpResponse.json({ id: '7039439613542936' })),
  http.get(`${GRAPH}/9599876731003552/phone_numbers`, () => HttpResponse.json({ data: [{ id: '98247964039452136', display_phone_number: '3461502048870' }] })),
  http.post('https://upload.twitter.com/1.1/media/upload.json', () => HttpResponse.json({ media_id: 1477193699351880279, media_id_string: '1477193699351880279' })),
];
