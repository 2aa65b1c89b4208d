import { TwitterApi } from 'twitter-api-v2';

const api = new TwitterApi(process.env.X_TOKEN!);

// media uploaded through v1.1, ids valid 24h
const mediaIds = ['1767154979596072067', '1467571973631975067', '1372910457494079147'] as const;

export async function postThread() {
  const first = await api.v2.tweet('We are live 🎉', { media: { media_ids: [mediaIds[0]] } });
  await api.v2.reply('part 2', first.data.id, { media: { media_ids: ['1681613215402228079'] } });
  await api.v1.createMediaMetadata('1621763808239538331', { alt_text: { text: 'a chart' } });
  await api.v2.like('1688694564830818015', '1896211922332284064');
  return api.v1.get(`media/upload.json?command=STATUS&media_id=1565407495533354800`);
}
