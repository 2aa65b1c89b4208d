import { TwitterApi } from 'twitter-api-v2';
import { WhatsApp } from './wa';
import { ig } from './instagram';

const x = new TwitterApi(process.env.X!);
const wa = new WhatsApp({ phoneNumberId: '107384094657511' });

export async function publish(kind: string) {
  // X: upload → media_id
  await x.v2.tweet({ text: 'New drop', media: { media_ids: ['2928687258710024948', '1799942913484626201'] } });
  await x.v1.createMediaMetadata('2736424015305385219', { alt_text: { text: 'shirt' } });

  // WhatsApp: upload → id
  await wa.send('919999902017', { type: 'image', image: { id: '601086880327468' } });
  await wa.media.remove('49366319231425');

  // Instagram: create container → publish
  const container = { id: '46262071521265175' };
  await ig.post('/17819423483501893/media_publish', { creation_id: container.id });
  await ig.get('/50143289468044588?fields=media_type,media_url');
}

export const LAST = {
  twitter:   { mediaId: '6567491281471784513', tweetId: '1906599070472948387' },
  whatsapp:  { mediaId: '3668980246707204', messageId: 'wamid.HBgAsy5fRgPfxdZ9iiwFx7fgPyepK6rIFw4XLxiy99b9ehW' },
  instagram: { mediaId: '62788638099085066' },
  messenger: { attachmentId: '8106981301878053' },
  at: 1753102007756,
};
