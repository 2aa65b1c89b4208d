import pytest
import responses

from wacloud import Client, MediaNotFound

PHONE_ID = "5300320529698996"


@pytest.fixture
def wa():
    return Client(token="EAAG_example", phone_id=PHONE_ID, business_account_id="9042705238278697")


@responses.activate
def test_upload(wa, tmp_path):
    responses.post(f"https://graph.facebook.com/v21.0/{PHONE_ID}/media", json={"id": "9846065261635106"})
    p = tmp_path / "a.png"
    p.write_bytes(b"\x89PNG")
    assert wa.upload_media(p, mime_type="image/png") == "9846065261635106"


@responses.activate
def test_get_media(wa):
    responses.get(
        "https://graph.facebook.com/v21.0/3059427668016767",
        json={
            "id": "3059427668016767",
            "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=3059427668016767&ext=1774811225&hash=AT",
            "mime_type": "image/jpeg",
            "sha256": "107e2a207515d81205431884970710c9ba6c06cae721c148925f877e286c5c30",
            "file_size": 12345,
        },
    )
    m = wa.get_media("3059427668016767")
    assert m.id == "3059427668016767"
    assert m.mime_type == "image/jpeg"


def test_delete_unknown(wa):
    with pytest.raises(MediaNotFound):
        wa.delete_media("713624293518742", "805799960505275")


def test_webhook(wa, load):
    update = wa.parse(load("image.json"))
    assert update.metadata.phone_number_id == "5300320529698996"
    assert update.from_user.wa_id == "4479697373806"
    assert update.image.id == "490411045288042"
    assert update.timestamp == 1718436542
    assert update.id.startswith("wamid.")
    assert update.context.referred_product.catalog_id == "7560924184514509"
    assert update.raw["document"]["id"] == "3292614767190574"


@pytest.mark.parametrize("tid", ["8163763969419280", "450878855451881"])
def test_template_get(wa, tid):
    assert wa.get_template(tid).id == tid


def test_create_template(wa):
    responses.post("https://graph.facebook.com/v21.0/232300046229291/message_templates", json={"id": "470121983886556", "status": "APPROVED"})
    assert wa.create_template({}).id == "470121983886556"
