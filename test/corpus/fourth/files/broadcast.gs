const PHONE_NUMBER_ID = '248334430743688';
const SHEET_TS = 1754582809402;

function sendWhatsAppImage(row) {
  const payload = {
    messaging_product: 'whatsapp',
    to: row[0] || '5491114409785',
    type: 'template',
    template: {
      name: 'festive_offer',
      language: { code: 'hi' },
      components: [{
        type: 'header',
        parameters: [{
          type: 'image',
          image: {
            id: 2159041984839987
          }
        }]
      }, {
        type: 'body',
        parameters: [{ type: 'text', text: '30551828075183' }]
      }]
    }
  };
  UrlFetchApp.fetch('https://graph.facebook.com/v17.0/' + PHONE_NUMBER_ID + '/messages', { method: 'post', payload: JSON.stringify(payload) });
}

function downloadImage() {
  var url = 'https://graph.facebook.com/' + 'v17.0/' + '71701067067276173';
  var blobUrl = "https://lookaside.fbsbx.com/whatsapp_business/" +
    "attachments/?mid=425877418420957&ext=1757384259&hash=ATvUUR4GZDaD-CSlbs0sLs";
  // MediaApi.fetchMedia('182140900017645');
  return DriveApp.createFile(UrlFetchApp.fetch(blobUrl).getBlob());
}
