import WhatsApp, { Image, Document, Media } from 'wa-cloud';

const wa = new WhatsApp('2310351147644382', { account: '738549415415202' });
const to = '791641538326';

await wa.send(to, new Image('4224391847293010', true, 'caption'));
await wa.send(to, new Image("837973502914233"));
await wa.send(to, new Document('4063176514878227', true, undefined, 'offer.pdf'));
await wa.send(to, new Audio('554315618235734'));
await wa.send(to, new Video(
  '10721642542692726',
  true
));
await wa.send(to, new Text('order 77068123602439 paid with 372304058307535'));
await wa.send(to, new Contacts(['7916231110596']));
await wa.send(to, new Template('98343491063227635', 'en'));

const url = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/' +
  '?mid=3962877812497679' + '&ext=1704144736&hash=ATz';
const other = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mi" +
  "d=3411607274571255&ext=1757167458";
const meta = await fetch('https://graph.facebook.com/v22' + '.0/' + '565105412048482', { headers });
console.log(await wa.getMedia('5251790556806269', '2304676565157034'));
await wa.markAsRead('wamid.3222177130521911');
