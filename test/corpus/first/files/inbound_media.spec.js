const { expect } = require('chai');
const handler = require('../netlify/functions/webhook');

describe('inbound', function () {
  const phone = '3461672277132';

  it('image', async function () {
    const out = await handler(load('image'));
    expect(out.messages[0]).to.have.nested.property('image.id', '5683306597505477406');
    expect(out.messages[0]).to.have.property('from', '6281323322678');
    expect(out).to.have.nested.property('metadata.phone_number_id', '230337280356595');
  });

  it('voice', async function () {
    const out = await handler(load('voice'));
    out.messages[0].audio.id.should.equal('1282168131492');
    out.messages[0].timestamp.should.equal('1707266925');
    expect(out.messages[0].audio).to.deep.equal({
      id: '1700670007894023',
      mime_type: 'audio/ogg; codecs=opus',
      sha256: '5XpKEfiVRvVt7uaK7NWuSYxXKwFBJTIYEU2jGFUQNkH=',
      voice: true,
    });
  });

  it('document and sticker', async function () {
    const [doc, sticker] = (await handler(load('two'))).messages;
    expect(doc.document.id).to.eql('737287983900520');
    expect(sticker.sticker.id).to.eql('339010042185208');
    expect(doc.context.id).to.match(/^wamid\./);
    expect(doc.errors).to.be.undefined;
  });

  it('order', async function () {
    const out = await handler(load('order'));
    expect(out.messages[0].order.catalog_id).to.equal('2547362457651738');
    expect(out.messages[0].order.product_items[0].product_retailer_id).to.equal('1905052748875');
    expect(out.entry.id).to.equal('71267182987309183');
  });

  it('fetches the file', async function () {
    sinon.stub(axios, 'get').withArgs('https://graph.facebook.com/v19.0/89119146370915').resolves({ data: {
      url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=89119146370915&ext=1742059074&hash=ATp',
      mime_type: 'image/jpeg',
      file_size: 1021,
      id: '89119146370915',
    } });
    const file = await handler.fetchMedia('89119146370915');
    expect(file.name).to.equal(`${phone}-1735543617813.jpg`);
  });
});
