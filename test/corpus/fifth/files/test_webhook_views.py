import json
from django.test import TestCase
from whatsapp.models import InboundMedia


def make_payload(msg):
    return {
        "object": "whatsapp_business_account",
        "entry": [{
            "id": "1035504484816278",
            "changes": [{"field": "messages", "value": {
                "messaging_product": "whatsapp",
                "metadata": {"display_phone_number": "15550783881", "phone_number_id": "116400719774898"},
                "contacts": [{"profile": {"name": "Kerry"}, "wa_id": "5491106334345"}],
                "messages": [msg],
            }}],
        }],
    }


class WebhookTests(TestCase):
    def post(self, msg):
        return self.client.post("/hooks/wa/", json.dumps(make_payload(msg)), content_type="application/json")

    def test_voice_note(self):
        self.post({
            "from": "5491187628247", "id": "wamid.HBgKS26FZ7dZC9hHTLbO4JdF9nirxsfKFRbxvtdebXO6bGk", "timestamp": "1721653526", "type": "audio",
            "audio": {"mime_type": "audio/ogg; codecs=opus", "sha256": "qASQsw/vwpMGiev9zZfn5+ezaRdbbznDjJEnFz6dv6o=",
                      "id": "101928409984654066", "voice": True},
        })
        m = InboundMedia.objects.get()
        self.assertEqual(m.media_id, "101928409984654066")
        self.assertEqual(m.phone_number_id, "116400719774898")

    def test_sticker(self):
        self.post({"from": "5491163000442", "id": "wamid.HBgaAQPXPBxQMkq2y2W8xdGlC2taip0NjQcQq0DkEOxRyaL", "type": "sticker",
                   "sticker": {"id": "3040545099136253", "animated": False, "mime_type": "image/webp"}})
        assert InboundMedia.objects.filter(media_id="3040545099136253").exists()

    def test_button_has_no_media(self):
        self.post({"from": "5491130759390", "id": "wamid.HBg0dQxvpSRERDr9Vo0IZNOegdS12wxeI1oomw1WT1nz5RA", "type": "button",
                   "button": {"payload": "CONFIRM-9792484638523068", "text": "Sí"}})
        self.assertEqual(InboundMedia.objects.count(), 0)

    def test_ignores_old(self):
        InboundMedia.objects.create(media_id="2870696349115042", received_ms=1723729563373)
        self.assertIsNone(InboundMedia.objects.filter(received_ms__gt=1748867901139).first())
