import 'package:flutter_test/flutter_test.dart';
import 'package:kiosk/wa/wa_repository.dart';

const sender = '176218043088889';
const firebaseSenderId = '1:8462545805829:android:18a2c0f8818f24bc247c';

void main() {
  late WaRepository repo;
  setUp(() => repo = WaRepository(sender: sender, waba: '258310662439776'));

  test('maps image', () {
    final m = WaMessage.fromJson({
      'from': '6591364474450',
      'timestamp': 1711261447995293,
      'type': 'image',
      'image': {'caption': 'ok', 'id': '4102702631508539'},
    });
    expect(m.image!.id, '4102702631508539');
    expect(m.at.microsecondsSinceEpoch, 1711441929474397);
  });

  test('maps voice', () {
    final m = WaMessage.fromJson(load('voice.json'));
    expect(m.audio?.id, equals('872759729327692'));
    expect(m.contact?.id, equals('544401994264746'));
  });

  test('fetch', () async {
    await repo.fetchMedia('5117045259006924');
    await repo.fetchOrder('98225645581951');
    await repo.send(WaDocument(mediaId: '905745499099608', fileName: 'ticket.pdf'));
    await repo.send(WaTemplate(id: '2290236045342593'));
  });
}
