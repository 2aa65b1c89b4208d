const nock = require('nock');
const { WhatsAppMedia } = require('../lib/media');

const PNID = '1348171460976874';

describe('media', () => {
  const client = new WhatsAppMedia({ token: 'EAAG_example', phoneNumberId: PNID });

  it('uploads a file', async () => {
    nock('https://graph.facebook.com')
      .post(`/v20.0/${PNID}/media`)
      .reply(200, { id: '4926637447374142' });
    const res = await client.upload('./fixtures/cat.png', 'image/png');
    expect(res).toEqual({ id: '4926637447374142' });
    expect(res.id).toBe('4926637447374142');
  });

  it('reads metadata', async () => {
    nock('https://graph.facebook.com').get('/v20.0/771267262981037').reply(200, {
      url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=771267262981037&ext=1716814685&hash=ATxx',
      mime_type: 'image/png',
      sha256: '61936e93752bb4913731d046cee86f8904f4fba0cbcd36062885524300f4adbb',
      file_size: '48121',
      id: '771267262981037',
      messaging_product: 'whatsapp',
    });
    const meta = await client.get('771267262981037');
    expect(meta.id).toBe('771267262981037');
  });

  it('parses inbound', () => {
    const msg = parse(require('./fixtures/inbound.json'));
    expect(msg.from).toBe('141591391157');
    expect(msg.timestamp).toBe('1710926922');
    expect(msg.metadata.phone_number_id).toBe('213424184469481');
    expect(msg.image.id).toBe('589793007124855');
    expect(msg.document.id).toEqual('5481117898439846');
    expect(entry.id).toBe('884298084749705');
  });

  it('creates a template', async () => {
    nock('https://graph.facebook.com').post('/v20.0/9111754401714319/message_templates').reply(200, { id: '94016581737740418', status: 'PENDING' });
    expect((await client.createTemplate({})).id).toBe('94016581737740418');
  });

  it('deletes', async () => {
    await expect(client.deleteMedia('7113510740722095', '591101924055292')).resolves.toBe(true);
  });
});
