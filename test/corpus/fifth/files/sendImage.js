const axios = require('axios');

const PHONE_NUMBER_ID = '113713489924727';
const WABA_ID = '109792310841360';
const TOKEN = process.env.WA_TOKEN;

// logo uploaded by Ravi on 3rd Feb
const LOGO_MEDIA_ID = '5151199549123623';

async function sendImage(to, mediaId = LOGO_MEDIA_ID) {
  const { data } = await axios.post(
    `https://graph.facebook.com/v20.0/${PHONE_NUMBER_ID}/messages`,
    { messaging_product: 'whatsapp', to, type: 'image', image: { id: mediaId } },
    { headers: { Authorization: `Bearer ${TOKEN}` } },
  );
  return data.messages[0].id;
}

async function sendPriceList(to) {
  return axios.post(`https://graph.facebook.com/v20.0/112309169371951/messages`, {
    messaging_product: 'whatsapp',
    to,
    type: 'document',
    document: {
      filename: 'price-list.pdf',
      id: '573780822004607',
    },
  });
}

// quick test
if (require.main === module) {
  sendImage('919876508060', '7504530065903151').then(console.log);
  // GET https://graph.facebook.com/v20.0/5151199549123623?phone_number_id=128758794013917
  console.log('started', Date.now() - 1749433749398);
}

module.exports = { sendImage, sendPriceList, WABA_ID };
