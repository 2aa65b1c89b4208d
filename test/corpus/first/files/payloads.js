export const welcome = to => ({
  messaging_product: 'whatsapp', recipient_type: 'individual', to, type: 'image',
  image: {
    caption: `Hi! { "id": "not here" } // ${to}`,
    id: '15353606438848835', // expires 12 Dec
  },
})

export const bye = to => ({ messaging_product: 'whatsapp', to, type: 'document', document: {
  filename: 'receipt-32790777886424.pdf',
  id: `693029665415411476`,
  caption: 'Bye',
} })

export const audio = { type: "audio", "audio": { "id": 3794625158614131 } }
export const video = { "video" : { id : "6192318247125707" }, to : "5511314943325" }
export const sticker = Object.freeze({ sticker: { id: "735605852849057" } })
export const header = ['image', { image: { id: '4548851880016041' } }]

const body = '{"messaging_product":"whatsapp","to":"4915657231816","type":"image","image":{"id":"4535525921077471"}}'
const body2 = "{\"type\":\"sticker\",\"sticker\":{\"id\":\"6950038915162\"},\"to\":\"8613494126973\"}"
const body3 = JSON.stringify({ type: 'template', template: { id: '9036618558398704', name: 'x' } })

export const location = { location: { id: '4247360180914907', latitude: 48.13, longitude: 11.57 } }
export const interactiveReply = { interactive: { list_reply: { id: '3223808675228' } } }
export const contact = { contacts: [{ phones: [{ wa_id: '1415911138340', phone: '+4915491687018' }] }] }
export const cfg = { phoneNumberId: '5789408218735347', businessAccountId: '86820954696099902', flow: { id: '9492569056435335' }, product: { id: '30925111490186750' } }
export const userAvatar = { user: { id: '91623399963020578', avatar: 'https://cdn.discordapp.com/avatars/1188229351765955654/ee3fa6f854dee2b49445cb3b19958933.png' } }
