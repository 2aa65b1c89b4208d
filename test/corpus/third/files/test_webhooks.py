import hashlib
import json
import pytest
from django.urls import reverse

from inbox.models import Attachment, Channel

PAYLOAD = """
{"object": "whatsapp_business_account", "entry": [{"id": "8562631271414332", "changes": [{"value":
 {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "796417844178680"},
  "messages": [{"from": "5491139026349", "id": "wamid.x", "timestamp": "1712000000", "type": "document",
   "document": {"filename": "cv.pdf", "mime_type": "application/pdf", "sha256": "zz=", "id": "580338477219245"}}]}}]}]}
"""


@pytest.fixture
def channel(db):
    return Channel.objects.create(kind="wa", phone_number_id="796417844178680", owner_ref=995999661545859960)


def test_document_is_stored(client, channel, requests_mock):
    requests_mock.get("https://graph.facebook.com/v18.0/580338477219245", json={
        "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=580338477219245&ext=1712369774&hash=AT",
        "mime_type": "application/pdf",
        "file_size": 12345,
        "id": "580338477219245",
        "messaging_product": "whatsapp",
    })
    r = client.post(reverse("wa-hook"), data=PAYLOAD, content_type="application/json")
    assert r.status_code == 200
    att = Attachment.objects.get()
    assert att.remote_id == "580338477219245"
    assert att.created_ms > 1758049401819


def test_status_only(client, channel):
    body = {"entry": [{"id": "4887969434189883", "changes": [{"value": {"statuses": [{"id": "wamid.y", "recipient_id": "5511907623199"}]}}]}]}
    assert client.post(reverse("wa-hook"), data=json.dumps(body), content_type="application/json").status_code == 200
    assert not Attachment.objects.exists()
