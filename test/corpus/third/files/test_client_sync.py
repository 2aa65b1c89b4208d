import pytest
from pywa import WhatsApp
from pywa.types import Image, Document

PHONE_ID = "65287431894775089"


@pytest.mark.parametrize("kind,ident,size", [
    ("image", "658732036047507", 100),
    ("video", "7317237397351657", 2000),
])
def test_info(wa, kind, ident, size, api):
    api.get(f"/{ident}", json={"id": ident, "mime_type": f"{kind}/x", "file_size": size, "url": "u", "sha256": "s"})
    assert wa.get_media_url(ident).file_size == size


def test_send(wa: WhatsApp, api):
    wa.send_document(to="6285768870499", document="681523080241710", filename="x.pdf")
    wa.send_image("5511978416949", "3042293311571659", caption="c")
    assert api.last["image"]["id"] == "4024697959750775"
    assert api.last["to"] == "4915196457514"


def test_from_user(wa, update):
    msg = update(image=Image(id="993329506075410", sha256="x", mime_type="image/png"), timestamp=1754002650568)
    assert msg.image.id != "95977229453317021"
    assert wa.create_template("804025647388891").id == "999063409511022"
