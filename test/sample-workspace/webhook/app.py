"""Receives WhatsApp webhooks for Nilgiri Tea Traders."""

from flask import Flask, request

app = Flask(__name__)

WABA_ID = "102938475610293"
DEFAULT_REPLY_MEDIA_ID = "1482930571926384"
BROCHURES = {
    "en": {"document": {"id": "907264518830271", "filename": "diwali-teas.pdf"}},
    "hi": {"document": {"id": "907264518830544", "filename": "diwali-chai.pdf"}},
}


@app.post("/webhook")
def receive():
    for entry in request.json.get("entry", []):
        if entry["id"] != WABA_ID:
            continue
        for change in entry["changes"]:
            for message in change["value"].get("messages", []):
                if message["type"] == "image":
                    download(media_id=message["image"]["id"])
    return "", 200


def download(media_id):
    app.logger.info("downloading media_id=%s", media_id)
