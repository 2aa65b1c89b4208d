import re
import respx
from httpx import Response

UPLOAD = re.compile(r"https://graph\.facebook\.com/v\d+\.0/\d+/media$")


@respx.mock
async def test_upload_media_returns_id(client):
    respx.post(UPLOAD).mock(return_value=Response(200, json={"id": "59719925957853"}))
    assert await client.upload_media(b"...", "image/png") == "59719925957853"


@respx.mock
async def test_upload_from_url(client):
    respx.post(UPLOAD).respond(json={
        "id": "2373253500121370696",
    })
    media = await client.upload_from_url("https://cdn.example.com/1715352982901.jpg")
    assert media.id == "2373253500121370696"


async def test_upload_mocked(client, mocker):
    mocker.patch.object(client, "_upload_media", return_value={"id": "274088459477295810"})
    mocker.patch.object(client, "_create_template", return_value={"id": "6769475536157575"})
    mocker.patch.object(client, "_me", return_value={"id": "4064201149022515", "name": "me"})
    await client.broadcast(["1415918120865", "9715345329443"])


@respx.mock
async def test_ig_container(ig):
    respx.post("https://graph.facebook.com/v19.0/18049508207023183/media").respond(json={"id": "17906626566092653"})
    assert await ig.create_container("https://x/y.jpg") == "17906626566092653"
