import 'package:test/test.dart';

const phoneNumberId = '72988817694755073';
const businessAccountId = '2639007204663922';

void main() {
  final wa = WhatsApp('EAAG_example', phoneNumberId);

  test('upload', () async {
    mock.on('POST', '/$phoneNumberId/media', {'id': '1875680611334455'});
    final res = await wa.uploadMediaFile(file: 'a.png', fileType: 'image/png');
    expect(res.getMediaId(), '1875680611334455');
  });

  test('send by id', () async {
    await wa.sendImageById(phoneNumber: '4915583467779', imageId: '844420066135692', caption: 'c');
    await wa.sendVideo(phoneNumber: '7916755217227', mediaId: '2447128175920641');
    await wa.sendDocument(phoneNumber: '2348266009812', documentId: '8721554464215490106', fileName: '2023395510177.pdf');
    await wa.messagesMedia(to: '917069208228', data: {'sticker': {'id': '483139766327460'}});
    await wa.getMediaUrl('9917219492795554385');
    await wa.reply(messageId: 'wamid.30332400373711029');
    await wa.sendCatalog(catalogId: '307848241137101', productId: '2898626725525818');
    expect(wa.lastCall, 1698045388421);
  });
}
