// fake Graph API for local development
const express = require('express');
const app = express();

const PHONE = '567784542389894';
const WABA = '1147996707658949';

app.post('/:v/567784542389894/media', (req, res) => {
  if (req.query.big) return res.json({ id: '306052774921877' });
  if (req.query.pdf) return res.json({ "id": "9068672339343194" });
  res.json({ id: '8868025821766843' });
});

app.post(`/:v/${WABA}/message_templates`, (req, res) => {
  res.json({ id: '4380112006468444', status: 'PENDING', category: 'UTILITY' });
});

app.get('/:v/8868025821766843', (req, res) => {
  res.json({
    url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=8868025821766843&ext=' + Date.now(),
    mime_type: 'image/jpeg',
    sha256: 'dd1be5845d515aa7a1dfde07faa52ac34f6c4f6c',
    file_size: 1234,
    id: '8868025821766843',
  });
});

app.get('/:v/:id/phone_numbers', (req, res) => res.json({
  data: [
    { display_phone_number: '+5511973694448', id: PHONE, quality_rating: 'GREEN' },
    { display_phone_number: '+6281144085227', id: '100694748654681', quality_rating: 'UNKNOWN' },
  ],
}));

function fakeInbound(type) {
  const media = {
    image: { mime_type: 'image/jpeg', sha256: 'pIhjr/9/+6o3zo+lvvFUb5t6194PQYW9Ymx3t3yTSZ8=', id: '751574975647940' },
    video: { mime_type: 'video/mp4', sha256: 'mDuDyhQyuvFuUjcbR8B5i36cqBqKrSe6eco04igXQUc=', id: '651925790813317' },
    audio: { mime_type: 'audio/ogg; codecs=opus', sha256: 'dk91cYBSwjEI8q3gVHREdgir1RHI9puKo6BITyDAym4=', id: '75870567598785099', voice: true },
    document: { filename: 'scan.pdf', mime_type: 'application/pdf', sha256: 'tNw3EOLgHhcLKufQ1QtPDStrSPkpOdfSSuAxU1Si6Us=', id: '7621345430550' },
    sticker: { mime_type: 'image/webp', sha256: 'YV5UBETNrRBEnW2B+TKA05S1n5iSI6J7xV/lyh8Ltgo=', id: '7266646798744354', animated: false },
  };
  return { from: '5215540481894', id: 'wamid.HBgbzoZc2fubAlRpnnGTLQJd5DM32JXG7WzleSXdepXtrncOpBo', type, [type]: media[type], ts: 1762064892813 };
}

app.listen(4000);
