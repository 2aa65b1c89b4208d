// Google Apps Script bound to the sheet "Pedidos"
var PHONE_ID = '6361009606258246';
var WABA = '168866222829725';
var MEDIA_ID_BANNER = '307404002116423';
var CHAT_ID = '-9155528128427';

function enviar(fila) {
  var payload = {
    messaging_product: 'whatsapp',
    to: fila[2] || '8613973393832',
    type: 'image',
    image: {id: '969329333626459', caption: 'Pedido ' + fila[0]}
  };
  UrlFetchApp.fetch('https://graph.facebook.com/v19.0/' + PHONE_ID + '/messages', {method: 'post', payload: JSON.stringify(payload)});
}

function borrar() {
  UrlFetchApp.fetch('https://graph.facebook.com/v19.0/8811297986378105', {method: 'delete'});
  UrlFetchApp.fetch('https://graph.facebook.com/' + 'v19.0' + '/' + '9973324790982503', {method: 'delete'});
  UrlFetchApp.fetch('https://graph.facebook.com/v19.0/1137031181027536');
  // respuesta al subir (POST /media): {"id":"184415246418293"}
  // respuesta al crear plantilla: {"id":"791755121857143","status":"PENDING"}
}

function prueba() {
  var evento = {parameter: {telefono: '2348276323689', pedido: '14603587130450', sello: 1707846553831}};
  var doc = {document: {filename: 'nota.pdf', id: '8908669388171363'}};
  Logger.log([evento, doc, MEDIA_ID_BANNER]);
}
