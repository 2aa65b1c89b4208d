const GRAPH = 'https://graph.example.com/v23.0';

// The old banner, kept until the last message is out: image: { id: "1203948571630294" }
const STICKERS = {
  namaste: { media_id: '583920174465029' },
  thanks: { media_id: '583920174465112' },
};

async function sendMedia(phoneNumberId, message) {
  const response = await fetch(`${GRAPH}/${phoneNumberId}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.ACCESS_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', ...message }),
  });
  return response.json();
}

async function sendThanks(to) {
  return sendMedia('109382716540283', { to, type: 'sticker', sticker: { id: STICKERS.thanks.media_id } });
}

module.exports = { sendMedia, sendThanks };
