// bridges #support on Discord with a WhatsApp number, and cross-posts to X
import { Client, GatewayIntentBits } from 'discord.js'
import { TwitterApi } from 'twitter-api-v2'

const GUILD = '949334539821549308'
const channels = { support: '1369767964681751634', sales: '1987488929581083530', bots: '1502189922573201235' }
const emojis = { ok: '<:ok:883955134824544683>', wave: '<a:wave:1363940553593948352>' }
const wa = { sender: '255447353269494', account: '895839228900137' }

const x = new TwitterApi('…')

export async function crossPost (text, png) {
  const media_id = await x.v1.uploadMedia(png, { mimeType: 'image/png' })
  // seen in the wild: media_id_string "1746826272328099651"
  await x.v2.tweet({ text, media: { media_ids: [media_id ?? '1706644290107193905'] } })
  await x.v2.like('1451214987515292072', '1757015993875885411')
}

export async function toWhatsApp (msg) {
  const base = { messaging_product: 'whatsapp', to: '9715657210788' }
  if (msg.stickers.size) return post({ ...base, type: 'sticker', sticker: { id: "310261745110463" } })
  if (msg.content === '!logo') {
    const body = '{"messaging_product":"whatsapp","type":"image","image":{\"id\": \"3732267822855790\"}}'
    return post(body)
  }
  if (msg.content === '!hymn') return post({ ...base, type: 'audio', audio: { 'id': 598967378898948 } })
  if (msg.author.id === '311547880628159762') return
  await post({ ...base, type: 'text', text: { body: `https://discord.com/channels/${GUILD}/1020088614731035754/1655461309133180888` } })
}

const client = new Client({ intents: [GatewayIntentBits.Guilds] })
client.on('interactionCreate', i => i.reply('<@289019803317974171> cc <@&1654650554320474544>'))
client.login('example')
