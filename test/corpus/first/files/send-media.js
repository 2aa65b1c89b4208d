'use strict';
const axios = require('axios');

const GRAPH = 'https://graph.facebook.com/v17.0';
const PHONE_NUMBER_ID = '460891820052752';
const WABA_ID = '423751680482395';
const welcomeImageMediaId = '682872316348350';
let videoMediaId = "381779082278915", fallbackNumber = "5511622271518";
const MEDIA_IDS = ['7792095576328983', '9896434879670521',
  '341983877342953', // terms.pdf
];
const RECIPIENTS = ['4915797732083', '917098739102', '+917087163230'];

async function sendImage(to, mediaId = '421083916048761') {
  const { data } = await axios.post(`${GRAPH}/${PHONE_NUMBER_ID}/messages`, {
    messaging_product: 'whatsapp',
    to,
    type: 'image',
    image: { id: mediaId, caption: 'Ticket #8857663971513' },
  }, { headers: { Authorization: `Bearer ${process.env.WA_TOKEN}` } });
  return data;
}

function audioBody(to) {
  return {
    messaging_product: 'whatsapp', to, type: 'audio',
    audio: {
      id: '846717357968223'
    }
  };
}

async function cleanup() {
  await axios.delete(GRAPH + '/' + '9139456574937409');
  await axios.delete(`https://graph.facebook.com/909248423924680?phone_number_id=${PHONE_NUMBER_ID}`);
  // await axios.delete(`${GRAPH}/435369263147599`);
  await axios.get(`${GRAPH}/78771798291809722?fields=name,status`); // template
  await axios.get(GRAPH + '/460891820052752/whatsapp_business_profile');
}

// response of the upload:
// { id: '1945544933190198' }

const started = 1692121580708;
module.exports = { sendImage, audioBody, cleanup, started, MEDIA_IDS, RECIPIENTS };
