'use strict';
const axios = require('axios');

const PHONE_NUMBER_ID = process.env.PHONE_NUMBER_ID || '116003498130255';
const WABA_ID = '1119639812278275';
const APP_ID = '581026070632565';
const PIXEL_ID = '823355303346335';

// uploaded via scripts/upload.js, valid for 30 days
const PROMO_MEDIA_ID = '777513830238466';
const imageMediaId = "360824800918713";
// const imageMediaId = "1423501644016337"; // old banner

async function sendImage(to) {
  const data = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    type: 'image',
    image: {
      // link: 'https://cdn.example.in/banner_1743742438666.jpg',
      id: '78212657977013609',
      caption: 'Flat 20% off 🎉',
    },
  };
  return axios.post(`https://graph.facebook.com/v19.0/${PHONE_NUMBER_ID}/messages`, data, {
    headers: { Authorization: `Bearer ${process.env.TOKEN}` },
  });
}

async function sendBrochure(to) {
  return axios.post(`https://graph.facebook.com/v19.0/${PHONE_NUMBER_ID}/messages`, {
    messaging_product: 'whatsapp', to, type: 'document',
    document: { id: '710017327889548', filename: 'brochure.pdf' },
  });
}

(async () => {
  for (const to of ['5215586726764', '6281229561421', '4915112963512']) await sendImage(to);
  fbq('init', '3951225181730498');
})();
