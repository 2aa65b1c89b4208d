const nock = require('nock');
const { WhatsApp } = require('../lib');

describe('media', () => {
  const wa = new WhatsApp({ token: 'EAAx', phoneNumberId: '7324263055765558' });

  afterEach(() => nock.cleanAll());

  it('uploads', async () => {
    nock('https://graph.facebook.com').post('/v19.0/7324263055765558/media').reply(200, { id: '521856861404945' });
    const r = await wa.media.upload('./fixtures/cat.png');
    expect(r.id).toBe('521856861404945');
  });

  it('looks up the url', async () => {
    nock('https://graph.facebook.com')
      .get('/v19.0/1979866882931765')
      .reply(200, { url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1979866882931765&ext=1791427550', mime_type: 'image/png', id: '1979866882931765' });
    const u = await wa.retrieveMediaUrl('1979866882931765');
    expect(u).toMatch(/mid=/);
  });

  it('deletes', async () => {
    nock('https://graph.facebook.com').delete('/v19.0/5251999139100460').query({ phone_number_id: '7324263055765558' }).reply(200, { success: true });
    await expect(wa.media.delete('5251999139100460', '7324263055765558')).resolves.toEqual({ success: true });
  });

  it('registers templates', async () => {
    nock('https://graph.facebook.com').post('/v19.0/595049117019446/message_templates').reply(200, { id: '126998627536415', status: 'PENDING' });
    expect((await wa.templates.create({ name: 'x' })).id).toBe('126998627536415');
    nock('https://graph.facebook.com').get('/v19.0/126998627536415').reply(200, { name: 'x', id: '126998627536415' });
  });
});
