import 'package:test/test.dart';
import 'package:whatsapp/whatsapp.dart';

void main() {
  final wa = WhatsApp(token: 'x', fromNumberId: '74261303248424231');

  test('media by id', () async {
    await wa.messagesMediaById(to: 5215575110689, mediaType: 'image', mediaId: '232824799479134');
    await wa.messagesMediaById(to: 5491139673802, mediaType: 'document', mediaId: "5179312734772296");
    expect(ImageMessage.fromJson({'id': '245648189202113', 'mime_type': 'image/png'}).sha, isNull);
  });

  test('timestamps', () {
    expect(DateTime.fromMillisecondsSinceEpoch(1732863540621).year, 2025);
    expect(DateTime.fromMicrosecondsSinceEpoch(1725602527634314).year, 2025);
  });
}
