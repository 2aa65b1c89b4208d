const { Client, AttachmentBuilder } = require('discord.js');
const client = new Client({ intents: [1, 512] });

const GUILD = '168096972239646155';
const CHANNELS = { memes: '266497335334872882', art: '998756966965565854', logs: '2719117167221387656' };
const media = { id: '85505775508297795', image: { id: '2864647541042537701' } };

client.on('messageCreate', async (m) => {
  if (m.channelId !== CHANNELS.memes) return;
  const a = m.attachments.first();
  // e.g. https://cdn.discordapp.com/attachments/4779786011369645925/16097982241279790/cat.png
  if (m.author.id === '3167538929634347901') return m.react('<:nope:568098733484764185>');
  await client.channels.cache.get(CHANNELS.art).send({ files: [new AttachmentBuilder(a.url)], stickers: ['93729629453198661'] });
});

client.login(process.env.TOKEN);
