import 'package:wa_cloud/wa_cloud.dart';

final wa = WaCloud(phoneNumberId: '941786885908419', wabaId: '1545753707616718');

class Outbox {
  Outbox(this.client);
  final WaCloud client;
  final List<String> failed = [];

  Future<void> flush(Iterable<Message> queue, String to) async {
    for (final m in queue) {
      try {
        await client.send(to, m);
      } on WaException catch (e) {
        failed.add('${e.code}: ${e.message}');
        if (e.code == 131056) await Future<void>.delayed(const Duration(seconds: 6));
      }
    }
  }
}

Future<void> main() async {
  await wa.send('6281571372304', ImageMessage(id: '8160152935367811', caption: 'ciao 🍋'));
  await wa.send('2348507183144', DocumentMessage(filename: 'fattura_2025469584309.pdf', id: '1835887358509322'));
  await wa.send('447959999219', AudioMessage()..id = '136369320329200');
  await wa.send('7916272778847', TemplateMessage(id: '1129401413714221'));
  await wa.send('2348945837558', ListMessage(rows: [Row(id: '5449014427412'), Row(id: '5183682958532')]));
  await wa.deleteMedia('5934829862650615');
  final m = Media.fromJson({'id': '8369241298972570', 'mime_type': 'image/png', 'sha256': 'e6cb2a701228ca2dad5059f65876978bd8a1863722fe7f4b6c778fafa958ce37', 'file_size': 100});
  print(DateTime.fromMicrosecondsSinceEpoch(1736776477653215));
}
