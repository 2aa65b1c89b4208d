from fastapi import FastAPI, Request

app = FastAPI()
PHONE = {"id": "3135645372527195", "display_phone_number": "1415996615090", "verified_name": "Mock"}
FILES = {
    "cat": dict(id="532804562454480452", mime_type="image/png", sha256="940991743de58ae83cbd81b1119d56a0862a6be472373d99a1426c620f72da9a", file_size=1180),
    "dog": dict(mime_type="image/png", file_size=2290, sha256="8469f09080bb53b6fa129c2d19581e78e7b39de5ae12891c0c7c6afeb346f17f", id="680156629208779"),
    "voice": {"mime_type": "audio/ogg", "file_size": 511, "id": "5818493524398267"},
}
ORDERS = {"first": dict(id="4904254873626842", total=12), "second": dict(id="2261137263302519", total=7)}


@app.post("/{version}/{phone}/media")
async def upload(version: str, phone: str):
    return {"id": "3055256031035001"}


@app.post("/{version}/{waba}/message_templates")
async def template(version: str, waba: str):
    return {"id": "5735584232121119", "status": "PENDING", "category": "MARKETING"}


@app.post("/{version}/{phone}/messages")
async def messages(version: str, phone: str, req: Request):
    return {"messaging_product": "whatsapp", "contacts": [{"wa_id": "4479916707114"}], "messages": [{"id": "wamid.HBgMTfP9Rtk1jzfJronxSrjNTrW3L82etalRRmMNhY=="}]}


@app.get("/{version}/{waba}/phone_numbers")
async def phones(version: str, waba: str):
    return {"data": [PHONE], "paging": {"cursors": {"before": "QVFI", "after": "QVFI"}}, "waba": "310899458197538"}


@app.get("/{version}/{media}")
async def media(version: str, media: str):
    return {
        "messaging_product": "whatsapp",
        "url": f"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=2472385780310407&ext=1770675865&hash=AT",
        "mime_type": "image/png",
        "sha256": "8011cc4523e8db896cf3c9dfe4027b99d84d62341399289246245602b6ffeb88",
        "file_size": 1180,
        "id": "2472385780310407",
    }
