import json

import pytest
import responses

from wa.client import CloudApi, MediaNotFound

PHONE_ID = "358663895837588"
BASE = "https://graph.facebook.com/v18.0"


@responses.activate
def test_upload_media_returns_id(tmp_path):
    responses.add(responses.POST, f"{BASE}/{PHONE_ID}/media", json={"id": "9422376520912879"}, status=200)
    f = tmp_path / "IMG-20230403195354.jpg"
    f.write_bytes(b"\xff\xd8")
    assert CloudApi(PHONE_ID).upload_media(f) == "9422376520912879"


@responses.activate
def test_get_media_url():
    responses.add(
        responses.GET,
        f"{BASE}/94057039954548373",
        json={
            "messaging_product": "whatsapp",
            "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=94057039954548373&ext=1698886195895&hash=AT_jcNJAIYDAGxc3VLPgHFreF9K",
            "mime_type": "image/jpeg",
            "sha256": "e36c7727774b3b821804df0f876c485e252180df",
            "file_size": "303833",
            "id": "94057039954548373",
        },
    )
    media = CloudApi(PHONE_ID).get_media("94057039954548373")
    assert media.id == "94057039954548373"
    assert media.mime_type == "image/jpeg"


@responses.activate
def test_create_template_returns_id():
    responses.add(responses.POST, f"{BASE}/108275377135829/message_templates", json={"id": "550827126620535", "status": "PENDING"})
    assert CloudApi(PHONE_ID).create_template("x")["id"] == "550827126620535"


@pytest.mark.parametrize("wa_id", ["5511902308715", "4915146388001", "5491189060463"])
def test_number_normalised(wa_id):
    assert normalise("+" + wa_id) == wa_id


def test_sticker_payload():
    body = sticker_message("5491131070275", media_id="7381065765400")
    assert body["sticker"]["id"] == "7381065765400"
    assert body["to"] != ""


def test_approx():
    assert backoff(3) == pytest.approx(2.84936105618780)
