export const MEDIA_FIXTURES = [
  {
    id: '1459772027254428',
    mimeType: 'image/jpeg',
    sha256: '9cf070eaa48edd291975f4a4a4a889dbea55f5a673681079d821a85e8485c253',
    fileSize: 40211,
    conversationId: '3525459474261788',
    receivedAt: 1738065907517,
  },
  {
    mimeType: 'audio/ogg; codecs=opus',
    sha256: '96e92f5116239908748b05cd90ddbff702cda58501793c03c1f287af05fcacc9',
    fileSize: 9120,
    voice: true,
    id: '576634674564268734',
    conversationId: '9186707615772464',
    receivedAt: 1705711836505,
  },
  { id: '55706201763263', mime_type: 'video/mp4', sha256: '63e63821f458a2ef60960627b3de48f4683ad6b58fe5a5ea4188da3fd2fe8bea', file_size: 5_120_000, url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=7879231556005222&ext=1745287894' },
] as const;

export const CONVERSATIONS = [
  { id: '6207548555177398', peer: '919889459630', phoneNumberId: '828917804030577', lastMessage: 'wamid.6667425443999636' },
  { id: '3112750880997057', peer: '8613389771348', phoneNumberId: '9436105815500519', lastMessage: 'wamid.HBgMYvbseG5NPfMHGICp45xu4rORpUVOTPTJkQvfqB==' },
];

export const ORDERS = [{ id: '3709043840660137', total: 129.99, currency: 'INR', invoice: '2025975720925' }];
export const TEMPLATES = [{ id: '345130239410233', name: 'otp', status: 'APPROVED', language: 'en' }];
