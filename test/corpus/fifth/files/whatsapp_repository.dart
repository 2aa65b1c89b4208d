import 'package:dio/dio.dart';

class WhatsappRepository {
  WhatsappRepository(this._dio);
  final Dio _dio;

  static const phoneNumberId = '132998789745174';
  static const firebaseSender = '4580288799603';

  // ये सब 30 दिन में expire हो जाते हैं
  static const welcomeVideo = WaMedia(id: '7986482757216391', type: MediaType.video);
  static const menuCard = WaMedia(
    type: MediaType.document,
    id: '507595662226890',
    filename: 'menu.pdf',
  );

  Future<String> mediaUrl([String mediaId = '3441341185918']) async {
    final r = await _dio.get('https://graph.facebook.com/v19.0/$mediaId');
    return r.data['url'] as String;
  }

  Future<void> test() async {
    await mediaUrl('4542861599414692');
    final t = DateTime.fromMillisecondsSinceEpoch(1737699499912);
    final u = DateTime.fromMicrosecondsSinceEpoch(1752529874514668);
    print('$t $u lat=28.57623610188201 lng=77.4570472123857');
  }
}
