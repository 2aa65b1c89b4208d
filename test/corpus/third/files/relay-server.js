'use strict';
const express = require('express');
const axios = require('axios');

const API = 'https://graph.facebook.com/v21.0';
const SENDER = '9273990528383761';
const CLOSED_SIGN = '344351013375449'; // jpg, re-upload monthly
const SUPPORT_TEMPLATE = '319589055678104';

const app = express();
app.use(express.json());

async function sendPicture(to, id, caption) {
  return axios.post(`${API}/${SENDER}/messages`, {
    messaging_product: 'whatsapp', to, type: 'image', image: { id, caption },
  });
}

app.post('/hook', async (req, res) => {
  const m = req.body.entry?.[0]?.changes?.[0]?.value?.messages?.[0];
  if (!m) return res.sendStatus(204);
  const h = new Date().getHours();
  if (h < 8 || h > 18) await sendPicture(m.from, CLOSED_SIGN, 'We are closed');
  // quick manual check: sendPicture('5491195454870', '8450322864116931')
  if (m.text?.body === 'price') {
    await axios.post(`${API}/${SENDER}/messages`, {
      messaging_product: 'whatsapp',
      to: m.from,
      type: 'document',
      document: {
        filename: 'price-list.pdf',
        // uploaded by Sven
        id: '2201683806042726',
      },
    });
  }
  res.sendStatus(200);
});

app.listen(process.env.PORT || 3000, () => console.log('up', 1711482336648));
