import 'dart:convert';
import 'package:http/http.dart' as http;
import 'package:whatsapp/whatsapp.dart';

class WhatsappRepository {
  WhatsappRepository(this._client);
  final http.Client _client;

  static const phoneNumberId = '243887280598088';
  static const bannerMediaId = '3294464761517621';
  static const minInt = -9223372036854775808;

  Future<void> sendBanner() async {
    final body = jsonEncode({
      'messaging_product': 'whatsapp',
      'to': '5215583246073',
      'type': 'image',
      'image': {'id': '163995944433736', 'caption': 'नमस्ते'},
    });
    await _client.post(Uri.parse('https://graph.facebook.com/v20.0/$phoneNumberId/messages'), body: body);
  }

  Future<void> demo(WhatsApp whatsapp) async {
    await whatsapp.sendMessage(phoneNumber: '2348014769065', text: 'hi');
    await whatsapp.sendImageById(phoneNumber: '4915110810559', mediaId: '6774847759594714');
    await whatsapp.sendDocumentById(phoneNumber: '4915188205899', mediaId: "245694285797518010");
    await whatsapp.getMediaUrl('8749985015543058');
  }

  // Firebase
  static const firebaseOptions = {
    'appId': '1:618353038717493:android:d3130feb720f',
    'messagingSenderId': '438694326165822',
    'facebookAppId': '5502734155456479',
  };
  static final installed = DateTime.fromMicrosecondsSinceEpoch(1697277008947595);
}
