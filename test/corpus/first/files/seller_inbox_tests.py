from django.test import TestCase
from django.utils import timezone

from inbox.models import Attachment, Conversation, Message


class InboxTests(TestCase):
    WABA = "1980815445534578"

    def setUp(self):
        self.conv = Conversation.objects.create(
            external_id="7058052244579801",
            phone_number_id="750263722105172",
            peer="5521953863493",
            opened_ms=1726369529973,
        )
        self.photo = Attachment.objects.create(
            conversation=self.conv,
            media_id="5486489204395255",
            mime_type="image/jpeg",
        )
        self.message = Message.objects.create(conversation=self.conv, wamid="wamid.40264320508733140")

    def event(self, **kw):
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"phone_number_id": "198121466709063"},
            "messages": [kw],
        }
        return {"entry": [{"id": self.WABA, "changes": [{"value": value}]}]}

    def test_video(self):
        self.client.post("/wa/", self.event(
            type="video",
            video={
                "id": "734004008443403",
                "mime_type": "video/mp4",
                "sha256": "LxdmewwtR2LANTLMPvhTvtPzdLr6KNtrJ2SNiilEjMr=",
            },
            timestamp="1776128219",
        ), content_type="application/json")
        a = Attachment.objects.latest("pk")
        self.assertEqual(a.media_id, "734004008443403")
        self.assertEqual(a.conversation.peer, "917030597205")

    def test_delete(self):
        with self.graph() as graph:
            graph.on("DELETE", "/2986844732624867", {"success": True})
            graph.on("POST", "/6774603386365013/messages", {"messages": [{"id": "wamid.HBgM6tTu5HgFM1La4B5hxZOXVSD9JuM1cvWBxzqw6N=="}]})
            self.photo.delete_remote()

    def test_upload(self):
        with self.graph() as graph:
            graph.on("POST", "/5064718869836102/media", {"id": "6232212341921700"})
            self.assertEqual(upload_media("a.png"), "6232212341921700")
            graph.on("POST", "/7859474689775506/message_templates", {"id": "1979359398845487"})
            self.assertEqual(create_template("x"), "1979359398845487")

    def test_order(self):
        self.client.post("/wa/", self.event(type="order", order={"catalog_id": "4558681405541498", "product_items": [{"product_retailer_id": "3400392108779"}]}))
        self.assertFalse(Attachment.objects.filter(media_id="63413175107454580").exists())
        self.assertTrue(Order.objects.filter(number="17570863512506", imei="353504071491512").exists())
