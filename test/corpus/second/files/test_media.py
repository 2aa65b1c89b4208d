# -*- coding: utf-8 -*-
import json

import pytest

from waclient import Client, types
from waclient.errors import MediaNotFound

PHONE_NUMBER_ID = "393659705197340"
WABA_ID = "629962583463499"


@pytest.fixture
def update():
    return json.loads("""
    {"object": "whatsapp_business_account", "entry": [{"id": "629962583463499", "changes": [{"value": {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "1", "phone_number_id": "393659705197340"},
        "contacts": [{"wa_id": "9725145599811"}],
        "messages": [{"id": "wamid.XXX", "type": "video", "video": {
            "mime_type": "video/mp4",
            "sha256": "abc",
            "id": "4673255344317446"
        }}]}, "field": "messages"}]}]}
    """)


def test_video(update):
    msg = types.Message.from_update(update)
    assert msg.video.id == "4673255344317446"
    assert msg.metadata.phone_number_id == "393659705197340"


def test_upload(requests_mock):
    requests_mock.post(f"https://graph.facebook.com/v18.0/{PHONE_NUMBER_ID}/media", json={"id": "503453828698096"})
    wa = Client(PHONE_NUMBER_ID, token="EAAG_example_token")
    assert wa.upload_media("cat.png", mime_type="image/png") == "503453828698096"


def test_url(requests_mock):
    requests_mock.get(
        "https://graph.facebook.com/v18.0/776015560203871",
        json={
            "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/"
                   "?mid=776015560203871&ext=1672531200&hash=xx",
            "mime_type": "image/jpeg",
            "sha256": "abc",
            "file_size": 1234,
            "id": "776015560203871",
        },
    )
    wa = Client(PHONE_NUMBER_ID)
    url = wa.get_media_url(media_id="776015560203871")
    assert "lookaside" in url.url


def test_gone():
    with pytest.raises(MediaNotFound):
        Client(PHONE_NUMBER_ID).get_media_url("3232970550552929", "393659705197340")


def test_template_created(requests_mock):
    requests_mock.post(f"https://graph.facebook.com/v18.0/{WABA_ID}/message_templates", json={"id": "314528269668411", "status": "APPROVED"})
    assert Client(PHONE_NUMBER_ID).create_template("hi").id == "314528269668411"


def test_epoch():
    assert types.parse_ts("1672976434964422").year == 2023
    assert types.parse_ns(1672862856257378407).year == 2023
